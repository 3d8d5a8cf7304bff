/**
 * Which part explains it? Of values that each belong to a level of some factor (a component, a size, a weekday), tells of each level
 * how its values differ from all the others.
 *
 * How large the difference is: the share of pairs in which the level's value is the greater, less that in which it is the smaller
 * (Cliff 1993), with the words of Romano et al. (2006): negligible below 0.147, small below 0.33, medium below 0.474, large above.
 * Whether it is one: the rank-sum test (Mann and Whitney 1947, normal, corrected for ties), and because many levels are looked at,
 * Holm's correction (1979). By how much: the difference of the medians with its bootstrap interval. Deterministic.
 */
import { inOrder, drawnQuantiles } from './drawn-values.ts'
import { rounded, spreadMin } from './spread.ts'
import { poisson, quantile, seeded } from './statistics.ts'

export interface LevelValue {
  level: string
  value: number
}

export interface LevelEffect {
  level: string
  n: number
  /** Of the values of the level, and of all others; null below eight. */
  median: number | null
  others: number | null
  /** Of the medians: the level's less the others'. */
  difference: { value: number; low: number; high: number; level: number; method: string } | null
  /** -1 to 1; null where there is nothing to compare. */
  delta: number | null
  size: 'negligible' | 'small' | 'medium' | 'large' | null
  isClear: boolean
  /** Why it is not; null where it is. A sentence without its full stop. */
  because: string | null
  /** Of the sum of all values, and of their number: 0 to 1. */
  shareOfSum: number
  shareOfCount: number
}

const chanceMax = 0.05
const level = 0.9
const draws = 200
const method = 'bootstrap'

/** Those that differ most upwards first. Of n values and k levels it takes n·log n, n for each level, and n for each of 200 draws of a clear one. */
export function levelEffects(items: readonly LevelValue[]): LevelEffect[] {
  const total = items.reduce((sum, { value }) => sum + value, 0)
  const groups = [...Map.groupBy(items, (item) => item.level)].sort(([a], [b]) => (a < b ? -1 : 1))
  const ranks = ranksOf(items.map(({ value }) => value))
  const rankOf = new Map(items.map((item, index) => [item, ranks.rank[index] ?? 0]))
  const told = groups.map(([name, its]) => {
    const others = items.length - its.length
    const rankSum = its.reduce((sum, item) => sum + (rankOf.get(item) ?? 0), 0)
    const isEnough = its.length >= spreadMin && others >= spreadMin
    const test = isEnough ? rankSumTest({ rankSum, n: its.length, others, tied: ranks.tied }) : null
    const sum = its.reduce((all, { value }) => all + value, 0)
    return { name, its, others, test, sum }
  })
  const holm = holmBounds(told.flatMap(({ test }) => test?.chance ?? []))
  return told
    .map(({ name, its, others, test, sum }): LevelEffect => {
      const shares = {
        shareOfSum: total === 0 ? 0 : rounded(sum / total),
        shareOfCount: rounded(its.length / items.length),
      }
      if (test === null) {
        const few = its.length < spreadMin ? its.length : others
        return {
          ...{ level: name, n: its.length, median: null, others: null, difference: null },
          ...{ delta: null, size: null, isClear: false, ...shares },
          because: `n is ${few}; ${spreadMin} are needed on either side`,
        }
      }
      const isClear = test.chance <= (holm.get(test.chance) ?? 0)
      const values = its.map(({ value }) => value)
      const rest = items.flatMap((item) => (item.level === name ? [] : [item.value]))
      const [median, middle] = [medianOf(values), medianOf(rest)]
      return {
        ...{ level: name, n: its.length, median, others: middle, ...shares },
        difference: isClear ? differenceOf(values, rest) : null,
        ...{ delta: rounded(test.delta), size: sizeOf(test.delta), isClear },
        because: isClear ? null : 'values differ as much by chance',
      }
    })
    .sort((a, b) => (b.delta ?? -2) - (a.delta ?? -2) || (a.level < b.level ? -1 : 1))
}

function ranksOf(values: readonly number[]): { rank: Float64Array; tied: number } {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const rank = new Float64Array(values.length)
  let tied = 0
  for (let from = 0, to = 0; from < order.length; from = to) {
    const value = values[order[from] ?? 0]
    while (to < order.length && values[order[to] ?? 0] === value) to++
    const alike = to - from
    tied += alike ** 3 - alike
    for (let place = from; place < to; place++) rank[order[place] ?? 0] = (from + to + 1) / 2
  }
  return { rank, tied }
}

function rankSumTest({
  rankSum,
  n,
  others,
  tied,
}: {
  rankSum: number
  n: number
  others: number
  tied: number
}) {
  const all = n + others
  const greater = rankSum - (n * (n + 1)) / 2
  const delta = (2 * greater) / (n * others) - 1
  const variance = ((n * others) / 12) * (all + 1 - tied / (all * (all - 1)))
  const z =
    variance <= 0
      ? 0
      : Math.max(0, Math.abs(greater - (n * others) / 2) - 0.5) / Math.sqrt(variance)
  return { delta, chance: twoSided(z) }
}

/** Both tails of the normal beyond z (Abramowitz and Stegun 1964, 7.1.26; off by less than 2e-7). */
function twoSided(z: number): number {
  const x = z / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const poly =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
  return poly * Math.exp(-x * x)
}

/** Of each chance, how small it must be: the smallest of k a k-th of what one would have to be, and none behind the first that is not. */
function holmBounds(chances: readonly number[]): Map<number, number> {
  const bounds = new Map<number, number>()
  let isOver = false
  for (const [place, chance] of chances.toSorted((a, b) => a - b).entries()) {
    const bound = chanceMax / (chances.length - place)
    isOver ||= chance > bound
    bounds.set(chance, isOver ? 0 : bound)
  }
  return bounds
}

function medianOf(values: readonly number[]): number | null {
  return rounded(quantile(new Float64Array(values).sort(), 0.5))
}

function sizeOf(delta: number): LevelEffect['size'] {
  const size = Math.abs(delta)
  return size < 0.147 ? 'negligible' : size < 0.33 ? 'small' : size < 0.474 ? 'medium' : 'large'
}

function differenceOf(
  values: readonly number[],
  rest: readonly number[],
): LevelEffect['difference'] {
  const random = seeded(values.length * 1000 + rest.length)
  const [mine, others] = [each(values), each(rest)]
  const drawn: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const [one, other] = [drawnMedian(mine, random), drawnMedian(others, random)]
    if (one !== undefined && other !== undefined) drawn.push(one - other)
  }
  drawn.sort((a, b) => a - b)
  const value = (medianOf(values) ?? 0) - (medianOf(rest) ?? 0)
  return {
    value: rounded(value),
    low: rounded(quantile(drawn, (1 - level) / 2) ?? value),
    high: rounded(quantile(drawn, (1 + level) / 2) ?? value),
    ...{ level, method },
  }
}

/** Each value is a group of its own; in order, so that the draws hang on the values alone. */
function each(values: readonly number[]): ReturnType<typeof inOrder> {
  return inOrder(values.toSorted((a, b) => a - b).map((value) => [value]))
}

function drawnMedian(
  ordered: ReturnType<typeof inOrder>,
  random: () => number,
): number | undefined {
  const times = Int32Array.from(ordered.sizes, () => poisson(1, random))
  return drawnQuantiles(ordered, times, [0.5])?.[0]
}
