/** Which hour of the week a moment falls into where people live, and how a span of time lies over the 168 of them. */
import { firstPlace } from './first-place.ts'
import { dayMs, isoDay, minuteMs, weekdayOf, weekMs } from './local-day.ts'
import { type WorkHours, isWorkday, workHours } from './work-hours.ts'
import type { WorkCalendar } from './working-time.ts'
import { offsetAt, placeIn, type Zone, yearOf, zoneYear } from './zone.ts'

const hourMs = 3_600_000

/** As a clock there shows it: `weekday` 1 is Monday and 7 is Sunday, `hour` is 0 to 23, `day` is YYYY-MM-DD. */
export function localHour(
  where: Zone | WorkCalendar,
  ms: number,
): { weekday: number; hour: number; day: string } {
  const reading = ms + offsetAt(zoneIn(where), ms)
  const day = Math.floor(reading / dayMs)
  const hour = Math.floor((reading - day * dayMs) / hourMs)
  return { weekday: weekdayOf(day), hour, day: isoDay(day) }
}

/** The Monday of the week that it is there, as YYYY-MM-DD. */
export function weekOf(where: Zone | WorkCalendar, ms: number): string {
  const day = Math.floor((ms + offsetAt(zoneIn(where), ms)) / dayMs)
  return isoDay(day - weekdayOf(day) + 1)
}

/**
 * Adds the minutes of a span to the hours of the week they fall into: Monday from 0 to 1 first, 168 in all. Of a calendar
 * only working time, where the end of a night shift lies in the hours of the next weekday; of a zone all that elapses.
 */
export function hoursShared(
  where: Zone | WorkCalendar,
  [fromMs, toMs]: readonly [number, number],
  into: Float64Array,
): void {
  const zone = zoneIn(where)
  const hours = 'hours' in where ? where.hours : roundTheClock
  yearOf(toMs)
  for (let from = fromMs; from < toMs;) {
    // Between two changes the clocks run on evenly.
    const year = zoneYear(zone, yearOf(from))
    const place = placeIn(year, from)
    const to = Math.min(toMs, year.begins[place + 1] ?? year.end)
    const offset = year.offsets[place] ?? 0
    shareReadings(hours, [from + offset, to + offset], into)
    from = to
  }
}

const roundTheClock = workHours({
  days: [1, 2, 3, 4, 5, 6, 7],
  spans: [{ from: 0, to: 1440 }],
  holidays: new Set(),
})

function zoneIn(where: Zone | WorkCalendar): Zone {
  return 'zone' in where ? where.zone : where
}

type Readings = readonly [from: number, to: number]

/** Whole weeks at once, as long as they are; what is left day by day. */
function shareReadings(hours: WorkHours, [from, to]: Readings, into: Float64Array): void {
  const midnight = Math.min(to, Math.ceil(from / dayMs) * dayMs)
  const weeks = Math.floor((to - midnight) / weekMs)
  const rest = midnight + weeks * weekMs
  if (weeks > 0) shareWeeks(hours, [midnight, rest], into)
  for (const part of weeks > 0
    ? [[from, midnight] as const, [rest, to] as const]
    : [[from, to] as const])
    for (let day = Math.floor(part[0] / dayMs) - 1; day * dayMs < part[1]; day++)
      if (isWorkday(hours, day)) shareShift(hours, { day, within: part, times: 1 }, into)
}

/** Seven days as often as there are weeks, without the days off among them. */
function shareWeeks(hours: WorkHours, within: Readings, into: Float64Array): void {
  const [from, to] = within
  const times = (to - from) / weekMs
  for (let day = monday; day < monday + 7; day++)
    if (hours.isWorked[weekdayOf(day)])
      shareShift(hours, { day, within: [-Infinity, Infinity], times }, into)
  const { off } = hours
  const yesterday = from / dayMs - 1
  for (
    let place = firstPlace(off.length, (each) => (off[each] ?? 0) < yesterday);
    (off[place] ?? Infinity) * dayMs < to;
    place++
  )
    shareShift(hours, { day: off[place] ?? 0, within, times: -1 }, into)
}

/** 29 December 1969. */
const monday = -3

function shareShift(
  { spans }: WorkHours,
  { day, within: [from, to], times }: { day: number; within: Readings; times: number },
  into: Float64Array,
): void {
  for (const span of spans) {
    const end = Math.min(to, day * dayMs + span.to)
    for (let at = Math.max(from, day * dayMs + span.from); at < end;) {
      const hour = Math.floor(at / hourMs)
      const next = Math.min(end, (hour + 1) * hourMs)
      const sinceMonday = (hour - monday * 24) % 168
      const cell = sinceMonday < 0 ? sinceMonday + 168 : sinceMonday
      into[cell] = (into[cell] ?? 0) + (times * (next - at)) / minuteMs
      at = next
    }
  }
}
