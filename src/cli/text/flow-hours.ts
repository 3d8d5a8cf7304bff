/** At which hours of the week changes wait, as a map of seven lines: the darker an hour, the more waiting lies in it. */
import { HoursAnswer } from '#app/flow/verbs.ts'
import { hoursOf } from '#std/duration.ts'
import { counted, listed } from '#std/words.ts'
import { monthShown } from '#std/shown-dates.ts'
import { shortWeekdayNames, weekdayNames } from '#std/weekdays.ts'
import type { Io } from '../io.ts'
import { wrap } from './wrap.ts'

const shades = ['·', '░', '▒', '▓', '█']
const wide = 4 + 48

export function showHours(
  { columns, paint }: Pick<Io, 'columns' | 'paint'>,
  given: unknown,
): string {
  const { n, repositories, stage, zone, months, hours } = HoursAnswer.parse(given)
  const most = Math.max(...hours)
  if (months === null || most === 0)
    return `${wrap('Nothing waited in this span, as far as is known.', columns).join('\n')}\n`
  const cell = columns >= wide ? 2 : 1
  const span = [...new Set([monthShown(months.from), monthShown(months.to)])].join(' to ')
  const what =
    stage === null ? 'waited' : `waited (${stage === 'mergeWait' ? 'merge wait' : stage})`
  return [
    ...wrap(
      `When ${counted(n, 'merged change')} of ${listed(repositories)} ${what}, ${span}, by the clocks of ${zone}.`,
      columns,
    ),
    '',
    paint(
      'dim',
      `    ${[0, 6, 12, 18]
        .map((hour) => String(hour).padEnd(6 * cell))
        .join('')
        .trimEnd()}`,
    ),
    ...shortWeekdayNames.map((day, row) => {
      const its = hours.slice(row * 24, row * 24 + 24)
      return `${day} ${its.map((each) => shadeOf(each / most).repeat(cell)).join('')}`
    }),
    '',
    ...wrap(reading(hours), columns),
    '',
  ].join('\n')
}

/** Of the hour in which most was waited. */
function shadeOf(share: number): string {
  return shades[Math.min(shades.length - 1, Math.ceil(share * (shades.length - 1)))] ?? ''
}

function reading(hours: readonly number[]): string {
  const most = Math.max(...hours)
  const least = Math.min(...hours)
  if (least > most * 0.8)
    return `Every hour of the week has about as much of it: ${hoursOf(least)} to ${hoursOf(most)}.`
  const at = hours.indexOf(most)
  const hour = at % 24
  return `The most lies on ${weekdayNames[Math.floor(at / 24)]} from ${hour}:00 to ${hour + 1}:00, ${hoursOf(most)}; the least in an hour is ${hoursOf(least)}. It is the waiting of changes; nobody’s work is in it.`
}
