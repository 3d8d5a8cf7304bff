/** An idea goes into a proposal that is discussed already, or begins one of its own. */
import { Button, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import type { Idea } from '../schema.ts'

interface IntoProposalProps {
  idea: Idea
  /** Those that are open. */
  proposals: readonly { id: string; number: number; title: string }[]
  /** Begins a new one. */
  begin: () => void
  close: () => void
}

export function IntoProposal({
  idea: { id, version },
  proposals,
  begin,
  close,
}: IntoProposalProps) {
  const [proposal, setProposal] = useState<string | null>(null)
  const goInto = useAct('ideas.propose', close)
  return (
    <Dialog onClose={close} title="Make a proposal of it" size="lg">
      <Stack gap="md">
        {goInto.isError && <ProblemNotice problem={goInto.error} />}
        <div>
          <Button variant="default" onClick={begin}>
            Open a new proposal
          </Button>
        </div>
        <Text>Or put it into one that is discussed already: the proposal names whose it was.</Text>
        <Select
          label="An open proposal"
          data={proposals.map((one) => ({ value: one.id, label: `${one.number}, ${one.title}` }))}
          value={proposal}
          onChange={setProposal}
          searchable
        />
        <DialogActs
          label="Put it into this proposal"
          onSend={() => proposal !== null && goInto.mutate({ id, version, proposal })}
          isReady={proposal !== null}
          isPending={goInto.isPending}
          close={close}
        />
      </Stack>
    </Dialog>
  )
}
