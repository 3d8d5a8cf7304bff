/** Where the window stands in the whole history: a past one is told apart from today, a young history is read lightly. */
import { days } from '#std/words.ts'
import type { Gathered } from './gather.ts'

type Told = Pick<Gathered, 'scope' | 'history'>

const dayMs = 86_400_000
const monthDays = 31

/** ` today` beside a number of now, where the window ended long before now. */
export function today({ scope, history }: Told): string {
  const { to } = scope.window
  const isPast = to !== null && history !== undefined && daysBetween(to, history.to) > monthDays
  return isPast ? ' today' : ''
}

/** Whether the window holds all there is. */
export function isWhole({ scope, history }: Told): boolean {
  const { from, to } = scope.window
  const begins = from === null || (history !== undefined && from <= history.from)
  return begins && (to === null || (history !== undefined && to >= history.to))
}

export function youngHistory({ history }: Told): string[] {
  if (history === undefined) return []
  const length = daysBetween(history.from, history.to)
  if (length === 0)
    return ['What is usual here: all happened in one moment. Read all of this lightly.']
  return length >= monthDays
    ? []
    : [`What is usual here: the whole history spans ${days(length)}. Read all of this lightly.`]
}

/** `within 5 days`, where no month has passed. */
export function withinDays(from: string, to: string | null): string | undefined {
  const length = to === null ? monthDays : daysBetween(new Date(from), new Date(to))
  return length < monthDays ? `within ${days(length)}` : undefined
}

function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / dayMs
}
