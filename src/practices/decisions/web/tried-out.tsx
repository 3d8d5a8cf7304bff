/** What a decision tries out: the remedy, from when on, what it should change, and the question that people answer. */
import { Stack, Text } from '@mantine/core'
import { counted } from '#std/words.ts'
import { Card } from '#web/ui/card.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { Day } from '#web/ui/when.tsx'
import type { Decision } from '../schema.ts'
import type { Tries } from '../tries-shape.ts'

/** Of a proposal; of what is decided it stands with the outcome. */
export function WouldTry({ decision: { tries } }: { decision: Decision }) {
  if (tries === null) return null
  return (
    <Section title="A trial">
      <Card>
        <Stack gap="xs">
          <Text>What it should change: {tries.expected}</Text>
          <TriedOut tries={tries} />
        </Stack>
      </Card>
    </Section>
  )
}

export function TriedOut({ tries }: { tries: Tries }) {
  const { remedy, startsOn, weeks, ask, before } = tries
  return (
    <>
      <Text size="sm" c="dimmed">
        A trial of{' '}
        <Link to={`/remedies/${remedy.replace('remedy#', '')}`} underline="always">
          a remedy
        </Link>
        , for {counted(weeks, 'week')} from <Day day={startsOn} /> on.{' '}
        <Link to="/trials" underline="always">
          All trials
        </Link>
      </Text>
      {ask !== null && (
        <Text size="sm">
          To be asked before and after: <em>{ask}</em>{' '}
          {before === null ? 'Nobody wrote down what was answered before.' : `Before: ${before}`}
        </Text>
      )}
    </>
  )
}
