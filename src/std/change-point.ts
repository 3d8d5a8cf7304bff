/**
 * Since when? Finds at most one week in which the median of values moved and stayed, as waiting times do when a queue fills.
 * Only ranks are compared, so that the few huge values of a heavy tail decide nothing.
 *
 * The week is where the ranks before and after differ most (Pettitt 1979, each cut by the spread it would have by chance).
 * Whether it is one at all: the weeks dealt in any other order part as far in fewer than one of twenty deals (permutation test,
 * counted as Phipson and Smyth 2010 do), dealt in whole blocks, since neighbouring weeks are alike (Kirch 2007; their length
 * as Carlstein 1986). How sure the week is: both sides drawn again in blocks and parted again (Hušková and Kirch 2008). What
 * a straight line through the ranks of the weeks tells as well as a step does was no matter of a week, and is a drift.
 * Deterministic: chance comes from a seed.
 */
import { drawnQuantiles, inOrder, type InOrder } from './drawn-values.ts'
import { rounded } from './spread.ts'
import { quantile, seeded } from './statistics.ts'
import { blockLength, blocksDealt, blocksDrawn } from './week-blocks.ts'
import {
  hairsbreadth,
  partedMost,
  residuals,
  stepIsNearer,
  weekRanks,
  type WeekRanks,
} from './week-ranks.ts'

export interface MedianOf {
  n: number
  median: number
}

interface Moved {
  before: MedianOf
  after: MedianOf
  /** After less before, in the unit of the values. */
  effect: { value: number; low: number; high: number; level: number; method: string }
  /** How often weeks without a change part as far, from 0 to 1. */
  chance: number
}

export type ChangePoint =
  /** `week` is the first of those after the change; it lies within `weeks` nine times in ten. */
  | ({ shape: 'step'; week: number; weeks: WeekInterval } & Moved)
  /** It moved all along: before and after are the halves of the time. */
  | ({ shape: 'drift' } & Moved)

export interface WeekInterval {
  low: number
  high: number
  level: number
  method: string
}

const level = 0.9
const chanceMax = 0.05
const deals = 999
const draws = 300
const method = 'bootstrap over blocks of weeks'

/**
 * `weeks` hold the values of each week, oldest first, and may be empty. null where there is no clear point. Of n values in w
 * weeks it takes n·log n, w for each of 1,300 draws, and n for each of 300.
 */
export function changePointOf(weeks: readonly (readonly number[])[]): ChangePoint | null {
  const ordered = inOrder(weeks)
  const series = weekRanks(ordered)
  const inTime = Array.from(weeks.keys())
  const found = partedMost(series, inTime)
  if (found === null) return null
  const block = blockLength(residuals(series, found.cut))
  const random = seeded(weeks.length * 1000 + ordered.values.length)
  const chance = chanceOf(series, found, block, random)
  if (chance > chanceMax) return null
  const isStep = stepIsNearer(series, found.cut)
  const cut = isStep ? found.cut : Math.round(weeks.length / 2)
  const drawn = Array.from({ length: draws }, () => [
    ...blocksDrawn(0, cut, block, random),
    ...blocksDrawn(cut, weeks.length, block, random),
  ])
  const moved = movedAt(ordered, cut, drawn)
  if (moved === null) return null
  if (!isStep) return { shape: 'drift', ...moved, chance }
  const cuts = drawn.flatMap((order) => partedMost(series, order)?.cut ?? [])
  return {
    shape: 'step',
    week: cut,
    weeks: weekInterval(cuts, cut, weeks.length),
    ...moved,
    chance,
  }
}

function chanceOf(
  series: WeekRanks,
  found: { apart: number },
  block: number,
  random: () => number,
): number {
  let asFar = 0
  for (let deal = 0; deal < deals; deal++) {
    const dealt = partedMost(series, blocksDealt(series.sizes.length, block, random))
    // A deal that leaves a side empty is no evidence against chance.
    if (dealt === null || dealt.apart >= found.apart - hairsbreadth) asFar++
  }
  return (asFar + 1) / (deals + 1)
}

/** null where the medians do not clearly differ, whatever the ranks do. */
function movedAt(
  ordered: InOrder,
  cut: number,
  drawn: readonly (readonly number[])[],
): Omit<Moved, 'chance'> | null {
  const medianOf = (drawnWeeks: readonly number[]) => {
    const times = new Int32Array(ordered.sizes.length)
    for (const week of drawnWeeks) times[week] = (times[week] ?? 0) + 1
    return drawnQuantiles(ordered, times, [0.5])?.[0]
  }
  const medians = (order: readonly number[]) =>
    [medianOf(order.slice(0, cut)), medianOf(order.slice(cut))] as const
  const [before, after] = medians(Array.from(ordered.sizes.keys()))
  if (before === undefined || after === undefined) return null
  const differences = drawn.flatMap((order) => {
    const [was, is] = medians(order)
    return was === undefined || is === undefined ? [] : [is - was]
  })
  differences.sort((a, b) => a - b)
  const low = quantile(differences, (1 - level) / 2) ?? 0
  const high = quantile(differences, (1 + level) / 2) ?? 0
  if (low <= 0 && high >= 0) return null
  const n = ordered.sizes.slice(0, cut).reduce((sum, size) => sum + size, 0)
  return {
    before: { n, median: rounded(before) },
    after: { n: ordered.values.length - n, median: rounded(after) },
    effect: {
      ...{ value: rounded(after - before), low: rounded(low), high: rounded(high), level, method },
    },
  }
}

/** As far to either side as the drawn cuts lie from it: they themselves hold the truth five times in six only. */
function weekInterval(cuts: number[], cut: number, count: number): WeekInterval {
  cuts.sort((a, b) => a - b)
  const least = Math.floor(quantile(cuts, (1 - level) / 2) ?? cut)
  const most = Math.ceil(quantile(cuts, (1 + level) / 2) ?? cut)
  const reach = Math.max(cut - least, most - cut)
  return { low: Math.max(1, cut - reach), high: Math.min(count - 1, cut + reach), level, method }
}
