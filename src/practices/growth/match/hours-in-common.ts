/** How many hours of a week two people both work, wherever they live. */
import { invariant } from '#std/errors.ts'
import { dayMs, dayNumber, minuteMs, weekdayOf } from '#std/local-day.ts'
import { workingMinutes, type WorkCalendar } from '#std/working-time.ts'
import type { Participant } from './round.ts'

/** All zones differ by quarters of an hour. */
const quarterMs = 15 * minuteMs
const quarters = (7 * dayMs) / quarterMs

/** Answers in hours a week, and null where it cannot be told. Each kind of week is read once, and each two of them compared once. */
export function hoursInCommon(on: string): (one: Participant, other: Participant) => number | null {
  const day = dayNumber(on)
  invariant(day !== undefined, 'a day of the calendar')
  const monday = (day - weekdayOf(day) + 1) * dayMs
  const kinds = new Map<string, Week>()
  const weekOf = (calendar: WorkCalendar): Week => {
    const { zone, hours } = calendar
    const key = JSON.stringify([zone.name, hours.spans, hours.isWorked])
    const known = kinds.get(key)
    if (known !== undefined) return known
    const week = { worked: workedQuarters(calendar, monday), shared: new Map<Week, number>() }
    kinds.set(key, week)
    return week
  }
  const weeks = new Map<WorkCalendar, Week>()
  const weekFor = (calendar: WorkCalendar): Week => {
    const week = weeks.get(calendar) ?? weekOf(calendar)
    weeks.set(calendar, week)
    return week
  }
  return (one, other) => {
    if (one.calendar === null || other.calendar === null) return null
    const [first, second] = [weekFor(one.calendar), weekFor(other.calendar)]
    const known = first.shared.get(second)
    if (known !== undefined) return known
    const both = first.worked.reduce(
      (sum, at, place) => sum + (at & (second.worked[place] ?? 0)),
      0,
    )
    first.shared.set(second, both / 4)
    return both / 4
  }
}

interface Week {
  /** 1 where the whole quarter is worked: from Monday, midnight UTC, on. */
  worked: Uint8Array
  shared: Map<Week, number>
}

function workedQuarters(calendar: WorkCalendar, monday: number): Uint8Array {
  return Uint8Array.from({ length: quarters }, (_, place) => {
    const from = monday + place * quarterMs
    return workingMinutes(calendar, from, from + quarterMs) >= 15 ? 1 : 0
  })
}
