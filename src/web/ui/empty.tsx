/** What a page says when there is nothing yet: what would stand here, and how it gets there. */
import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Card } from './card.tsx'

export function Empty({
  says,
  children,
  acts,
}: {
  says: string
  children?: ReactNode
  acts?: ReactNode
}) {
  return (
    <Card>
      <Text fw={600} mb={4}>
        {says}
      </Text>
      {children !== undefined && (
        <Text c="dimmed" maw="40rem" component="div">
          {children}
        </Text>
      )}
      {acts !== undefined && <Group mt="md">{acts}</Group>}
    </Card>
  )
}
