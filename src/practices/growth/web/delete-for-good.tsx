/** Asks once, and then it is gone: nothing brings it back. */
import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ProblemNotice } from '#web/ui/asked.tsx'
import type { Problem } from '#web/api/ask.ts'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'

interface DeleteProps {
  /** What the button says, and the question that it leads to. */
  label: string
  asks: string
  says: string
  act: { isPending: boolean; error: Problem | null }
  /** Closes the question, for where the page stays. */
  onSend: (close: () => void) => void
}

export function DeleteForGood({ label, asks, says, act, onSend }: DeleteProps) {
  const [isAsking, setIsAsking] = useState(false)
  const close = () => setIsAsking(false)
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setIsAsking(true)}>
        {label}
      </Button>
      {isAsking && (
        <Dialog title={asks} onClose={close}>
          <Stack>
            {act.error !== null && <ProblemNotice problem={act.error} />}
            <Text size="sm">{says}</Text>
            <DialogActs
              label="Delete for good"
              isPending={act.isPending}
              close={close}
              onSend={() => onSend(close)}
            />
          </Stack>
        </Dialog>
      )}
    </>
  )
}
