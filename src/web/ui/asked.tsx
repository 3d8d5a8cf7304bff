/** What stands where an answer will: it is on its way, it failed, or there it is. */
import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Problem } from '#web/api/ask.ts'
import { Notice } from './notice.tsx'

interface AskedProps<Answer> {
  of: UseQueryResult<Answer, Problem>
  /** About how many lines will stand there: nothing jumps when they do. */
  lines?: number
  children: (answer: Answer) => ReactNode
}

export function Asked<Answer>({ of, lines = 4, children }: AskedProps<Answer>) {
  if (of.data !== undefined) {
    return (
      <div aria-busy={of.isPlaceholderData}>
        {of.isError && <ProblemNotice problem={of.error} again={() => void of.refetch()} />}
        {children(of.data)}
      </div>
    )
  }
  if (of.isError) return <ProblemNotice problem={of.error} again={() => void of.refetch()} />
  return (
    <Stack gap="sm" role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={18} width={`${90 - ((index * 17) % 40)}%`} />
      ))}
    </Stack>
  )
}

export function ProblemNotice({ problem, again }: { problem: Problem; again?: () => void }) {
  return (
    <Notice title={problem.message} isUrgent>
      <Group justify="space-between" align="center">
        <Text size="sm">{problem.hint ?? 'Nothing was changed.'}</Text>
        {again !== undefined && problem.status !== 404 && (
          <Button size="compact-sm" variant="default" onClick={again}>
            Try again
          </Button>
        )}
      </Group>
    </Notice>
  )
}
