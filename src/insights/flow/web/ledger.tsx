/** What waiting costs, cause by cause: hours, how many people it hits where that is told, and money where the team says what an hour costs. */
import { Text } from '@mantine/core'
import { useRef } from 'react'
import { hoursOf } from '#std/duration.ts'
import { count } from '#std/words.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { seriesColour } from '#web/charts/series-colours.ts'
import { Shares } from '#web/charts/shares.tsx'
import { ChartFrame } from '#web/evidence/chart-frame.tsx'
import { svgOf } from '#web/evidence/export.ts'
import type { TableOf } from '#web/evidence/table.tsx'
import type { FlowWhere } from './asked.ts'
import { Meaning } from './meaning.tsx'
import { FlowPin } from './pins.tsx'
import { begun } from './words.ts'

type Answer = AnswerOf<'flow.bottlenecks'>
type Line = Answer['ledger'][number]

export function Ledger({ answer, where }: { answer: Answer; where: FlowWhere }) {
  const svg = useRef<SVGSVGElement>(null)
  const { ledger, currency, ci } = answer
  const most = Math.max(...ledger.map(lostIn), Number.MIN_VALUE)
  return (
    <ChartFrame
      title="Hours lost to waiting"
      answer={answer}
      of="waits"
      svg={() => svgOf(svg.current)}
      acts={
        <>
          <FlowPin where={where} of="waits" />
          <Meaning says={says} />
        </>
      }
      table={tableOf(ledger, currency)}
    >
      <Shares
        svgRef={svg}
        label="Hours lost to waiting, by cause"
        cut="end"
        colour={seriesColour(0)}
        shares={ledger.map((line) => ({
          name: begun(line.says),
          share: lostIn(line) / most,
          says: hoursOf(lostIn(line) * 60),
        }))}
      />
      <Text size="sm" c="dimmed">
        Changes by the team’s working time; jobs by all the time, for they wait at night as well.
        {ci.because !== null && ` Waits of jobs cannot be told: ${ci.because}. ${ci.hint ?? ''}`}
      </Text>
    </ChartFrame>
  )
}

const says = [
  'All waits of one kind together: of changes that were merged in the span, and of jobs that were created in it. A change that waits holds nobody up for each of its hours; it says where to look, not what was wasted.',
  'People are those whose changes waited, never by name: at least so many, in steps of five, and fewer than five are not told.',
  'What it costs is told where the team says what an hour costs: working hours times that rate.',
]

function lostIn({ hours }: Line): number {
  return hours.working ?? hours.elapsed
}

function tableOf(rows: readonly Line[], currency: string | null): TableOf<Line> {
  const cost = {
    name: `Cost (${currency ?? ''})`,
    value: (line: Line) => line.cost,
    show: (line: Line) => (line.cost === null ? '–' : count(line.cost)),
  }
  return {
    rows,
    columns: [
      { name: 'Cause', value: (line) => begun(line.says) },
      { name: 'Waits', isMinor: true, value: ({ n }) => n },
      { name: 'Working hours', value: ({ hours }) => hours.working },
      { name: 'Elapsed hours', isMinor: true, value: ({ hours }) => hours.elapsed },
      { name: 'Half at least (h)', isMinor: true, value: ({ medianHours }) => medianHours },
      { name: 'People, at least', value: ({ people }) => people },
      ...(currency === null ? [] : [cost]),
    ],
  }
}
