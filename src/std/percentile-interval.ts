/**
 * How sure are the 50th, 75th and 90th percentile? Of values drawn one by one each lies between two order statistics, whose
 * places the binomial gives exactly (Thompson 1936; Conover 1999, section 3.2): nothing is supposed of how the values spread,
 * which waiting times with their few huge ones would not keep to. The end of an interval is null where so few values cannot
 * tell: above the largest of ten there is no tenth of the future to be seen.
 */
import { drawnQuantiles, inOrder } from './drawn-values.ts'
import { rounded, spreadMin } from './spread.ts'
import { poisson, quantile, seeded } from './statistics.ts'

export interface PercentileInterval {
  low: number | null
  high: number | null
  level: number
  method: string
}

export interface SurePercentile {
  value: number
  /** null where the values come in too few groups to tell. */
  interval: PercentileInterval | null
}

export interface SureSpread {
  n: number
  /** null when there are fewer than eight values: then the values themselves say more. */
  p50: SurePercentile | null
  p75: SurePercentile | null
  p90: SurePercentile | null
}

const shares = [0.5, 0.75, 0.9]
const level = 0.9
const draws = 200

/** Percentiles of type 7 with the interval that holds each nine times in ten, or more often. Takes n·log n. */
export function sureSpreadOf(values: readonly number[]): SureSpread {
  const sorted = new Float64Array(values).sort()
  return told(sorted, (share) => {
    const { low, high } = orderPlaces(sorted.length, share)
    const at = (place: number | null) => rounded(place === null ? null : (sorted[place] ?? null))
    return { low: at(low), high: at(high), level, method: 'order statistics' }
  })
}

/**
 * The same for values that come in groups sharing a fate, as those of a week do: whole groups are drawn (a Poisson bootstrap,
 * 200 times, from a fixed seed). With fewer than eight groups that says nothing. Takes n·log n, and n for each draw.
 */
export function sureGroupedSpreadOf(groups: readonly (readonly number[])[]): SureSpread {
  const filled = groups.filter((group) => group.length > 0)
  const ordered = inOrder(filled)
  const drawn = filled.length < spreadMin ? [] : drawnSpreads(ordered)
  return told(ordered.values, (_, index) => {
    const seen = Float64Array.from(drawn, (quantiles) => quantiles[index] ?? 0).sort()
    const [low, high] = [quantile(seen, (1 - level) / 2), quantile(seen, (1 + level) / 2)]
    if (low === null || high === null) return null
    return { low: rounded(low), high: rounded(high), level, method: 'bootstrap over groups' }
  })
}

function drawnSpreads(ordered: ReturnType<typeof inOrder>): number[][] {
  const random = seeded(1)
  return Array.from({ length: draws }).flatMap(() => {
    const times = Int32Array.from(ordered.sizes, () => poisson(1, random))
    const quantiles = drawnQuantiles(ordered, times, shares)
    return quantiles === null ? [] : [quantiles]
  })
}

function told(
  sorted: Float64Array,
  intervalOf: (share: number, index: number) => PercentileInterval | null,
): SureSpread {
  const [p50 = null, p75 = null, p90 = null] = shares.map((share, index) => {
    const value = sorted.length < spreadMin ? null : quantile(sorted, share)
    return value === null ? null : { value: rounded(value), interval: intervalOf(share, index) }
  })
  return { n: sorted.length, p50, p75, p90 }
}

/**
 * The places in order (from 0) between which the quantile of what `count` values were drawn from lies nine times in ten or
 * more often: beyond each end the binomial leaves at most a twentieth. null where even the outermost value leaves more.
 */
export function orderPlaces(
  count: number,
  share: number,
): { low: number | null; high: number | null } {
  const tail = (1 - level) / 2
  const logOdds = Math.log(share / (1 - share))
  const chances = new Float64Array(count + 1)
  let log = count * Math.log(1 - share)
  for (let below = 0; below <= count; below++) {
    chances[below] = Math.exp(log)
    log += Math.log((count - below) / (below + 1)) + logOdds
  }
  let [low, high] = [-1, count]
  for (let sum = chances[0] ?? 0; sum <= tail; sum += chances[low + 1] ?? 1) low++
  for (let sum = chances[count] ?? 0; sum <= tail; sum += chances[high] ?? 1) high--
  return { low: low < 0 ? null : low, high: high >= count ? null : high }
}
