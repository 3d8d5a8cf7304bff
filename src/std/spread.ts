/** How values spread, as every answer tells it: percentiles of type 7, nothing for a handful, and how sure the median is. */
import { firstPlace } from './first-place.ts'
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
  const { values, groupOf } = merged(filled)
  const random = seeded(1)
  const medians: number[] = []
  for (let draw = 0; draw < drawsMax; draw++) {
    const weights = filled.map(() => poisson(1, random))
    const total = filled.reduce(
      (sum, group, index) => sum + group.length * (weights[index] ?? 0),
      0,
    )
    if (total > 0) medians.push(weightedMedian(values, groupOf, weights, total))
  }
  medians.sort((a, b) => a - b)
  return {
    low: rounded(quantile(medians, 0.05) ?? 0),
    high: rounded(quantile(medians, 0.95) ?? 0),
    level: 0.9,
    method: 'bootstrap over groups',
  }
}

/** All values in order, with the group of each. Where values tie, which group comes first does not move the median. */
function merged(groups: readonly (readonly number[])[]): {
  values: Float64Array
  groupOf: Int32Array
} {
  const values = new Float64Array(groups.flat()).sort()
  const groupOf = new Int32Array(values.length)
  const taken = new Int32Array(values.length)
  for (const [group, list] of groups.entries())
    for (const value of list) {
      const first = firstPlace(values.length, (place) => (values[place] ?? 0) < value)
      groupOf[first + (taken[first] ?? 0)] = group
      taken[first] = (taken[first] ?? 0) + 1
    }
  return { values, groupOf }
}

function weightedMedian(
  values: Float64Array,
  groupOf: Int32Array,
  weights: readonly number[],
  total: number,
): number {
  let passed = 0
  for (let at = 0; at < values.length; at++) {
    passed += weights[groupOf[at] ?? 0] ?? 0
    if (passed * 2 >= total) return values[at] ?? 0
  }
  return values.at(-1) ?? 0
}
