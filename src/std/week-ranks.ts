/** The values of all weeks brought into one order, and what each week holds of it: all that a step in time is told from. */
import type { InOrder } from './drawn-values.ts'
import { spreadMin } from './spread.ts'

/** What is known of each week: how many values it holds, and the sum of their ranks, each less the middle one. */
export interface WeekRanks {
  sizes: readonly number[]
  sums: Float64Array
}

/** Takes one walk along the values, and w for all that follows from w weeks. */
export function weekRanks(ordered: InOrder): WeekRanks {
  return { sizes: ordered.sizes, sums: rankSums(ordered) }
}

/** Equal values share the mean of their ranks. */
function rankSums({ values, groupOf, sizes }: InOrder): Float64Array {
  const sums = new Float64Array(sizes.length)
  const middle = (values.length - 1) / 2
  for (let from = 0, to = 1; from < values.length; from = to++) {
    while (values[to] === values[from]) to++
    const rank = (from + to - 1) / 2 - middle
    for (let place = from; place < to; place++) {
      const group = groupOf[place] ?? 0
      sums[group] = (sums[group] ?? 0) + rank
    }
  }
  return sums
}

/** On either side of a cut, weeks that hold any value. */
const weeksMin = 4

/** Where the weeks in such an order part most; null where no cut leaves enough on either side. */
export function partedMost(
  { sizes, sums }: WeekRanks,
  order: readonly number[],
): { cut: number; apart: number } | null {
  let [all, allWeeks, total] = [0, 0, 0]
  for (const week of order) {
    const size = sizes[week] ?? 0
    all += size
    if (size > 0) allWeeks++
    total += sums[week] ?? 0
  }
  let [n, held, sum] = [0, 0, 0]
  let most: { cut: number; apart: number } | null = null
  for (let cut = 1; cut < order.length; cut++) {
    const week = order[cut - 1] ?? 0
    const size = sizes[week] ?? 0
    n += size
    if (size > 0) held++
    sum += sums[week] ?? 0
    if (held < weeksMin || n < spreadMin) continue
    if (allWeeks - held < weeksMin || all - n < spreadMin) break
    const apart = Math.abs(sum - (total * n) / all) / Math.sqrt((n * (all - n)) / all)
    if (most === null || apart > most.apart + hairsbreadth) most = { cut, apart }
  }
  return most
}

/** The same sum in another order may differ in its last digit. */
export const hairsbreadth = 1e-9

/**
 * Whether two levels leave so much less of the weeks' mean ranks untold than a straight line does that they earn the one more
 * number they need, the place of the step, by Schwarz's criterion (1978). Of steps to double the value in the middle of a
 * year that keeps four of five a step, and of drifts by 3 % a week it calls fewer than one in ten one.
 */
export function stepIsNearer(series: WeekRanks, cut: number): boolean {
  const means = meanRanks(series)
  const middle = weighted(means, ({ week }) => week)
  const slope =
    weighted(means, ({ week, rank }) => (week - middle) * rank) /
    weighted(means, ({ week }) => (week - middle) ** 2)
  const height = weighted(means, ({ rank }) => rank)
  const line = weighted(means, ({ week, rank }) => (rank - height - slope * (week - middle)) ** 2)
  const sides = lessTheirSide(means, cut)
  const step = weighted(sides, ({ rank }) => rank ** 2)
  return means.length * Math.log(line / step) > Math.log(means.length)
}

/** The mean rank of each week that holds any value, less that of its side of the cut. */
export function residuals(series: WeekRanks, cut: number): number[] {
  return lessTheirSide(meanRanks(series), cut).map(({ rank }) => rank)
}

function lessTheirSide(means: readonly MeanRank[], cut: number): MeanRank[] {
  const sides = [means.filter(({ week }) => week < cut), means.filter(({ week }) => week >= cut)]
  return sides.flatMap((side) => {
    const mean = weighted(side, ({ rank }) => rank)
    return side.map((one) => ({ ...one, rank: one.rank - mean }))
  })
}

interface MeanRank {
  week: number
  size: number
  rank: number
}

function meanRanks({ sizes, sums }: WeekRanks): MeanRank[] {
  return [...sizes.entries()].flatMap(([week, size]) =>
    size === 0 ? [] : [{ week, size, rank: (sums[week] ?? 0) / size }],
  )
}

function weighted(means: readonly MeanRank[], of: (mean: MeanRank) => number): number {
  let [sum, all] = [0, 0]
  for (const mean of means) {
    sum += mean.size * of(mean)
    all += mean.size
  }
  return sum / all
}
