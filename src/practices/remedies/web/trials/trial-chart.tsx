/** One number of a trial week by week, with the day on which it began, what such weeks were like before, and what the difference is. */
import { Group, Text } from '@mantine/core'
import { useRef } from 'react'
import { nounOf, shownValue } from '#std/measured.ts'
import { calendarDayShown } from '#std/shown-dates.ts'
import { ColourKey } from '#web/charts/key.tsx'
import { Lines } from '#web/charts/lines.tsx'
import { seriesColour } from '#web/charts/series-colours.ts'
import { ChartFrame } from '#web/evidence/chart-frame.tsx'
import { svgOf } from '#web/evidence/export.ts'
import { Course } from '#web/records/course.tsx'
import { Card } from '#web/ui/card.tsx'
import { State } from '#web/ui/state.tsx'
import { drawn } from './course-points.ts'
import { measuredWords, type Compared } from './trial-words.ts'

export function TrialChart({ compared }: { compared: Compared }) {
  const svg = useRef<SVGSVGElement>(null)
  const { pin, now, verdict, because, change, since } = compared
  const { label, unit } = pin.frozen
  const name = pin.place === null ? label : `${pin.place}: ${label}`
  const { label: says, tone } = measuredWords[verdict]
  const chart = change === null ? null : drawn(compared, change)
  const said = (
    <>
      <Group justify="space-between" align="flex-start" gap="xs" mb="xs">
        <Text fw={600}>{begun(name)}</Text>
        <State tone={tone}>{says}</State>
      </Group>
      <Text size="sm" mb="xs">
        {shownValue(pin.frozen)} when it was pinned, {shownValue(now ?? { value: null, unit })}{' '}
        today. {begun(because)}.
      </Text>
    </>
  )
  if (change === null || chart === null || change.before.weeks + change.after.weeks === 0)
    return <Card>{said}</Card>
  const key = [
    ...(chart.course.length > 0
      ? [{ name: eachSaid(chart.weeksTogether), colour: seriesColour(0) }]
      : []),
    { name: 'All weeks of a side', colour: seriesColour(1) },
    ...(chart.usual.length > 0
      ? [
          {
            name: chart.isUsualAll ? 'Where those before lay' : 'Eight in ten of those before',
            colour: seriesColour(2),
          },
        ]
      : []),
  ]
  return (
    <ChartFrame
      title={`${begun(name)}, before and after`}
      answer={{
        n: change.before.n + change.after.n,
        window: { label: `${change.from}..${change.to}`, from: change.from, to: change.to },
        leftOut: [],
      }}
      of={`${nounOf(pin.measure)}s`}
      svg={() => svgOf(svg.current)}
      legend={key}
      table={{
        rows: change.course,
        columns: [
          {
            name: 'From',
            value: ({ from }) => from,
            show: ({ from }) => calendarDayShown(from),
          },
          { name: 'Weeks', isMinor: true, value: ({ weeks }) => weeks },
          { name: 'Counted', isMinor: true, value: ({ n }) => n },
          {
            name: begun(label),
            value: ({ value }) => value,
            show: ({ value }) => (value === null ? '–' : shownValue({ value, unit })),
          },
        ],
      }}
    >
      {said}
      <ColourKey parts={key} />
      <Lines
        svgRef={svg}
        label={`${begun(name)}, before and after ${calendarDayShown(since)}`}
        unit={chart.unit}
        marks={[{ at: chart.begins, label: 'Begun' }]}
        lines={[
          { name: 'usual', colour: seriesColour(2), points: chart.usual },
          { name: 'weeks', colour: seriesColour(0), points: chart.course },
          { name: 'sides', colour: seriesColour(1), points: chart.sides },
        ]}
      />
      {change.course.length === 0 && (
        <Text size="sm" c="dimmed">
          Told within weeks; over a longer time more come together. Single weeks are not shown: of
          so few people that would be as good as a name.
        </Text>
      )}
      {change.after.weeks > 0 && <Course unit={unit} change={change} />}
    </ChartFrame>
  )
}

function eachSaid(weeks: number): string {
  return weeks === 1 ? 'Each week' : `Each ${weeks} weeks`
}

function begun(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
