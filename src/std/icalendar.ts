/**
 * The whole days of an iCalendar (RFC 5545): what calendars of holidays are made of. An event with a time of day, or that
 * repeats in a way that is not understood, is refused rather than taken for something else.
 */
import { eventsOf, type Property, wrongLine } from './icalendar-lines.ts'
import { repeated } from './icalendar-repeats.ts'
import { dayNumber, isoDay } from './local-day.ts'

/** Each day off of 270 years. A calendar that names more is broken, or made to be. */
const daysMax = 100_000

/** As YYYY-MM-DD. */
export function icalendarDays(lines: readonly string[]): ReadonlySet<string> {
  const days = new Set<string>()
  for (const event of eventsOf(lines))
    for (const day of daysOf(event)) {
      days.add(day)
      if (days.size > daysMax)
        throw wrongLine(
          event[0]?.line ?? 1,
          'is in the event with which there are more than 100,000 days',
        )
    }
  return days
}

const notUnderstood = new Set(['RDATE', 'EXRULE', 'RECURRENCE-ID'])

function* daysOf(event: readonly Property[]): Iterable<string> {
  const one = (name: string) => event.find((each) => each.name === name)
  if (one('STATUS')?.value.trim().toUpperCase() === 'CANCELLED') return
  const other = event.find(({ name }) => notUnderstood.has(name))
  if (other) throw wrongLine(other.line, `has ${other.name}, which is not understood`)
  const start = one('DTSTART')
  if (start === undefined) throw wrongLine(event[0]?.line ?? 1, 'begins an event without a DTSTART')
  const first = dayIn(start)
  const count = lengthOf(first, one('DTEND'), one('DURATION'))
  const rules = event.filter(({ name }) => name === 'RRULE')
  if (rules[1]) throw wrongLine(rules[1].line, 'is the second rule of an event')
  const without = new Set(event.filter(({ name }) => name === 'EXDATE').flatMap(daysIn))
  for (const begin of rules[0] ? repeated(first, rules[0]) : [first])
    if (!without.has(begin)) for (let on = 0; on < count; on++) yield isoDay(begin + on)
}

function dayIn(property: Property): number {
  const [day, ...others] = daysIn(property)
  if (day === undefined || others.length > 0) throw noDay(property)
  return day
}

function daysIn(property: Property): number[] {
  if (!property.parameters.split(';').includes('VALUE=DATE')) throw noDay(property)
  return property.value.split(',').map((each) => {
    const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(each.trim()) ?? []
    const number = dayNumber(`${year}-${month}-${day}`)
    if (number === undefined) throw noDay(property)
    return number
  })
}

function noDay({ line }: Property) {
  return wrongLine(line, 'names no whole day (VALUE=DATE)')
}

/** In days: `end` is the first day that is no longer off. */
function lengthOf(first: number, end: Property | undefined, lasts: Property | undefined): number {
  const longest = 366
  if (end !== undefined) {
    const count = dayIn(end) - first
    if (count < 1 || count > longest)
      throw wrongLine(end.line, 'ends its event too soon or too late')
    return count
  }
  if (lasts === undefined) return 1
  const [, count = '0', unit] = /^\+?P(\d{1,3})([DW])$/.exec(lasts.value.trim()) ?? []
  const days = Number(count) * (unit === 'W' ? 7 : 1)
  if (days < 1 || days > longest)
    throw wrongLine(lasts.line, 'gives no number of days, as P1D does')
  return days
}
