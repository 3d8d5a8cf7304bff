/** Hours of work as people write them: 9-17, 9-12:30,13:30-18, and of a night shift 22-6. */
import { CairnError } from './errors.ts'
import { shownWord } from './shown-word.ts'
import type { HourSpan } from './work-hours.ts'

/** In minutes after midnight; 24 is the end of the day. What the hours mean together is asked of `makeCalendar`. */
export function hoursFrom(text: string): HourSpan[] {
  return text.split(',').map((part) => {
    const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] =
      /^\s*(\d{1,2})(?::([0-5]\d))?\s*[-–]\s*(\d{1,2})(?::([0-5]\d))?\s*$/.exec(part) ?? []
    if (fromHour === undefined || toHour === undefined) throw notHours(text)
    const [from, to] = [minutes(fromHour, fromMinute), minutes(toHour, toMinute)]
    if (from >= minutesOfDay || to > minutesOfDay) throw notHours(text)
    return { from, to }
  })
}

const minutesOfDay = 1440

function minutes(hour: string, minute: string): number {
  return Number(hour) * 60 + Number(minute)
}

function notHours(text: string): CairnError {
  return new CairnError('invalid', 'worktime.hours', `${shownWord(text)} are no hours of work.`, {
    hint: 'Write them as 9-17, or 9-12:30,13:30-18.',
  })
}
