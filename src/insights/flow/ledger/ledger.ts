/** What waiting costs: hours by cause, and how many people it hits. Pure. Nobody is named, and people are told in steps. */
import { peopleTold } from '#std/people-told.ts'
import { quantile } from '#std/statistics.ts'
import { rounded, spreadMin } from '#std/spread.ts'
import { causes, type Lot } from './causes.ts'
import type { LedgerLine } from './shape.ts'

const hourMs = 3_600_000

/** Those that cost most first, by working hours where these are known; of equals those that hit more people. */
export function ledgerOf(
  lots: readonly Lot[],
  { perHour }: { perHour: number | null },
): LedgerLine[] {
  return lots
    .map((lot) => lineOf(lot, perHour))
    .sort(
      (a, b) =>
        lostOf(b) - lostOf(a) || (b.people ?? 0) - (a.people ?? 0) || (a.cause < b.cause ? -1 : 1),
    )
}

function lineOf(
  { cause, n, elapsedMs, workingMs, people, sample }: Lot,
  perHour: number | null,
): LedgerLine {
  const sorted = Float64Array.from(sample, (one) => one.workingMs ?? one.elapsedMs).sort()
  const median = sorted.length < spreadMin ? null : (quantile(sorted, 0.5) ?? 0)
  const working = workingMs === null ? null : workingMs / hourMs
  return {
    ...{ cause, says: causes[cause], n },
    hours: { elapsed: rounded(elapsedMs / hourMs), working: rounded(working) },
    medianHours: median === null ? null : rounded(median / hourMs),
    people: peopleTold(people.size),
    // Machines wait for free; what they make people wait is told where it is known.
    cost: perHour === null || working === null ? null : Math.round(working * perHour),
  }
}

function lostOf({ hours }: Pick<LedgerLine, 'hours'>): number {
  return hours.working ?? hours.elapsed
}
