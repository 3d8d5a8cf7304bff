/** A few fields and one button in a line, with what went wrong above them. */
import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Problem } from '#web/api/ask.ts'
import { ProblemNotice } from './asked.tsx'

interface InlineFormProps {
  /** What the button says. */
  label: string
  variant?: 'filled' | 'default'
  act: { isPending: boolean; error: Problem | null }
  isReady: boolean
  onSend: () => void
  /** Behind the button. */
  more?: ReactNode
  children: ReactNode
}

export function InlineForm({
  label,
  variant = 'default',
  act,
  isReady,
  onSend,
  more,
  children,
}: InlineFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) onSend()
      }}
    >
      {act.error !== null && <ProblemNotice problem={act.error} />}
      <Group align="end" gap="xs">
        {children}
        <Button type="submit" variant={variant} loading={act.isPending} disabled={!isReady}>
          {label}
        </Button>
        {more}
      </Group>
    </form>
  )
}
