/**
 * How much of a span of time a team works: the time in which the clocks of its zone show hours of work. Where clocks are put
 * back, an hour that they show twice counts twice; where they are put forward, what they leave out counts nothing.
 */
import { minuteMs } from './local-day.ts'
import { type HourSpan, type WorkHours, workedUntil, workHours } from './work-hours.ts'
import { placeIn, type Zone, type ZoneYear, yearOf, zoneOf, zoneYear } from './zone.ts'

export interface WorkCalendar {
  readonly zone: Zone
  readonly hours: WorkHours
  readonly years: Map<number, CalendarYear>
}

/** Between two changes of the clocks, work is what lies between two readings; the jumps of the readings are carried along. */
interface CalendarYear {
  readonly zone: ZoneYear
  /** For each offset of the year, in milliseconds: to be added to the work up to a reading. */
  readonly carried: readonly number[]
  /** The same for the first offset of the next year. */
  readonly next: number
}

/** One span of hours each day, in minutes after midnight, or several. Holidays are written YYYY-MM-DD; `days` are 1 for Monday to 7 for Sunday. */
export type Hours = HourSpan | { readonly hours: readonly HourSpan[] }

export function makeCalendar({
  zone,
  days,
  holidays,
  ...hours
}: {
  zone: string
  days: readonly number[]
  holidays: ReadonlySet<string>
} & Hours): WorkCalendar {
  const spans = 'hours' in hours ? hours.hours : [hours]
  return { zone: zoneOf(zone), hours: workHours({ days, spans, holidays }), years: new Map() }
}

/** The same hours and holidays somewhere else, as for one of the team who lives there: made at once. */
export function inZone({ hours }: WorkCalendar, zone: string): WorkCalendar {
  return { zone: zoneOf(zone), hours, years: new Map() }
}

/**
 * In minutes, exact to the millisecond; from and to in milliseconds UTC within the years 1 to 9999. Negative where `to`
 * is before `from`, as the time elapsed is.
 */
export function workingMinutes(calendar: WorkCalendar, fromMs: number, toMs: number): number {
  return (workedBefore(calendar, toMs) - workedBefore(calendar, fromMs)) / minuteMs
}

/** Only the difference of two of these means something. */
function workedBefore(calendar: WorkCalendar, ms: number): number {
  const { zone, carried } = calendarYear(calendar, yearOf(ms))
  const place = placeIn(zone, ms)
  return workedUntil(calendar.hours, ms + (zone.offsets[place] ?? 0)) + (carried[place] ?? 0)
}

/** Nothing is carried into it; from here each year is made from its neighbour, and most are asked for that lie near. */
const middle = 2020

function calendarYear(calendar: WorkCalendar, year: number): CalendarYear {
  const known = calendar.years.get(year)
  if (known !== undefined) return known
  let made = calendar.years.get(middle) ?? keptYear(calendar, middle, () => 0)
  for (let later = middle + 1; later <= year; later++) {
    const { next } = made
    made = calendar.years.get(later) ?? keptYear(calendar, later, () => next)
  }
  for (let earlier = middle - 1; earlier >= year; earlier--) {
    const [first = 0] = made.carried
    made = calendar.years.get(earlier) ?? keptYear(calendar, earlier, (jumps) => first - jumps)
  }
  return made
}

/** `into` says what is carried into the year, told the sum of its jumps. */
function keptYear(
  { zone, hours, years }: WorkCalendar,
  year: number,
  into: (jumps: number) => number,
): CalendarYear {
  const rules = zoneYear(zone, year)
  const sums = [0]
  for (const [place, offset] of rules.offsets.entries()) {
    if (place === 0) continue
    const at = rules.begins[place] ?? 0
    const before = workedUntil(hours, at + (rules.offsets[place - 1] ?? 0))
    sums.push((sums.at(-1) ?? 0) + before - workedUntil(hours, at + offset))
  }
  const jumps = sums.at(-1) ?? 0
  const first = into(jumps)
  const made = { zone: rules, carried: sums.map((sum) => first + sum), next: first + jumps }
  years.set(year, made)
  return made
}
