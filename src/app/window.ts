/** Reads a window as people write it. */
import type { Window } from '#insights/insight.ts'
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'

/** `12m`, `6w`, `90d`, `2y` end at the newest commit; `2024-01-01..2024-12-31` means those days in UTC, whole; either end may be left out. */
export async function parseWindow(
  label: string,
  newest: () => Promise<Date | null>,
): Promise<Window> {
  const back = /^([1-9]\d{0,3})([dwmy])$/.exec(label)
  if (back !== null) {
    const to = await newest()
    return { label, to, from: to === null ? null : goBack(to, Number(back[1]), back[2] ?? 'm') }
  }
  const [first = '', last, ...rest] = label.split('..')
  if (last === undefined || rest.length > 0 || (first === '' && last === ''))
    throw notAWindow(label)
  const from = first === '' ? null : dayOf(first, 'T00:00:00Z', label)
  const to = last === '' ? null : dayOf(last, 'T23:59:59Z', label)
  if (from !== null && to !== null && from > to)
    throw new CairnError(
      'invalid',
      'window.reversed',
      `The window ${label} ends before it begins.`,
      { hint: 'Write the earlier day first.' },
    )
  return { label, from, to }
}

function goBack(to: Date, count: number, unit: string): Date {
  const from = new Date(to)
  if (unit === 'd' || unit === 'w')
    from.setUTCDate(from.getUTCDate() - count * (unit === 'w' ? 7 : 1))
  else {
    const months = count * (unit === 'y' ? 12 : 1)
    const day = from.getUTCDate()
    from.setUTCDate(1)
    from.setUTCMonth(from.getUTCMonth() - months)
    const lastDay = new Date(
      Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 0),
    ).getUTCDate()
    from.setUTCDate(Math.min(day, lastDay))
  }
  return new Date(Math.max(from.getTime(), firstDay))
}

/** Before it PostgreSQL, git and we would each write a year in another way. */
const firstDay = Date.parse('0001-01-01T00:00:00Z')

function dayOf(text: string, time: string, label: string): Date {
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? text + time : text)
  const isDay = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d\d:?\d\d))?$/.test(text)
  if (!isDay || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 8) !== text.slice(0, 8))
    throw notAWindow(label)
  return date
}

function notAWindow(label: string): CairnError {
  return new CairnError('invalid', 'window.invalid', `${shownWord(label)} is not a window.`, {
    hint: 'Write 90d, 6w, 12m, 2y, all, or 2024-01-01..2024-12-31.',
  })
}
