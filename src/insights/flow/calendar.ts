/** The team's working time as its settings have it, and how long spans are in it. */
import { hoursFrom } from '#std/hours-words.ts'
import { makeCalendar, workingMinutes, type WorkCalendar } from '#std/working-time.ts'
import type { Beside } from './row.ts'
import type { FlowSettings } from './settings.ts'
import type { Span } from './spans.ts'

export function calendarOf({ zone, hours, days, holidays }: FlowSettings): WorkCalendar {
  return makeCalendar({ zone, days, holidays: new Set(holidays), hours: hoursFrom(hours) })
}

export function measureIn(calendar: WorkCalendar): (spans: readonly Span[]) => Beside {
  return (spans) => ({
    elapsedMs: spans.reduce((sum, { from, to }) => sum + to - from, 0),
    workingMs: Math.round(
      spans.reduce((sum, { from, to }) => sum + workingMinutes(calendar, from, to), 0) * 60_000,
    ),
  })
}
