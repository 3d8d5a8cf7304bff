/** A span of time in words, in the zone of whoever reads. */
import { calendarDayShown, dayShown } from '#std/shown-dates.ts'

interface Window {
  label: string
  from: string | null
  to: string | null
}

const units: Record<string, readonly [string, string]> = {
  d: ['day', 'days'],
  w: ['week', 'weeks'],
  m: ['month', 'months'],
  y: ['year', 'years'],
}

/** `12 months to 28 Nov 2026`; where days were named, those; all time since the first commit, where that is known. */
export function spanShown(
  { label, from, to }: Window,
  history: { from: string } | null = null,
): string {
  if (label === 'all')
    return history === null ? 'all time' : `all time, since ${dayShown(new Date(history.from))}`
  const named = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(label)
  if (named?.[1] !== undefined && named[2] !== undefined)
    return `${calendarDayShown(named[1])} to ${calendarDayShown(named[2])}`
  const [, length = '', unit = ''] = /^(\d+)([dwmy])$/.exec(label) ?? []
  const [one, many] = units[unit] ?? []
  const end = to === null ? 'now' : dayShown(new Date(to))
  if (one !== undefined) return `${length} ${length === '1' ? one : many} to ${end}`
  return `${from === null ? 'the beginning' : dayShown(new Date(from))} to ${end}`
}
