/** How sure are a pair's degree and its rank, and where would it rank by plain changes alone? Pure. */
import { rankDraws, rankIntervals, rankLevel } from '#std/rank-interval.ts'
import { poisson, wilson } from '#std/statistics.ts'
import type { Interval } from '../insight.ts'
import { isPlain, type Material } from './evidence.ts'
import { countPairs, ranked, type Pair } from './pairs.ts'
import { placeTouches } from './place-touches.ts'
import { rounded } from './rounded.ts'

/** Of all changes to either, a share touches both; the degree grows with that share alone, so its interval is the share's. */
export function degreeInterval({ shared, revisionsA, revisionsB }: Pair): Interval {
  const { low, high } = wilson(shared, revisionsA + revisionsB - shared)
  const degreeAt = (share: number) => rounded((2 * share) / (1 + share))
  return {
    low: degreeAt(low),
    high: degreeAt(high),
    level: 0.9,
    method: 'Wilson score interval of shared ÷ changes to either, as degree',
  }
}

export interface SurelyRanked {
  pair: Pair
  rank: number
  rankInterval: Interval
}

/**
 * The first `shown` of pairs in the order of their rank, with how sure it is: how often both changed, and A alone, is drawn
 * again for each pair by itself.
 */
export function surelyRanked(contenders: readonly Pair[], shown: number): SurelyRanked[] {
  const intervals = rankIntervals({ contenders: contenders.length, shown }, (index, random) => {
    const { shared = 0, revisionsA = 0 } = contenders[index] ?? {}
    const both = poisson(shared, random)
    const alone = poisson(revisionsA - shared, random)
    return pointsOf(wilson(both, both + alone).low)
  })
  return contenders.slice(0, shown).map((pair, index) => ({
    pair,
    rank: index + 1,
    rankInterval: {
      ...(intervals[index] ?? { low: index + 1, high: index + 1 }),
      level: rankLevel,
      method: `Poisson bootstrap over changes, ${rankDraws} draws`,
    },
  }))
}

/** Ranks are drawn on a scale on which a millionth is nothing. */
function pointsOf(share: number): number {
  return share * 10_000
}

/**
 * The rank of each among them when wide, format-only and bots' changes are not counted; null where that leaves fewer than
 * five shared.
 */
export function ranksWithout(
  material: Material,
  contenders: readonly Pair[],
  names: readonly string[],
): (number | null)[] {
  const wanted = new Set(contenders.flatMap(({ a, b }) => [a, b]))
  const placeOf = new Map([...material.placeOf].filter(([, place]) => wanted.has(place)))
  const plain = countPairs(
    placeTouches({ ...material, placeOf }, (commit) => isPlain(material, commit)),
    names,
  )
  const keys = new Set(contenders.map(keyOf))
  const ranks = new Map(
    ranked(
      plain.filter((pair) => keys.has(keyOf(pair))),
      names,
    ).map((pair, index) => [keyOf(pair), index + 1]),
  )
  return contenders.map((pair) => ranks.get(keyOf(pair)) ?? null)
}

/** The same whichever side has fewer revisions. */
function keyOf({ a, b }: Pair): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
