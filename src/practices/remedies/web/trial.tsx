/** How one would try it, and know: how long, with how much effort, and what may show it. What begins a trial stands here. */
import { List, Text } from '@mantine/core'
import { counted } from '#std/words.ts'
import { Section } from '#web/ui/page.tsx'
import type { Offer } from '../schema.ts'
import { measureInWords } from '../schema-words.ts'
import { effortWords } from './words.ts'

export function Trial({ offer: { weeks, effort, measures, ask } }: { offer: Offer }) {
  return (
    <Section title="A trial of it">
      <Text>
        {counted(weeks, 'week')}, {effortWords[effort]}.{' '}
        {measures.length > 0 && 'What may show that it helped:'}
      </Text>
      {measures.length > 0 && (
        <List mt="xs">
          {measures.map((measure) => (
            <List.Item key={measure.key}>{measureInWords(measure)}</List.Item>
          ))}
        </List>
      )}
      {ask !== null && (
        <Text mt="xs">
          To be asked before and after: <em>{ask}</em>
        </Text>
      )}
    </Section>
  )
}
