/** How a page writes when something was: one way everywhere, in the zone of whoever reads it. */
import { monthNames } from './month.ts'

/** 28 Nov 2026 */
export function dayShown(at: Date): string {
  return `${at.getDate()} ${short(at.getMonth())} ${at.getFullYear()}`
}

/** 28 Nov 2026, 14:05 */
export function momentShown(at: Date): string {
  return `${dayShown(at)}, ${clockShown(at)}`
}

/** 14:05 */
export function clockShown(at: Date): string {
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}

/** `2026-11` is Nov 2026: a month of a calendar belongs to no zone. */
export function monthShown(month: string): string {
  const [year = '', number = ''] = month.split('-')
  return `${short(Number(number) - 1)} ${year}`
}

/** `2026-11-28` is 28 Nov 2026: a day of a calendar belongs to no zone either. */
export function calendarDayShown(day: string): string {
  const [, , number = ''] = day.split('-')
  return `${Number(number)} ${monthShown(day)}`
}

export function short(month: number): string {
  return (monthNames[month] ?? '').slice(0, 3)
}

/** The day, of a moment that is no more than that: what was posted without a name appears with its day alone, as its midnight. */
export function onlyDay(at: string): string | null {
  return /T00:00:00(?:\.0+)?Z$/.test(at) ? at.slice(0, 10) : null
}
