/** What ends a dialog: the one thing it is for, or nothing yet. */
import { Button, Group } from '@mantine/core'

interface DialogActsProps {
  label: string
  /** Absent where a form around it is sent. */
  onSend?: () => void
  isReady?: boolean
  isPending: boolean
  close: () => void
}

export function DialogActs({ label, onSend, isReady = true, isPending, close }: DialogActsProps) {
  return (
    <Group>
      <Button
        {...(onSend === undefined ? { type: 'submit' } : { onClick: onSend })}
        loading={isPending}
        disabled={!isReady}
      >
        {label}
      </Button>
      <Button variant="default" onClick={close}>
        Not now
      </Button>
    </Group>
  )
}
