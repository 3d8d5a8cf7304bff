/** What the flow says a friction costs, or why it cannot say; and the way to a case that is made of it. */
import { Text } from '@mantine/core'
import { count } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import { address } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { spanShown } from '#web/ui/span.ts'
import { partInWords } from '../schema-cost-words.ts'
import { sentence } from '../schema-words.ts'
import type { FrictionTold } from '../schema.ts'
import classes from './frictions.module.css'

export function Measured({ friction: { id, number, flow, version } }: { friction: FrictionTold }) {
  // Asked anew where its words changed.
  const cost = useAnswer('frictions.cost', { id })
  return (
    <Section title="What it costs, as far as it is measured" key={version}>
      <Card>
        <Asked of={cost} lines={3}>
          {({ measured, because }) =>
            measured === null ? (
              <Text size="sm" c="dimmed">
                Cannot be measured: {because}.
              </Text>
            ) : (
              <>
                <Text size="sm" c="dimmed" mb="xs">
                  The {measured.about.part} of {measured.about.repository},{' '}
                  {spanShown(measured.window)}.
                </Text>
                <ul className={classes['parts']}>
                  {measured.parts.map((part) => (
                    <li key={part.what}>{sentence(partInWords(part))}.</li>
                  ))}
                </ul>
                {measured.people !== null && (
                  <Text size="sm" mt="xs">
                    The changes of at least {count(measured.people)} people waited.
                  </Text>
                )}
              </>
            )
          }
        </Asked>
        <Text size="sm" mt="sm">
          {flow !== null && (
            <Link to={address('/evidence/case', { friction: String(number) })} underline="always">
              Make the case for something better
            </Link>
          )}
        </Text>
      </Card>
    </Section>
  )
}
