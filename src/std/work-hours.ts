/** The hours a team works, as a clock on the wall shows them: without a zone, each day has 24 hours. */
import { CairnError, invariant } from './errors.ts'
import { firstPlace } from './first-place.ts'
import { dayMs, dayNumber, minuteMs, weekdayOf } from './local-day.ts'

/** In minutes after midnight. Where `to` is not behind `from` it is on the next day: 22-6 is from 1320 to 360. */
export interface HourSpan {
  readonly from: number
  readonly to: number
}

export interface WorkHours {
  /** In milliseconds after the midnight that a day begins with, in order; of a night shift the end is behind the day's. */
  readonly spans: readonly HourSpan[]
  /** Whether the weekday is worked: 1 is Monday, 7 is Sunday. */
  readonly isWorked: readonly boolean[]
  /** Days off, as numbers of local-day.ts: those that would be worked otherwise, in order. */
  readonly off: readonly number[]
  readonly isOff: ReadonlySet<number>
  /** Of one day that is worked, in milliseconds. */
  readonly shiftMs: number
  /** How many days are worked from Monday up to a weekday, which is not counted: of 1 it is 0, and of 8 the whole week. */
  readonly workedUpTo: readonly number[]
}

const minutesOfDay = 1440

export function workHours({
  days,
  spans: given,
  holidays,
}: {
  days: readonly number[]
  spans: readonly HourSpan[]
  holidays: ReadonlySet<string>
}): WorkHours {
  if (days.length === 0 || !days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7))
    throw new CairnError('invalid', 'worktime.days', 'The days of work make no sense.', {
      hint: 'Give at least one, from 1 for Monday to 7 for Sunday.',
    })
  const isWorked = Array.from({ length: 8 }, (_, day) => days.includes(day))
  const workedUpTo = Array.from(
    { length: 9 },
    (_, day) => isWorked.slice(0, day).filter(Boolean).length,
  )
  const spans = inOrder(given).map(({ from, to }) => ({ from: from * minuteMs, to: to * minuteMs }))
  const off = holidayNumbers(holidays).filter((day) => isWorked[weekdayOf(day)])
  const shiftMs = spans.reduce((sum, { from, to }) => sum + to - from, 0)
  return { spans, isWorked, off, isOff: new Set(off), shiftMs, workedUpTo }
}

/** Nights end behind midnight, and nothing is worked twice. */
function inOrder(given: readonly HourSpan[]): HourSpan[] {
  if (given.length === 0) throw noSense('There are no hours of work.')
  const spans = given.map(({ from, to }) => {
    const isMinute = [from, to].every(Number.isInteger) && from >= 0 && to >= 0
    if (!isMinute || from >= minutesOfDay || to > minutesOfDay || from === to)
      throw noSense(`Nobody can work from ${clock(from)} to ${clock(to)}.`)
    return { from, to: to > from ? to : to + minutesOfDay }
  })
  spans.sort((one, other) => one.from - other.from)
  for (const [place, { from, to }] of spans.entries()) {
    const first = spans[0]?.from ?? 0
    const next = spans[place + 1]?.from ?? first + minutesOfDay
    if (to > next)
      throw noSense(`From ${clock(next)} on, the hours from ${clock(from)} go on as well.`)
  }
  return spans
}

function noSense(what: string): CairnError {
  return new CairnError('invalid', 'worktime.hours', what, {
    hint: 'Give hours such as 9-17, 9-12,13-17, 0-24 or 22-6 that do not overlap.',
  })
}

function clock(minutes: number): string {
  const ofDay = minutes > minutesOfDay ? minutes - minutesOfDay : minutes
  return `${Math.floor(ofDay / 60)}:${String(ofDay % 60).padStart(2, '0')}`
}

function holidayNumbers(holidays: ReadonlySet<string>): number[] {
  return [...holidays]
    .map((iso) => {
      const day = dayNumber(iso)
      invariant(day !== undefined, 'a holiday is a day of the calendar, as YYYY-MM-DD')
      return day
    })
    .toSorted((one, other) => one - other)
}

/** A night shift belongs to the day it begins, and so does its end. */
export function isWorkday({ isWorked, isOff }: WorkHours, day: number): boolean {
  return isWorked[weekdayOf(day)] === true && !isOff.has(day)
}

/**
 * Milliseconds of work up to a reading of the clock (milliseconds from 1 January 1970 on, as if it were UTC), counted from
 * a Monday of 1969: negative before. The difference of two is what lies between, in the time of a few steps.
 */
export function workedUntil(hours: WorkHours, reading: number): number {
  const day = Math.floor(reading / dayMs)
  // A shift that began before yesterday has ended.
  let worked = workdaysBefore(hours, day - 1) * hours.shiftMs
  for (const each of [day - 1, day])
    if (isWorkday(hours, each)) worked += ofShift(hours, reading - each * dayMs)
  return worked
}

function workdaysBefore({ off, workedUpTo }: WorkHours, day: number): number {
  const weekday = weekdayOf(day)
  const weeks = (day - (weekday - 1) + 3) / 7
  const daysOff = firstPlace(off.length, (place) => (off[place] ?? 0) < day)
  return weeks * (workedUpTo[8] ?? 0) + (workedUpTo[weekday] ?? 0) - daysOff
}

/** How much of a shift is over, so long after the midnight it began behind. */
function ofShift({ spans }: WorkHours, sinceMs: number): number {
  let over = 0
  for (const { from, to } of spans) if (sinceMs > from) over += (sinceMs < to ? sinceMs : to) - from
  return over
}
