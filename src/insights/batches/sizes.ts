/** From changes to distributions. Pure. */
import { medianInterval, rounded, spreadOf } from '#std/spread.ts'
import { wilson } from '#std/statistics.ts'
import type { Batch, MonthOfBatches } from './query.ts'
import type { BatchesAnswer } from './shape.ts'

export function sizesOf(batches: readonly Batch[]): BatchesAnswer['plain'] {
  return {
    n: batches.length,
    paths: sure(batches.map((batch) => batch.paths)),
    lines: sure(batches.flatMap((batch) => batch.lines ?? [])),
  }
}

function sure(values: readonly number[]): BatchesAnswer['paths'] {
  return { ...spreadOf(values), interval: medianInterval(values) }
}

export function isPlain({ isBulk, isFormatOnly, isBot }: Batch): boolean {
  return !isBulk && !isFormatOnly && !isBot
}

export function bulkOf(batches: readonly Batch[]): BatchesAnswer['bulk'] {
  const n = batches.filter((batch) => batch.isBulk).length
  if (batches.length === 0) return { n, share: null, interval: null }
  const { low, high } = wilson(n, batches.length)
  return {
    n,
    share: rounded(n / batches.length),
    interval: { low: rounded(low), high: rounded(high), level: 0.9, method: 'Wilson' },
  }
}

/** Months in which nothing changed are left out: there is no size to tell. */
export function monthsOf(months: readonly MonthOfBatches[]): BatchesAnswer['items'] {
  return months.flatMap(({ month, batches }) => {
    const { n, share, interval } = bulkOf(batches)
    if (month === null || share === null || interval === null) return []
    return [
      {
        month: monthName(month),
        ...sizesOf(batches),
        bulk: n,
        bulkShare: share,
        bulkInterval: interval,
      },
    ]
  })
}

function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

export function againstIt(
  batches: readonly Batch[],
  unfound: number,
): BatchesAnswer['counterEvidence'] {
  const all = batches.length
  if (all === 0) return []
  const shareOf = (is: (batch: Batch) => boolean) => rounded(batches.filter(is).length / all)
  const paths = batches.reduce((sum, batch) => sum + batch.paths, 0)
  const shares = [
    { what: 'bulk' as const, share: shareOf((batch) => batch.isBulk) },
    { what: 'format-only' as const, share: shareOf((batch) => batch.isFormatOnly) },
    { what: 'bot' as const, share: shareOf((batch) => batch.isBot) },
    { what: 'generated' as const, share: rounded(unfound / (paths + unfound)) },
  ]
  return shares.filter(({ share }) => share > 0)
}
