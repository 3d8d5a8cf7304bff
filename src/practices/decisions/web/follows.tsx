/** What gets better and what gets worse with a decision. */
import { SimpleGrid, Text } from '@mantine/core'
import { Markdown } from '#web/records/markdown.tsx'
import { Card } from '#web/ui/card.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Decision } from '../schema.ts'

export function Follows({ decision: { consequences, status } }: { decision: Decision }) {
  const { good, bad } = consequences
  if (good.length + bad.length === 0) return null
  return (
    <Section title={status === 'open' ? 'What would follow' : 'What follows'}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Side says="Better" lines={good} />
        <Side says="Worse" lines={bad} />
      </SimpleGrid>
    </Section>
  )
}

function Side({ says, lines }: { says: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <Card>
      <Text fw={600} mb={4}>
        {says}
      </Text>
      {lines.map((line) => (
        <Markdown key={line} text={line} />
      ))}
    </Card>
  )
}
