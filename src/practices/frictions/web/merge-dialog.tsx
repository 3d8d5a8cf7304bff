/** Says that a friction is one with another. */
import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { RecordChoice, type ChosenRecord } from '#web/evidence/record-choice.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import type { Friction } from '../schema.ts'

export function MergeDialog({
  friction: { id, version },
  close,
}: {
  friction: Friction
  close: () => void
}) {
  const [into, setInto] = useState<ChosenRecord | null>(null)
  const merge = useAct('frictions.merge', close)
  return (
    <Dialog onClose={close} title="Merge it into another" size="lg">
      <Stack>
        {merge.isError && <ProblemNotice problem={merge.error} />}
        <Text size="sm">
          Both keep their words and comments, and whoever said “me too” to both counts once. It can
          be undone.
        </Text>
        <RecordChoice
          label="The one that goes on"
          kinds={['friction']}
          chosen={into}
          onChange={setInto}
        />
        <DialogActs
          label="Merge it"
          onSend={() => into !== null && merge.mutate({ id, version, into: into.id })}
          isReady={into !== null && into.id !== id}
          isPending={merge.isPending}
          close={close}
        />
      </Stack>
    </Dialog>
  )
}
