/** Days of work as people write them: mon-fri, sun-thu, saturday, or numbers from 1 for Monday to 7 for Sunday. */
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import { weekdayNames } from '#std/weekdays.ts'

/** Each day once, Monday first. */
export function daysFrom(said: readonly (number | string)[]): number[] {
  const days = said.flatMap((one) =>
    typeof one === 'number' ? [one] : one.split(/\s*,\s*|\s+/).flatMap(spanFrom),
  )
  return [...new Set(days)].sort((a, b) => a - b)
}

/** A span may go over Sunday. */
function spanFrom(text: string): number[] {
  const [first, last, ...more] = text.split('-').map(dayFrom)
  if (first === undefined || more.length > 0 || (last === undefined && text.includes('-')))
    throw noDays(text)
  const length = last === undefined ? 0 : (last - first + 7) % 7
  return Array.from({ length: length + 1 }, (_, place) => ((first - 1 + place) % 7) + 1)
}

/** Two letters tell the days apart. */
function dayFrom(text: string): number | undefined {
  const word = text.trim().toLowerCase()
  if (/^[1-7]$/.test(word)) return Number(word)
  if (word.length < 2) return undefined
  const place = weekdayNames.findIndex((name) => name.toLowerCase().startsWith(word))
  return place < 0 ? undefined : place + 1
}

function noDays(text: string): CairnError {
  return new CairnError('invalid', 'flow.days', `${shownWord(text)} is no day of the week.`, {
    hint: 'Such as mon-fri, or names one by one, or numbers from 1 for Monday to 7 for Sunday.',
  })
}
