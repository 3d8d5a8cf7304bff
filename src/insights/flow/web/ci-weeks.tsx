/** How long jobs ran and waited for a runner, week by week. */
import { Text } from '@mantine/core'
import { useRef } from 'react'
import { calendarDayShown } from '#std/shown-dates.ts'
import { ColourKey } from '#web/charts/key.tsx'
import { Lines } from '#web/charts/lines.tsx'
import { seriesColour } from '#web/charts/series-colours.ts'
import { ChartFrame } from '#web/evidence/chart-frame.tsx'
import { svgOf } from '#web/evidence/export.ts'
import type { FlowWhere } from './asked.ts'
import type { CiAnswer } from './ci.tsx'
import { Meaning } from './meaning.tsx'
import { FlowPin } from './pins.tsx'
import { filled, startOf } from './slices.ts'
import { fewest } from './words.ts'

type Week = CiAnswer['weeks'][number]

const key = [
  { name: 'Run, half at most', colour: seriesColour(0) },
  { name: 'Queue, half at most', colour: seriesColour(2) },
  { name: 'Queue, nine in ten at most', colour: seriesColour(1) },
]

const says = [
  'A job runs from when it started until it ended. It waits from when it was created until it started: of first attempts alone, for what is run again was waited for by nobody at first.',
  'A job that never started waited until its run ended. One that failed, and succeeded on the same commit, is flaky.',
  `Below ${fewest} jobs a week is a gap.`,
]

export function CiWeeks({ answer, where }: { answer: CiAnswer; where: FlowWhere }) {
  const svg = useRef<SVGSVGElement>(null)
  const byWeek = new Map(answer.weeks.map((week) => [week.week, week]))
  const weeks = filled([...byWeek.keys()].sort(), 'week')
  const line = (name: 'runP50' | 'queueP50' | 'queueP90', place: number) => ({
    name: key[place]?.name ?? '',
    colour: key[place]?.colour ?? '',
    points: weeks.map((week) => ({ at: startOf(week), value: byWeek.get(week)?.[name] ?? null })),
  })
  const lines = [line('runP50', 0), line('queueP50', 1), line('queueP90', 2)]
  const isDrawn = lines.some(({ points }) => points.some(({ value }) => value !== null))
  const minutes = (name: string, part: 'runP50' | 'queueP50' | 'queueP90') => ({
    name,
    value: (week: Week) => week[part],
  })
  return (
    <ChartFrame
      title="Run and queue of jobs by week"
      answer={answer}
      of="jobs"
      svg={() => svgOf(svg.current)}
      legend={key}
      acts={
        <>
          <FlowPin where={where} of="ci" />
          <Meaning says={says} />
        </>
      }
      table={{
        rows: answer.weeks,
        columns: [
          { name: 'Week of', value: (row) => row.week, show: (row) => calendarDayShown(row.week) },
          { name: 'Jobs', isMinor: true, value: ({ jobs }) => jobs },
          minutes('Run (min)', 'runP50'),
          minutes('Queue (min)', 'queueP50'),
          { ...minutes('Queue, nine in ten (min)', 'queueP90'), isMinor: true },
          { name: 'Never started', isMinor: true, value: ({ neverStarted }) => neverStarted },
          { name: 'Flaky failures', isMinor: true, value: ({ flakyFailures }) => flakyFailures },
        ],
      }}
    >
      {isDrawn ? (
        <>
          <ColourKey parts={key} />
          <Lines
            svgRef={svg}
            label="Minutes that jobs ran and waited for a runner, week by week"
            unit="minutes"
            lines={lines}
          />
        </>
      ) : (
        <Text c="dimmed">
          No week has {fewest} jobs of which this is known: that is too little to draw.
        </Text>
      )}
    </ChartFrame>
  )
}
