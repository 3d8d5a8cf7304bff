/** Days off from a file: a date on each line, or an iCalendar with whole days. */
import { CairnError } from './errors.ts'
import { dayNumber, isoDay } from './local-day.ts'
import { shownWord } from './shown-word.ts'

const charsMax = 1_000_000
/** A holiday of every year is taken for so many years behind its first. */
const yearsMax = 60
const daysMax = 370

/** As YYYY-MM-DD. `name` is the file's, for what it says when a line is wrong. */
export function holidaysFrom(text: string, name: string): Set<string> {
  if (text.length > charsMax)
    throw new CairnError(
      'invalid',
      'worktime.holidays',
      `${shownWord(name)} is too large for a list of days.`,
      {
        hint: 'A megabyte is read at most.',
      },
    )
  const clean = text.replace(/^\u{feff}/u, '')
  return /^BEGIN:VCALENDAR/im.test(clean) ? fromCalendar(clean, name) : fromLines(clean, name)
}

function fromLines(text: string, name: string): Set<string> {
  const days = new Set<string>()
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const [said = ''] = line.split('#')
    if (said.trim() === '') continue
    const [day = ''] = said.trim().split(/[\s,;]/)
    if (dayNumber(day) === undefined) throw noDay(name, index + 1, day)
    days.add(day)
  }
  return days
}

interface Event {
  start?: number
  end?: number
  isYearly?: boolean
}

/** Of an event the days from DTSTART up to DTEND, which is the first day after it (RFC 5545, 3.6.1). */
function fromCalendar(text: string, name: string): Set<string> {
  const days = new Set<string>()
  let event: Event | undefined
  // A line that begins with a space goes on with the one before.
  const lines = text.replaceAll(/\r?\n[ \t]/g, '').split(/\r\n|\r|\n/)
  for (const [index, line] of lines.entries()) {
    if (/^BEGIN:VEVENT/i.test(line)) event = {}
    else if (/^END:VEVENT/i.test(line)) {
      for (const day of daysOf(event ?? {})) days.add(day)
      event = undefined
    } else if (event !== undefined) readLine(event, line, { name, number: index + 1 })
  }
  return days
}

function readLine(event: Event, line: string, at: { name: string; number: number }): void {
  const [, property = '', value = ''] = /^(DTSTART|DTEND|RRULE)(?:;[^:]*)?:(.*)$/i.exec(line) ?? []
  if (property === '') return
  if (property.toUpperCase() === 'RRULE') {
    event.isYearly = /^FREQ=YEARLY(;|$)/i.test(value)
    return
  }
  const [, year = '', month = '', day = ''] = /^(\d{4})(\d\d)(\d\d)/.exec(value) ?? []
  const number = dayNumber(`${year}-${month}-${day}`)
  if (number === undefined) throw noDay(at.name, at.number, value)
  event[property.toUpperCase() === 'DTSTART' ? 'start' : 'end'] = number
}

function daysOf({ start, end, isYearly }: Event): string[] {
  if (start === undefined) return []
  const length = Math.min(daysMax, Math.max(1, (end ?? start + 1) - start))
  const first = Array.from({ length }, (_, index) => isoDay(start + index))
  if (!isYearly) return first
  return first.flatMap((day) =>
    Array.from({ length: yearsMax }, (_, years) => later(day, years)).filter(
      (each) => dayNumber(each) !== undefined,
    ),
  )
}

function later(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`
}

function noDay(name: string, line: number, text: string): CairnError {
  return new CairnError(
    'invalid',
    'worktime.holidays',
    `${shownWord(name)}, line ${line}: ${shownWord(text)} is not a day.`,
    {
      hint: 'Write each as 2026-12-25, with any text behind it, or give an iCalendar file.',
    },
  )
}
