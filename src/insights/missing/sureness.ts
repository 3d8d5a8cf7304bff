/** How sure is the rank of a suggestion? Pure. */
import { rankDraws, rankIntervals, rankLevel } from '#std/rank-interval.ts'
import { poisson, wilson } from '#std/statistics.ts'
import type { Interval } from '../insight.ts'
import { lowOf, type Candidate } from './associate.ts'

/** What few touched files say decides; with hundreds of them, what the others say is left as it is. */
const wordsDrawn = 10

/**
 * For the first `shown` of candidates in the order of their rank: how often each touched file changed with and without the
 * suggested one is drawn again. `revisions` are those of each touched file.
 */
export function missingRankIntervals(
  candidates: readonly Candidate[],
  revisions: readonly number[],
  shown: number,
): Interval[] {
  const contenders = candidates.slice(0, Math.max(50, shown * 2)).map(({ shared }) => {
    const words = [...shared]
      .map((count, place) => ({ shared: count, alone: (revisions[place] ?? 0) - count }))
      .filter((word) => word.shared > 0)
      .toSorted((one, other) => sayOf(other) - sayOf(one))
    const rest = words.slice(wordsDrawn).reduce((miss, word) => miss * (1 - sayOf(word)), 1)
    return { drawn: words.slice(0, wordsDrawn), rest }
  })
  const intervals = rankIntervals({ contenders: contenders.length, shown }, (index, random) => {
    const { drawn = [], rest = 1 } = contenders[index] ?? {}
    let miss = rest
    for (const { shared, alone } of drawn) {
      const both = poisson(shared, random)
      miss *= 1 - wilson(both, both + poisson(alone, random)).low
    }
    return (1 - miss) * scale
  })
  return intervals.map(({ low, high }) => ({
    low,
    high,
    level: rankLevel,
    method: `Poisson bootstrap over changes, ${rankDraws} draws`,
  }))
}

/** On which a millionth is nothing. */
const scale = 10_000

function sayOf({ shared, alone }: { shared: number; alone: number }): number {
  return lowOf(shared, shared + alone)
}
