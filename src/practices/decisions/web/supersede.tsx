/** Another decision takes the place of one that was accepted: it has to be accepted itself. */
import { Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import type { Decision } from '../schema.ts'

export function Supersede({ decision, close }: { decision: Decision; close: () => void }) {
  const { id, version } = decision
  const accepted = useAnswer('decisions.list', { status: 'accepted', limit: 200 })
  const [successor, setSuccessor] = useState<string | null>(null)
  const supersede = useAct('decisions.supersede', close)
  const others = (accepted.data?.items ?? []).filter((one) => one.id !== id)
  return (
    <Dialog onClose={close} title="Another took its place" size="lg">
      <Stack gap="md">
        {supersede.isError && <ProblemNotice problem={supersede.error} />}
        {accepted.data !== undefined && others.length === 0 && (
          <Text c="dimmed">
            No other decision is accepted. Propose what is to take its place; once it is accepted,
            it can be chosen here.
          </Text>
        )}
        <Select
          label="Which one"
          description="Only what is accepted can take the place of another."
          data={others.map((one) => ({ value: one.id, label: `${one.number}, ${one.title}` }))}
          value={successor}
          onChange={setSuccessor}
          searchable
        />
        <DialogActs
          label="It took its place"
          onSend={() => successor !== null && supersede.mutate({ id, version, successor })}
          isReady={successor !== null}
          isPending={supersede.isPending}
          close={close}
        />
      </Stack>
    </Dialog>
  )
}
