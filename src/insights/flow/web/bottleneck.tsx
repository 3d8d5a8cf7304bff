/** One cause of waiting: what it costs in a sentence, since when, what explains it, what to ask, and what may help. */
import { Group, Stack, Text } from '@mantine/core'
import { hoursOf } from '#std/duration.ts'
import { calendarDayShown } from '#std/shown-dates.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { address, useAddress } from '#web/ui/address.ts'
import { Card } from '#web/ui/card.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { Explains } from './explains.tsx'
import { MayHelp } from './may-help.tsx'
import { ReportFriction } from './report-friction.tsx'
import { begun } from './words.ts'

export type Bottleneck = AnswerOf<'flow.bottlenecks'>['bottlenecks'][number]

interface BottleneckSectionProps {
  of: Bottleneck
  repository: string | undefined
}

export function BottleneckSection({ of, repository }: BottleneckSectionProps) {
  const { search } = useAddress()
  const part = `cause ${of.cause}`
  return (
    <Section title={begun(of.says)}>
      <Card>
        <Stack gap="md">
          <div>
            <Text>{of.reading.says}</Text>
            <Text fw={600} mt="xs">
              {of.reading.ask}
            </Text>
          </div>
          <Text size="sm">{sinceSaid(of.since)}</Text>
          <Explains of={of} />
          <MayHelp cause={of.cause} repository={repository} />
          <Group gap="md">
            <ReportFriction part={part} />
            <Link to={address('/evidence/case', { ...search, about: part })} size="xs">
              Make the case for something better
            </Link>
          </Group>
        </Stack>
      </Card>
    </Section>
  )
}

/** Since when it is as it is. */
function sinceSaid({ shape, week, between, before, after }: Bottleneck['since']): string {
  if (shape === 'none' || before === null || after === null)
    return 'Since when? No clear point: within this span it did not clearly become longer or shorter, or too few weeks tell.'
  const from = `from ${hoursOf(before * 60)} to ${hoursOf(after * 60)}, for half of them`
  if (shape === 'drift') return `Since when? Little by little over the whole span: ${from}.`
  const surely =
    between === null
      ? ''
      : ` Nine times in ten that point lies between ${calendarDayShown(between.from)} and ${calendarDayShown(between.to)}.`
  return `Since when? Since the week of ${week === null ? 'an unknown day' : calendarDayShown(week)}: ${from}.${surely}`
}
