/** Hours and days of work as people write them: `9-17`, `9-12,13-17:30`, `22-6`; `mon-fri`, `sun-thu`, `mon,wed,fri`. */
import { CairnError } from './errors.ts'
import { shownWord } from './shown-word.ts'
import type { HourSpan } from './work-hours.ts'

/** Whether they make sense as well, as 9-9 does not, is for workHours to say. */
export function hoursFrom(text: string): HourSpan[] {
  return text.split(',').map((part) => {
    const [, from, fromMinutes = '0', to, toMinutes = '0'] = span.exec(part.trim()) ?? []
    const minutes = [from, to].map(Number)
    if (
      from === undefined ||
      to === undefined ||
      [fromMinutes, toMinutes].some((each) => +each > 59)
    )
      throw new CairnError(
        'invalid',
        'worktime.hours',
        `${shownWord(text)} names no hours of work.`,
        {
          hint: 'Give hours such as 9-17, 9-12,13-17, 0-24 or 22-6.',
        },
      )
    const [first = 0, last = 0] = minutes
    return { from: first * 60 + Number(fromMinutes), to: last * 60 + Number(toMinutes) }
  })
}

const span = /^(\d{1,2})(?::(\d\d))?\s*[-–]\s*(\d{1,2})(?::(\d\d))?$/

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** In order, 1 for Monday to 7 for Sunday. A span may go over the end of the week. */
export function daysFrom(text: string): number[] {
  const days = new Set<number>()
  for (const part of text.split(',')) {
    const ends = part.split(/[-–]/).map(weekdayFrom)
    const [first, last = first] = ends
    if (first === undefined || last === undefined || ends.includes(undefined) || ends.length > 2)
      throw new CairnError(
        'invalid',
        'worktime.days',
        `${shownWord(text)} names no days of work.`,
        {
          hint: 'Give days such as mon-fri, sun-thu or mon,wed,fri.',
        },
      )
    for (let on = 0; on <= (last - first + 7) % 7; on++) days.add(((first - 1 + on) % 7) + 1)
  }
  return [...days].toSorted((one, other) => one - other)
}

function weekdayFrom(word: string): number | undefined {
  const given = word.trim().toLowerCase()
  const place = weekdays.findIndex((name) => given === name || given === name.slice(0, 3))
  return place === -1 ? undefined : place + 1
}
