/** `cairn worktime`: elapsed and working minutes between two times. */
import { readFile } from 'node:fs/promises'
import { CairnError } from '#std/errors.ts'
import { holidaysFrom } from '#std/holidays.ts'
import { hoursFrom } from '#std/hours-text.ts'
import { momentFrom } from '#std/local-time.ts'
import { shownWord } from '#std/shown-word.ts'
import { rounded } from '#std/spread.ts'
import { makeCalendar, workingMinutes } from '#std/working-time.ts'
import { duration, hoursOf } from '#std/duration.ts'
import type { Io } from '../io.ts'
import { wrap } from '../text/wrap.ts'

interface Asked {
  from: string
  to: string
  zone?: string
  hours?: string
  days?: string
  holidays?: string
  json?: true
}

export async function worktime(io: Io, asked: Asked): Promise<number> {
  const { zone = 'UTC', hours = '9-17', days = 'mon-fri', json } = asked
  const holidays =
    asked.holidays === undefined ? new Set<string>() : await readHolidays(asked.holidays)
  const calendar = makeCalendar({ zone, hours: hoursFrom(hours), days: daysFrom(days), holidays })
  const [from, to] = [momentFrom(asked.from, calendar.zone), momentFrom(asked.to, calendar.zone)]
  if (to.ms < from.ms)
    throw new CairnError('invalid', 'worktime.reversed', 'The second time lies before the first.', {
      hint: 'Give the earlier one first.',
    })
  for (const [text, { oddity }] of [[asked.from, from] as const, [asked.to, to] as const])
    if (oddity !== null) io.err(`${oddities[oddity](text, zone)}\n`)
  const elapsed = rounded((to.ms - from.ms) / 60_000)
  const working = rounded(workingMinutes(calendar, from.ms, to.ms))
  const iso = (ms: number) => new Date(ms).toISOString()
  if (json) {
    const answer = {
      from: iso(from.ms),
      to: iso(to.ms),
      zone,
      hours,
      days,
      elapsed,
      working,
      unit: 'minutes',
    }
    io.out(`${JSON.stringify(answer, null, 2)}\n`)
  } else {
    const said = `${duration(elapsed)} elapsed; ${hoursOf(working)} of them working time (${hours}, ${days}, ${zone}).`
    io.out(`${wrap(said, io.columns).join('\n')}\n`)
  }
  return 0
}

const oddities = {
  skipped: (text: string, zone: string) =>
    `Clocks in ${zone} never showed ${text}: they were put forward. It is taken for as much later.`,
  twice: (text: string, zone: string) =>
    `Clocks in ${zone} showed ${text} twice: they were put back. The first time is meant.`,
} as const

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** `mon-fri`, `mon,wed,fri`, `sun-thu`; of a span that goes over the end of the week both parts. */
function daysFrom(text: string): number[] {
  return [...new Set(text.split(',').flatMap((part) => spanOfDays(part, text)))].sort(
    (a, b) => a - b,
  )
}

function spanOfDays(part: string, text: string): number[] {
  const [first, last = first, ...rest] = part
    .trim()
    .toLowerCase()
    .split('-')
    .map((day) => weekdays.indexOf(day.slice(0, 3)))
  if (first === undefined || last === undefined || rest.length > 0 || first < 0 || last < 0)
    throw new CairnError(
      'invalid',
      'worktime.days',
      `${shownWord(text)} are no days of the week.`,
      {
        hint: 'Write mon-fri, or mon,tue,thu.',
      },
    )
  const length = ((last - first + 7) % 7) + 1
  return Array.from({ length }, (_, index) => ((first + index) % 7) + 1)
}

async function readHolidays(file: string): Promise<Set<string>> {
  return holidaysFrom(await textOf(file), file)
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new CairnError(
      'not_found',
      'worktime.holidays.file',
      `${shownWord(file)} cannot be read.`,
      {
        hint: 'Check the path.',
        cause,
      },
    )
  }
}
