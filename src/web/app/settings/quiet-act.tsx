/** A small button beside a line of a list. Among many that say the same, each says what it is about. */
import { Button } from '@mantine/core'

interface QuietActProps {
  label: string
  about: string
  onClick: () => void
  isPending?: boolean
}

export function QuietAct({ label, about, onClick, isPending = false }: QuietActProps) {
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      aria-label={`${label}: ${about}`}
      loading={isPending}
      onClick={onClick}
    >
      {label}
    </Button>
  )
}
