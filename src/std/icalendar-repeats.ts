/** When a whole day of an iCalendar comes back. rrule knows the calendar; what it would take without a word is refused here. */
// oxlint-disable-next-line import/default -- Node takes its CommonJS build, which has one; its types are of the other.
import rrule from 'rrule'
import { type Property, wrongLine } from './icalendar-lines.ts'
import { dayMs, dayNumber } from './local-day.ts'

/** How long what has no end goes on. */
const lastDay = '2199-12-31'

/** In days of local-day.ts, in order: the first itself, and each of its like. */
export function repeated(first: number, { line, value }: Property): number[] {
  const rule = value.trim().toUpperCase().replace(/;$/, '')
  const parts = partsOf(rule)
  const until = parts?.get('UNTIL')?.replace(/(....)(..)(..)/, '$1-$2-$3') ?? lastDay
  const last = dayNumber(until < lastDay ? until : lastDay)
  if (parts === undefined || last === undefined)
    throw wrongLine(line, 'repeats in a way that is not understood')
  const days = first > last ? [] : daysBy(rule, first, last)
  // RFC 5545 leaves open what such a rule means, and programs differ; a rule that no day keeps is found out here as well.
  if (days[0] !== first) throw wrongLine(line, 'has a rule that the day of DTSTART does not keep')
  return days
}

const weekday = '(?:MO|TU|WE|TH|FR|SA|SU)'
const listOf = (one: string) => `${one}(?:,${one})*`

/**
 * Parts that mean something for whole days, with values that they can have: rrule goes on for hours about some others.
 * What comes each day is a vacation, and has a DTEND.
 */
const understood = new Map(
  Object.entries({
    FREQ: 'YEARLY|MONTHLY|WEEKLY',
    INTERVAL: String.raw`[1-9]\d{0,2}`,
    COUNT: String.raw`[1-9]\d{0,4}`,
    UNTIL: String.raw`\d{8}`,
    BYMONTH: listOf('(?:0?[1-9]|1[0-2])'),
    BYMONTHDAY: listOf(String.raw`-?(?:0?[1-9]|[12]\d|3[01])`),
    BYDAY: listOf(`(?:[+-]?[1-5])?${weekday}`),
    BYSETPOS: String.raw`-?[1-9]\d?`,
    WKST: weekday,
  }).map(([name, values]) => [name, new RegExp(`^(?:${values})$`)]),
)

/** Undefined of what is not understood, or cannot stand together. */
function partsOf(rule: string): Map<string, string> | undefined {
  const said = rule.split(';')
  const parts = new Map<string, string>()
  for (const each of said) {
    const [, name = '', value = ''] = /^([A-Z]+)=(.*)$/.exec(each) ?? []
    if (understood.get(name)?.test(value) !== true) return undefined
    parts.set(name, value)
  }
  const isNumbered = /\d/.test(parts.get('BYDAY') ?? '')
  const isWrongWeek = parts.get('FREQ') === 'WEEKLY' && (parts.has('BYMONTHDAY') || isNumbered)
  const isWrong =
    parts.size < said.length ||
    !parts.has('FREQ') ||
    isWrongWeek ||
    (parts.has('COUNT') && parts.has('UNTIL'))
  return isWrong ? undefined : parts
}

function daysBy(rule: string, first: number, last: number): number[] {
  const { RRule } = rrule
  const dates = new RRule({
    ...RRule.parseString(rule),
    dtstart: new Date(first * dayMs),
    until: new Date(last * dayMs),
  }).all()
  return dates.map((date) => date.getTime() / dayMs)
}
