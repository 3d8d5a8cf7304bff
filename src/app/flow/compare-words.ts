/** A comparison of before and after in words. Pure. */
import type { FlowMeasure } from '#insights/flow/compare/measures.ts'
import { hoursOf } from '#std/duration.ts'
import { calendarDayShown } from '#std/shown-dates.ts'
import { counted, listed, percent } from '#std/words.ts'
import { line, type Line } from '#verbs/line.ts'
import type { FlowComparison } from './compare-verbs.ts'

type Side = FlowComparison['before']

export function sayComparison(told: FlowComparison): Line[] {
  const { measure, says, since, before, after, difference, verdict, because, unit } = told
  const where = told.repositories.length === 0 ? '' : `, of ${listed(told.repositories)}`
  const inUnit = (value: number | null) => (value === null ? 'not known' : inWords(unit, value))
  const side = ({ weeks, n, value }: Side) =>
    `${inUnit(value)}, of ${counted(n, thing(measure))} in ${counted(weeks, 'week')}`
  return [
    line(
      'title',
      `${says[0]?.toUpperCase()}${says.slice(1)}, before and since ${calendarDayShown(since)}${where}`,
    ),
    line('item', `before: ${side(before)}`),
    line('item', `since then: ${side(after)}`),
    ...(difference === null
      ? []
      : [
          line(
            'item',
            `difference: ${signed(unit, difference.value)}, in ${Math.round(difference.level * 100)} of 100 cases ${signed(unit, difference.low)} to ${signed(unit, difference.high)}`,
          ),
        ]),
    line('plain', `${verdictWords[verdict]}: ${because}.`),
    ...(told.alsoDecided.length === 0
      ? []
      : [
          line('heading', 'Decided in the same time: what changed may be their doing as well'),
          ...told.alsoDecided.map(({ number, title, on }) =>
            line('item', `${number}. ${title} (${calendarDayShown(on)})`),
          ),
        ]),
  ]
}

const verdictWords = {
  worked: 'It worked',
  'did not': 'It did not work',
  'cannot tell': 'Nobody can tell',
} as const satisfies Record<FlowComparison['verdict'], string>

function thing(measure: FlowMeasure): string {
  return measure.startsWith('ci_') ? 'job' : 'change'
}

function inWords(unit: FlowComparison['unit'], value: number): string {
  switch (unit) {
    case 'working minutes':
      return `${hoursOf(value)} of working time`
    case 'minutes':
      return hoursOf(value)
    case 'lines':
      return counted(value, 'line')
    case 'per week':
      return `${Math.round(value * 10) / 10} a week`
    case 'share':
      return percent(value)
  }
}

/** Of less than a minute the sign says nothing. */
function signed(unit: FlowComparison['unit'], value: number): string {
  const isTime = unit === 'minutes' || unit === 'working minutes'
  if (isTime && Math.abs(value) < 1) return inWords(unit, Math.abs(value))
  const size =
    unit === 'share' ? counted(Math.abs(value) * 100, 'point') : inWords(unit, Math.abs(value))
  return value < 0 ? `−${size}` : value > 0 ? `+${size}` : size
}
