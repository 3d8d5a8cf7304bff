/** What cannot be taken back is asked once, and then done. */
import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '#web/api/ask.ts'
import { ProblemNotice } from './asked.tsx'
import { DialogActs } from './dialog-acts.tsx'
import { Dialog } from './dialog.tsx'

interface AskFirstProps {
  /** What the button says, the question that it leads to, and what is said of it. */
  label: string
  asks: string
  says: string
  /** What the button says that does it. */
  does: string
  act: { isPending: boolean; error: Problem | null }
  /** Closes the question, for where the page stays. */
  onSend: (close: () => void) => void
}

export function AskFirst({ label, asks, says, does, act, onSend }: AskFirstProps) {
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
              label={does}
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
