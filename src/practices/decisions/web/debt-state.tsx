/** Where a debt stands: by when it is to be paid back, whether that day is past, or what else became of it. Nobody is named. */
import { Group, Text } from '@mantine/core'
import { useState } from 'react'
import { State } from '#web/ui/state.tsx'
import { Day } from '#web/ui/when.tsx'
import type { Debt } from '../debt-shape.ts'

export function DebtState({ debt, isProposed }: { debt: Debt; isProposed: boolean }) {
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  if (debt.stance === 'declines') return <State tone="settled">Declined</State>
  if (debt.stance === 'repaid')
    return (
      <Group gap="xs">
        <State tone="settled">Paid back</State>
        <Text span size="sm" c="dimmed">
          on <Day day={debt.repaidAt.slice(0, 10)} />, and was due on <Day day={debt.paybackOn} />
        </Text>
      </Group>
    )
  const isOverdue = debt.paybackOn < today
  return (
    <Group gap="xs">
      <State tone={isOverdue ? 'declined' : 'going'}>
        {isOverdue ? 'Overdue' : isProposed ? 'Would be owed' : 'Owed'}
      </State>
      <Text span size="sm" c="dimmed">
        {isOverdue ? 'was to be paid back by ' : 'to be paid back by '}
        <Day day={debt.paybackOn} />
        {isOverdue && '. Is that day still right?'}
      </Text>
    </Group>
  )
}
