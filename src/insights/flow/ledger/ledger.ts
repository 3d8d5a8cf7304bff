/** What waiting costs: hours by cause, and how many people it hits. Pure. Nobody is named, and fewer than five are not counted. */
import { quantile } from '#std/statistics.ts'
import { rounded, spreadMin } from '#std/spread.ts'
import { causes, type Cause, type Wait } from './causes.ts'
import type { LedgerLine } from './shape.ts'

const hourMs = 3_600_000
const peopleMin = 5

/** Those that cost most first, by working hours where these are known; of equals those that hit more people. */
export function ledgerOf(
  waits: readonly Wait[],
  { perHour }: { perHour: number | null },
): LedgerLine[] {
  const lines = [...Map.groupBy(waits, ({ cause }) => cause)].map(([cause, its]) =>
    lineOf(cause, its, perHour),
  )
  return lines.toSorted(
    (a, b) =>
      lostOf(b) - lostOf(a) || (b.people ?? 0) - (a.people ?? 0) || (a.cause < b.cause ? -1 : 1),
  )
}

function lineOf(cause: Cause, waits: readonly Wait[], perHour: number | null): LedgerLine {
  const elapsed = sumOf(waits.map(({ elapsedMs }) => elapsedMs))
  const isWorked = waits.every(({ workingMs }) => workingMs !== null)
  const working = isWorked ? sumOf(waits.map(({ workingMs }) => workingMs ?? 0)) : null
  const people = new Set(waits.flatMap(({ who, elapsedMs }) => (elapsedMs > 0 ? (who ?? []) : [])))
    .size
  const sorted = Float64Array.from(
    waits,
    ({ elapsedMs, workingMs }) => workingMs ?? elapsedMs,
  ).sort()
  const median = sorted.length < spreadMin ? null : (quantile(sorted, 0.5) ?? 0)
  return {
    ...{ cause, says: causes[cause], n: waits.length },
    hours: {
      elapsed: rounded(elapsed / hourMs),
      working: working === null ? null : rounded(working / hourMs),
    },
    medianHours: median === null ? null : rounded(median / hourMs),
    people: people < peopleMin ? null : people,
    // Machines wait for free; what they make people wait is told where it is known.
    cost: perHour === null || working === null ? null : Math.round((working / hourMs) * perHour),
  }
}

function lostOf({ hours }: Pick<LedgerLine, 'hours'>): number {
  return hours.working ?? hours.elapsed
}

function sumOf(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0)
}
