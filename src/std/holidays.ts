/** A file of days off: one day a line, or a calendar as other programs keep it (icalendar.ts). */
import { CairnError } from './errors.ts'
import { icalendarDays } from './icalendar.ts'
import { dayNumber } from './local-day.ts'
import { shownWord } from './shown-word.ts'

/** Thirty years of a busy calendar; more is another file. */
export const holidayBytesMax = 2 ** 20

/** Days as YYYY-MM-DD. A line has the day and, behind a space or a comma, what it is; what follows # is a comment. */
export function holidaysFrom(bytes: Uint8Array): ReadonlySet<string> {
  if (bytes.length > holidayBytesMax)
    throw new CairnError('invalid', 'holidays.too_large', 'The holidays are more than 1 MiB.', {
      hint: 'Keep the days off of some years, one YYYY-MM-DD on each line.',
    })
  const lines = textOf(bytes).split(/\r\n|\n|\r/)
  const isCalendar = /^BEGIN:VCALENDAR\s*$/i.test(lines.find((line) => line.trim() !== '') ?? '')
  return isCalendar ? icalendarDays(lines) : listedDays(lines)
}

function textOf(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  throw new CairnError('invalid', 'holidays.not_text', 'The holidays are no text in UTF-8.', {
    hint: 'Give a file with one YYYY-MM-DD on each line, or an iCalendar (.ics).',
  })
}

function listedDays(lines: readonly string[]): ReadonlySet<string> {
  const days = new Set<string>()
  for (const [place, line] of lines.entries()) {
    const said = line.replace(/#.*/, '').trim()
    if (said === '') continue
    const [day = ''] = said.split(/[\s,;]/)
    if (dayNumber(day) === undefined)
      throw new CairnError(
        'invalid',
        'holidays.line',
        `Line ${place + 1} of the holidays begins with no day: ${shownWord(day)}.`,
        { hint: 'Write each as 2026-12-25 Christmas; a comment begins with #.' },
      )
    days.add(day)
  }
  return days
}
