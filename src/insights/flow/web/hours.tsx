/** At which hours of the week changes wait. */
import { Group as Row, NativeSelect, Text } from '@mantine/core'
import { useRef } from 'react'
import { hoursOf } from '#std/duration.ts'
import { monthShown } from '#std/shown-dates.ts'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { hourNamed, WeekMap } from '#web/charts/week.tsx'
import { ChartFrame } from '#web/evidence/chart-frame.tsx'
import { svgOf } from '#web/evidence/export.ts'
import { useAddress } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Section } from '#web/ui/page.tsx'
import type { FlowWhere } from './asked.ts'
import { Meaning } from './meaning.tsx'
import { stageWords } from './words.ts'

type Answer = AnswerOf<'flow.hours'>

const waits = ['pickup', 'review', 'rework', 'mergeWait', 'deploy'] as const

export function Hours({ where }: { where: FlowWhere }) {
  const { search, change } = useAddress()
  // The one whose hours tell most: what is reviewed for days lies over the whole week.
  const named = search['waits'] ?? 'pickup'
  const stage = waits.find((name) => name === named)
  const hours = useAnswer('flow.hours', { ...where, ...(stage === undefined ? {} : { stage }) })
  return (
    <Section title="At which hours changes wait">
      <Row mb="md">
        <NativeSelect
          aria-label="In which stage changes wait"
          value={stage ?? 'all'}
          onChange={({ currentTarget: { value } }) =>
            change({ waits: value === 'pickup' ? undefined : value })
          }
          data={[
            { value: 'all', label: 'All waits' },
            ...waits.map((name) => ({ value: name, label: stageWords[name].label })),
          ]}
        />
      </Row>
      <Asked of={hours} lines={8}>
        {(answer) => <Shown answer={answer} />}
      </Asked>
    </Section>
  )
}

const says = [
  'All the time that changes waited, laid over the hours of the week: a change that waits from Monday 16:30 to Tuesday 9:00 waits half an hour on Monday from 16:00 to 17:00, and so on. Nobody’s work is in it, only the waiting of changes.',
  'Waiting at night is no loss by itself. Where it piles up before a weekend, or in the morning, something is waiting for people who are not there.',
  'A window counts whole months: of each month that it touches, all changes that were merged in it.',
]

function Shown({ answer }: { answer: Answer }) {
  const svg = useRef<SVGSVGElement>(null)
  const { hours, months, zone, stage } = answer
  if (months === null)
    return <Text c="dimmed">Nothing waited in this span, as far as is known.</Text>
  const whole = hours.reduce((sum, minutes) => sum + minutes, 0)
  const top = hours.indexOf(Math.max(...hours))
  const what = stage === null ? 'Waiting' : stageWords[stage].label
  const title = `${what} by hour of the week`
  const span =
    months.from === months.to
      ? monthShown(months.from)
      : `${monthShown(months.from)} to ${monthShown(months.to)}`
  return (
    <ChartFrame
      title={title}
      answer={answer}
      of="merged changes"
      svg={() => svgOf(svg.current)}
      acts={<Meaning says={says} />}
      table={{
        rows: hours.map((minutes, place) => ({ place, minutes })),
        columns: [
          { name: 'Hour of the week', value: ({ place }) => hourNamed(place) },
          {
            name: 'Hours waited',
            value: ({ minutes }) => minutes / 60,
            show: ({ minutes }) => hoursOf(minutes),
          },
        ],
      }}
    >
      <WeekMap
        svgRef={svg}
        label={`${title}: ${hoursOf(whole)} in all, most of it on ${hourNamed(top)} with ${hoursOf(hours[top] ?? 0)}`}
        hours={hours}
        says={hoursOf}
      />
      <Text size="sm" c="dimmed">
        {isEven(hours) &&
          'Each hour of the week has about as much: what waits so, waits for days. '}
        {hoursOf(whole)} in all, by the clocks of {zone}; whole months, {span}.
      </Text>
    </ChartFrame>
  )
}

/** Where the least is nearly the most, no hour stands out. */
function isEven(hours: readonly number[]): boolean {
  return Math.min(...hours) > 0.8 * Math.max(...hours)
}
