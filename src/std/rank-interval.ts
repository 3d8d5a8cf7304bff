/**
 * How sure is a rank? Every score is drawn again many times as it might have come out, and of the ranks that this gives the
 * middle ninety percent are told. Deterministic: chance comes from a seed.
 */
import { firstPlace } from './first-place.ts'
import { quantile, seeded } from './statistics.ts'

export const rankLevel = 0.9
export const rankDraws = 200

/** Where most have little behind them, nearly all could be anywhere: the first of them stand for the rest. */
export function contendersMax(shown: number): number {
  return Math.max(300, shown * 2)
}

/**
 * For the first `shown` of contenders that are numbered in the order of their rank. `draw` gives one of them another score;
 * of equal scores the first by rank stays first.
 */
export function rankIntervals(
  { contenders, shown }: { contenders: number; shown: number },
  draw: (contender: number, random: () => number) => number,
): { low: number; high: number }[] {
  const random = seeded(contenders)
  const seen: number[][] = Array.from({ length: Math.min(shown, contenders) }, () => [])
  if (seen.length === 0) return []
  for (let count = 0; count < rankDraws; count++) {
    const scores = Float64Array.from(
      { length: contenders },
      (_, index) => draw(index, random) - index * hairsbreadth,
    )
    const sorted = scores.toSorted()
    for (const [index, ranks] of seen.entries()) {
      const own = scores[index] ?? 0
      ranks.push(sorted.length - firstPlace(sorted.length, (place) => (sorted[place] ?? 0) < own))
    }
  }
  const tail = (1 - rankLevel) / 2
  return seen.map((ranks, index) => {
    ranks.sort((a, b) => a - b)
    const low = Math.floor(quantile(ranks, tail) ?? index + 1)
    const high = Math.ceil(quantile(ranks, 1 - tail) ?? index + 1)
    return { low: Math.min(low, index + 1), high: Math.max(high, index + 1) }
  })
}

/** Parts equal scores, and is far below what parts others. */
const hairsbreadth = 1e-6
