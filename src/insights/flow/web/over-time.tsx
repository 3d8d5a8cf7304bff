/** How long one stage took, week by week or month by month. */
import { Group as Row, NativeSelect, SegmentedControl, Text } from '@mantine/core'
import { useRef } from 'react'
import { calendarDayShown, monthShown } from '#std/shown-dates.ts'
import { useAnswer } from '#web/api/hooks.ts'
import { ColourKey } from '#web/charts/key.tsx'
import { Lines } from '#web/charts/lines.tsx'
import { seriesColour } from '#web/charts/series-colours.ts'
import { ChartFrame } from '#web/evidence/chart-frame.tsx'
import { svgOf } from '#web/evidence/export.ts'
import type { TableOf } from '#web/evidence/table.tsx'
import { useAddress } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Section } from '#web/ui/page.tsx'
import type { FlowWhere } from './asked.ts'
import { Meaning, ofLengths } from './meaning.tsx'
import { FlowPin } from './pins.tsx'
import { isThin, lengthsIn, pointsOf, type Group, type Measured, type Per } from './slices.ts'
import { lengthShown, unitFor, useTime, type Time } from './time.tsx'
import { fewest, stageNames, stageWords, type FlowAnswer } from './words.ts'

export function OverTime({ where }: { where: FlowWhere }) {
  const { search, change } = useAddress()
  const measured = stageNames.find((name) => name === search['stage']) ?? 'openTime'
  const chosen = search['per'] === 'month' || search['per'] === 'week' ? search['per'] : undefined
  const weeks = useAnswer('flow.stages', chosen === 'month' ? null : { ...where, by: 'week' })
  // Where hardly any week has enough changes, a month has more.
  const hasGaps = weeks.data !== undefined && isThin(weeks.data.groups, measured)
  const per: Per = chosen ?? (hasGaps ? 'month' : 'week')
  const months = useAnswer('flow.stages', per === 'month' ? { ...where, by: 'month' } : null)
  return (
    <Section title="Over time">
      <Row gap="sm" mb="md" align="end">
        <NativeSelect
          aria-label="What is shown over time"
          value={measured}
          onChange={(event) => change({ stage: event.currentTarget.value })}
          data={[
            { value: 'openTime', label: 'Open until merged' },
            ...stageNames.map((name) => ({ value: name, label: stageWords[name].label })),
          ]}
        />
        <SegmentedControl
          aria-label="By week or by month"
          data={[
            { value: 'week', label: 'By week' },
            { value: 'month', label: 'By month' },
          ]}
          value={per}
          onChange={(value) => change({ per: value })}
        />
        {chosen === undefined && hasGaps && (
          <Text size="sm" c="dimmed">
            By month at first: few weeks have {fewest} merged changes.
          </Text>
        )}
      </Row>
      <Asked of={per === 'week' ? weeks : months} lines={8}>
        {(answer) => <Chart answer={answer} measured={measured} per={per} where={where} />}
      </Asked>
    </Section>
  )
}

const key = [
  { name: 'Half took at most', colour: seriesColour(0) },
  { name: 'Three in four', colour: seriesColour(2) },
  { name: 'Nine in ten', colour: seriesColour(1) },
]

interface ChartProps {
  answer: FlowAnswer
  where: FlowWhere
  measured: Measured
  per: Per
}

function Chart({ answer, measured, per, where }: ChartProps) {
  const svg = useRef<SVGSVGElement>(null)
  const time = useTime()
  const { groups } = answer
  const most = Math.max(0, ...groups.map((group) => lengthsIn(group, measured, time).p90 ?? 0))
  const { unit, minutes } = unitFor(most, time)
  const points = pointsOf(groups, { measured, time, per, minutes })
  const what = measured === 'openTime' ? 'Open until merged' : stageWords[measured].label
  const title = `${what}, by ${per}`
  const gaps = points.p50.filter(({ value }) => value === null).length
  return (
    <ChartFrame
      title={title}
      answer={answer}
      of="merged changes"
      svg={() => svgOf(svg.current)}
      legend={key}
      acts={
        <>
          <FlowPin where={where} of="stages" />
          <Meaning says={ofLengths} hasStages />
        </>
      }
      table={tableOf(groups, { measured, per, time })}
    >
      {gaps === points.p50.length ? (
        <Text c="dimmed">
          No {per} has {fewest} changes of which this is known: that is too little to draw. The
          table tells how many there are; a longer span may hold more.
        </Text>
      ) : (
        <>
          <ColourKey parts={key} />
          <Lines
            svgRef={svg}
            label={`${title}: what half, three in four and nine in ten of the changes took at most`}
            unit={unit}
            lines={[
              { name: 'Half', colour: seriesColour(0), points: points.p50 },
              { name: 'Three in four', colour: seriesColour(2), points: points.p75 },
              { name: 'Nine in ten', colour: seriesColour(1), points: points.p90 },
            ]}
          />
          {gaps > 0 && (
            <Text size="sm" c="dimmed">
              {gaps} of {points.p50.length} {per}s are gaps: fewer than {fewest} changes tell
              nothing.
            </Text>
          )}
        </>
      )}
    </ChartFrame>
  )
}

function tableOf(
  groups: readonly Group[],
  { measured, per, time }: { measured: Measured; per: Per; time: Time },
): TableOf<Group> {
  const length = (name: string, part: 'p50' | 'p75' | 'p90') => ({
    name,
    value: (group: Group) => lengthsIn(group, measured, time)[part],
    show: (group: Group) => {
      const value = lengthsIn(group, measured, time)[part]
      return value === null ? '–' : lengthShown(value, time)
    },
  })
  return {
    rows: groups,
    columns: [
      {
        name: per === 'week' ? 'Week of' : 'Month',
        value: ({ key: of }) => of,
        show: ({ key: of }) => (per === 'week' ? calendarDayShown(of) : monthShown(of)),
      },
      { name: 'Changes', value: (group) => lengthsIn(group, measured, time).n },
      length('Half', 'p50'),
      { ...length('3 in 4', 'p75'), isMinor: true },
      length('9 in 10', 'p90'),
    ],
  }
}
