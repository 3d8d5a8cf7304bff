/** "This is wrong": a change that tells nothing is left out of every number, for everybody, with the reason. */
import { Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import type { Change } from './stage-bar.tsx'

interface DisputeProps {
  of: Change
  close: () => void
}

export function DisputeDialog({ of: { repository, number }, close }: DisputeProps) {
  const [because, setBecause] = useState('')
  const dispute = useAct('flow.dispute', close)
  return (
    <Dialog title={`Leave out change #${number}`} onClose={close}>
      <Stack>
        {dispute.error !== null && <ProblemNotice problem={dispute.error} />}
        <Text size="sm">
          It counts in no number from then on, for everybody. It stays in this list, the log below
          it says why, and it can be taken back.
        </Text>
        <Textarea
          label="Because"
          description="Such as: a test of the queue, or opened by a script."
          value={because}
          onChange={(event) => setBecause(event.currentTarget.value)}
          maxLength={2000}
          autosize
          data-autofocus
        />
        <DialogActs
          label="Leave it out"
          isReady={because.trim().length >= 3}
          isPending={dispute.isPending}
          close={close}
          onSend={() =>
            dispute.mutate({
              ...{ repository, subject: `request ${number}`, says: 'leave out' },
              because: because.trim(),
            })
          }
        />
      </Stack>
    </Dialog>
  )
}
