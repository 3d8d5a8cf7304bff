/** `cairn worktime`: elapsed and working time between two moments. */
import { duration, hoursOf } from '#std/duration.ts'
import { CairnError } from '#std/errors.ts'
import { holidayBytesMax, holidaysFrom } from '#std/holidays.ts'
import { daysFrom, hoursFrom } from '#std/hours-words.ts'
import { isoDay } from '#std/local-day.ts'
import { type Moment, momentFrom, shownIn } from '#std/local-moment.ts'
import { localHour } from '#std/week-hours.ts'
import { counted } from '#std/words.ts'
import { makeCalendar, type WorkCalendar, workingMinutes } from '#std/working-time.ts'
import { bytesOf } from '../files.ts'
import type { Io } from '../io.ts'
import { wrap } from '../text/wrap.ts'

interface Asked {
  from: string
  to: string
  zone: string
  hours: string
  days: string
  holidays?: string
  json?: true
}

export async function worktime(io: Io, asked: Asked): Promise<number> {
  const calendar = await calendarFrom(asked)
  const [from, to] = [momentFrom(asked.from, calendar.zone), momentFrom(asked.to, calendar.zone)]
  if (to.ms < from.ms)
    throw new CairnError('invalid', 'worktime.reversed', 'The second time lies before the first.', {
      hint: 'Give the earlier one first.',
    })
  for (const [text, moment] of [[asked.from, from] as const, [asked.to, to] as const])
    if (moment.reading !== 'plain') io.err(`${noteOn(io, calendar, text, moment)}\n`)
  const { zone, hours, days } = asked
  const answer = {
    from: new Date(from.ms).toISOString(),
    to: new Date(to.ms).toISOString(),
    ...{ zone, hours, days },
    holidays: daysOffWithin(calendar, from.ms, to.ms),
    elapsed: (to.ms - from.ms) / 60_000,
    working: workingMinutes(calendar, from.ms, to.ms),
    unit: 'minutes' as const,
  }
  io.out(`${asked.json ? JSON.stringify(answer, null, 2) : inWords(io, asked, answer)}\n`)
  return 0
}

async function calendarFrom(asked: Asked): Promise<WorkCalendar> {
  const { zone } = asked
  const calendar = { zone, days: daysFrom(asked.days), hours: hoursFrom(asked.hours) }
  // What was typed is understood before a file is read.
  const plain = makeCalendar({ ...calendar, holidays: new Set<string>() })
  if (asked.holidays === undefined) return plain
  const bytes = await bytesOf(asked.holidays, holidayBytesMax, 'read')
  return makeCalendar({ ...calendar, holidays: holidaysFrom(bytes) })
}

/** Those that the clocks there show something of, and that would have been worked. */
function daysOffWithin(calendar: WorkCalendar, fromMs: number, toMs: number): string[] {
  if (toMs === fromMs) return []
  // Midnight itself is the end of a day, and nothing of the next one.
  const [first, last] = [localHour(calendar, fromMs).day, localHour(calendar, toMs - 1).day]
  return calendar.hours.off.map(isoDay).filter((day) => day >= first && day <= last)
}

function noteOn(
  { columns }: Io,
  { zone }: WorkCalendar,
  text: string,
  { ms, reading }: Moment,
): string {
  const how =
    reading === 'twice'
      ? 'comes twice there, as clocks are put back; the first is taken'
      : 'is skipped there, as clocks are put forward; taken'
  return wrap(`Note: ${text} ${how}: ${shownIn(zone, ms)}.`, columns).join('\n')
}

function inWords(
  { columns }: Io,
  { zone, hours, days }: Asked,
  { elapsed, working, holidays }: { elapsed: number; working: number; holidays: string[] },
): string {
  const off = holidays.length === 0 ? '' : `, without ${counted(holidays.length, 'day')} off`
  const said = `${duration(elapsed)} elapsed; ${hoursOf(working)} of them working time (${hours}, ${days}, ${zone}${off}).`
  return wrap(said, columns).join('\n')
}
