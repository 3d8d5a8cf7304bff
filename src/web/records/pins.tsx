/** Evidence that is pinned to a record: its numbers of that day, today's beside them, and whether that is a change. */
import { Button, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { restsOn, shownValue } from '#std/measured.ts'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { spanShown } from '#web/ui/span.ts'
import { Asked, ProblemNotice } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Section } from '#web/ui/page.tsx'
import { State, type Tone } from '#web/ui/state.tsx'
import { Day } from '#web/ui/when.tsx'
import { Course } from './course.tsx'
import classes from './records.module.css'

type Comparison = AnswerOf<'pins.compare'>['items'][number]

interface PinsProps {
  record: string
  /** The day that before and after are told of; that of each pin where nobody says. */
  since?: string | undefined
}

export function Pins({ record, since }: PinsProps) {
  const pins = useAnswer('pins.compare', { record, ...(since === undefined ? {} : { since }) })
  return (
    <Section title="Evidence">
      <Asked of={pins} lines={3}>
        {({ items }) => (
          <Stack gap="sm">
            {items.length === 0 && (
              <Text c="dimmed">
                Nothing is pinned. Every chart of evidence has a Pin: its numbers of today are kept
                here, and compared later.
              </Text>
            )}
            {items.map((item) => (
              <PinCard key={item.pin.id} comparison={item} />
            ))}
          </Stack>
        )}
      </Asked>
    </Section>
  )
}

const verdicts: Record<Comparison['verdict'], { label: string; tone: Tone }> = {
  better: { label: 'Better', tone: 'settled' },
  worse: { label: 'Worse', tone: 'declined' },
  'cannot tell': { label: 'Cannot tell', tone: 'past' },
}

/** Its numbers as they were on the day, today, and before and after by whole weeks. */
function PinCard({
  comparison: { pin, now, verdict, because, change },
}: {
  comparison: Comparison
}) {
  const remove = useAct('pins.remove')
  const { label, unit, n, window } = pin.frozen
  const name = pin.verb.replace('evidence.', '')
  const { repository } = pin.input
  return (
    <Card>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div className={classes['pinned']}>
          <Text fw={600}>
            {pin.place ?? name}: {label}
          </Text>
          <Text size="sm" c="dimmed">
            {name}
            {typeof repository === 'string' && ` of ${repository}`}
            {`, ${spanShown(window)}`}, {restsOn(pin.measure, n)}
          </Text>
        </div>
        <Button
          size="compact-sm"
          flex="none"
          variant="subtle"
          color="gray"
          aria-label={`Take off ${pin.place ?? name}: ${label}`}
          loading={remove.isPending}
          onClick={() => remove.mutate({ id: pin.id })}
        >
          Take off
        </Button>
      </Group>
      {remove.isError && <ProblemNotice problem={remove.error} />}
      <Group gap="xl" my="xs" align="flex-start">
        <Value figure={pin.frozen}>
          <Day day={pin.pinnedAt.slice(0, 10)} />
        </Value>
        <Value figure={now ?? { value: null, unit }}>today</Value>
        <State tone={verdicts[verdict].tone}>{verdicts[verdict].label}</State>
      </Group>
      <Text size="sm">{`${because.charAt(0).toUpperCase()}${because.slice(1)}.`}</Text>
      {change !== null && change.after.weeks > 0 && <Course unit={unit} change={change} />}
      {pin.note !== '' && <Text mt="xs">{pin.note}</Text>}
    </Card>
  )
}

interface ValueProps {
  figure: Pick<Comparison['pin']['frozen'], 'value' | 'unit'> & {
    low?: number | null
    high?: number | null
  }
  children: ReactNode
}

/** One number, how sure it is, and below it of when. */
function Value({ figure, children }: ValueProps) {
  const { unit, low, high } = figure
  const isSpan = typeof low === 'number' && typeof high === 'number' && low < high
  return (
    <div>
      <Text fz="1.4rem" fw={700}>
        {shownValue(figure)}
      </Text>
      {isSpan && (
        <Text size="sm" c="dimmed">
          {shownValue({ value: low, unit })} to {shownValue({ value: high, unit })}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {children}
      </Text>
    </div>
  )
}
