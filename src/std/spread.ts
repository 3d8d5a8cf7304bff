/** How values spread, as every answer tells it: percentiles of type 7, nothing for a handful, and how sure the median is. */
import { drawnQuantiles, inOrder } from './drawn-values.ts'
import { poisson, quantile, seeded } from './statistics.ts'

export interface Spread {
  n: number
  /** null when there are fewer than eight values: then the values themselves say more. */
  p50: number | null
  p75: number | null
  p90: number | null
}

export const spreadMin = 8

export function spreadOf(values: readonly number[]): Spread {
  const sorted = new Float64Array(values).sort()
  const at = (share: number) =>
    sorted.length < spreadMin ? null : rounded(quantile(sorted, share))
  return { n: sorted.length, p50: at(0.5), p75: at(0.75), p90: at(0.9) }
}

/** To four decimals, as every number of an answer is. */
export function rounded(value: number): number
export function rounded(value: number | null): number | null
export function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10_000) / 10_000 + 0
}

export interface MedianInterval {
  low: number
  high: number
  level: number
  method: string
}

/**
 * Where the median of values drawn one by one would fall nine times in ten: by order statistics, which is what a bootstrap
 * of the median comes to without drawing. null for fewer than eight values.
 */
export function medianInterval(values: readonly number[]): MedianInterval | null {
  const sorted = new Float64Array(values).sort()
  const count = sorted.length
  if (count < spreadMin) return null
  const reach = (1.6449 * Math.sqrt(count)) / 2
  const low = sorted[Math.max(0, Math.floor(count / 2 - reach))] ?? 0
  const high = sorted[Math.min(count - 1, Math.ceil(count / 2 + reach) - 1)] ?? 0
  return { low: rounded(low), high: rounded(high), level: 0.9, method: 'order statistics' }
}

const drawsMax = 200

/**
 * The same for values that come in groups sharing a fate, as all changes of a release share its day: whole groups are
 * drawn (a Poisson bootstrap, 200 times, from a fixed seed). With fewer than eight groups that says nothing: null.
 */
export function groupedMedianInterval(
  groups: readonly (readonly number[])[],
): MedianInterval | null {
  const filled = groups.filter((group) => group.length > 0)
  if (filled.length < spreadMin) return null
  const ordered = inOrder(filled)
  const random = seeded(1)
  const medians: number[] = []
  for (let draw = 0; draw < drawsMax; draw++) {
    const weights = Int32Array.from(filled, () => poisson(1, random))
    medians.push(...(drawnQuantiles(ordered, weights, [0.5]) ?? []))
  }
  medians.sort((a, b) => a - b)
  return {
    low: rounded(quantile(medians, 0.05) ?? 0),
    high: rounded(quantile(medians, 0.95) ?? 0),
    level: 0.9,
    method: 'bootstrap over groups',
  }
}
