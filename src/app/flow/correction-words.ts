/** The log of what people said the data gets wrong, in words. Pure. */
import { calendarDayShown } from '#std/shown-dates.ts'
import { line, type Line } from '#verbs/line.ts'
import type { Correction } from './correction-verbs.ts'

export function sayCorrections({ items }: { items: readonly Correction[] }): Line[] {
  if (items.length === 0) return [line('plain', 'Nobody said that the data gets anything wrong.')]
  return items.flatMap(sayCorrection)
}

export function sayUndone({ correction }: { correction: number }): Line[] {
  return [
    line('plain', `Correction ${correction} is taken back: from now on it changes no number.`),
    line('soft', 'It stays in the log: cairn flow corrections'),
  ]
}

export function sayCorrection(said: Correction): Line[] {
  const { correction, repository, subject, says, because, saidAt, undoneAt } = said
  const undone = undoneAt === null ? '' : `, taken back on ${dayOfMoment(undoneAt)}`
  return [
    line(
      'item',
      `${correction}. ${subject} of ${repository}: ${says} (${dayOfMoment(saidAt)}${undone})`,
    ),
    line('detail', because),
  ]
}

function dayOfMoment(at: string): string {
  return calendarDayShown(at.slice(0, 10))
}
