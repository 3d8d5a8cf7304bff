/** What stands where no forge has told anything: how it gets there. And an answer that may be just that. */
import { Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Problem } from '#web/api/ask.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Empty } from '#web/ui/empty.tsx'

export function NoForge() {
  return (
    <Empty says="No forge has told of its changes so far.">
      <Text mb="xs">
        When a change was opened, reviewed and merged, git does not say; the forge does. What was
        saved of one is read in a minute:
      </Text>
      <code>cairn import github FOLDER --repository OWNER/NAME</code>
      <Text mt="xs">
        How to save it, and what Cairn makes of it, is in docs/import.md. Nothing is sent anywhere.
        With a token <code>cairn sync OWNER/NAME</code> asks the forge itself (docs/sync.md).
      </Text>
    </Empty>
  )
}

interface FlowAskedProps<Answer> {
  of: UseQueryResult<Answer, Problem>
  lines?: number
  children: (answer: Answer) => ReactNode
}

export function FlowAsked<Answer>({ of, lines = 6, children }: FlowAskedProps<Answer>) {
  if (of.error?.code === 'flow.none') return <NoForge />
  return (
    <Asked of={of} lines={lines}>
      {children}
    </Asked>
  )
}
