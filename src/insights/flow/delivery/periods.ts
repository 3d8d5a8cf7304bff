/** The weeks and months that a span of time lies in, by the team's clocks, so that one without anything is told as well. Pure. */
import { dayNumber, isoDay } from '#std/local-day.ts'
import { localHour, weekOf } from '#std/week-hours.ts'
import type { WorkCalendar } from '#std/working-time.ts'

export interface Period {
  /** A Monday as YYYY-MM-DD, or a month as YYYY-MM. */
  from: string
  /** The span holds all of it: less was watched of the first and the last. */
  isWhole: boolean
}

export interface Reach {
  from: number
  to: number
}

/** Twenty years of weeks: a clock that was far off must not make a list of thousands. The newest are told. */
const periodsMax = 1_040

export function weeksIn(calendar: WorkCalendar, { from, to }: Reach): Period[] {
  const week = (at: number) => weekOf(calendar, at)
  return periodsFrom({ from, to, keyAt: week, before: (key) => isoDay(dayOf(key) - 7) })
}

export function monthsIn(calendar: WorkCalendar, { from, to }: Reach): Period[] {
  const month = (at: number) => monthKey(calendar, at)
  const before = (key: string) => isoDay(dayOf(`${key}-01`) - 1).slice(0, 7)
  return periodsFrom({ from, to, keyAt: month, before })
}

/** YYYY-MM there. */
export function monthKey(calendar: WorkCalendar, at: number): string {
  return localHour(calendar, at).day.slice(0, 7)
}

interface Walk extends Reach {
  keyAt: (at: number) => string
  before: (key: string) => string
}

function periodsFrom({ from, to, keyAt, before }: Walk): Period[] {
  if (to < from) return []
  const [first, last] = [keyAt(from), keyAt(to)]
  const isCutAt = { first: keyAt(from - 1) === first, last: keyAt(to + 1) === last }
  const periods: Period[] = []
  for (let key = last; key >= first && periods.length < periodsMax; key = before(key)) {
    const isCut = (key === first && isCutAt.first) || (key === last && isCutAt.last)
    periods.push({ from: key, isWhole: !isCut })
  }
  return periods.toReversed()
}

function dayOf(iso: string): number {
  return dayNumber(iso) ?? 0
}
