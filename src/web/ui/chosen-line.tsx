/** One of what was chosen, and a way to choose it no longer. */
import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'

interface ChosenLineProps {
  /** As whoever hears the button knows it. */
  name: string
  onRemove: () => void
  children: ReactNode
}

export function ChosenLine({ name, onRemove, children }: ChosenLineProps) {
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
      {children}
      <Button
        size="compact-sm"
        flex="none"
        variant="subtle"
        color="gray"
        aria-label={`Leave out ${name}`}
        onClick={onRemove}
      >
        Leave out
      </Button>
    </Group>
  )
}
