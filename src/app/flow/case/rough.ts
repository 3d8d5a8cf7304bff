/** Amounts with no more figures than are known. */
import { hoursOf } from '#std/duration.ts'
import { count } from '#std/words.ts'

/** Two figures and no more: what is guessed over weeks is no more exact. */
export function roughHours(hours: number): string {
  return hours < 10 ? hoursOf(hours * 60) : `${count(rough(hours))} h`
}

export function amountOf(value: number): string {
  return value < 10 ? String(Math.round(value * 100) / 100) : count(rough(value))
}

function rough(value: number): number {
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1)
  return Math.round(value / scale) * scale
}

export function between(
  { low, high }: { low: number; high: number },
  shown: (value: number) => string,
): string {
  const [from, to] = [shown(low), shown(high)]
  return from === to ? `about ${from}` : `${from} to ${to}`
}
