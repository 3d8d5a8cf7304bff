/** Days of the calendar as whole numbers, counted from 1 January 1970 on: a day of a wall calendar has no zone. */
export const dayMs = 86_400_000
export const weekMs = 7 * dayMs
export const minuteMs = 60_000

/** The years that ISO 8601 writes in four digits; a moment outside of them is a mistake. */
export const firstYear = 1
export const lastYear = 9999

/** `YYYY-MM-DD`, which is the first of these that the calendar has; undefined for 30 February and for what is no date. */
export function dayNumber(iso: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(iso) || iso.startsWith('0000')) return undefined
  const at = Date.parse(iso)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== iso
    ? undefined
    : at / dayMs
}

export function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, -'T00:00:00.000Z'.length)
}

/** The day that it is in UTC, or so many days later: `YYYY-MM-DD`. */
export function utcDay(at: Date, later = 0): string {
  return isoDay(Math.floor(at.getTime() / dayMs) + later)
}

/** 1 is Monday, 7 is Sunday; 1 January 1970 was a Thursday. */
export function weekdayOf(day: number): number {
  const fromMonday = (day + 3) % 7
  return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1
}
