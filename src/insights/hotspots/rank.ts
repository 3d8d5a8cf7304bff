/**
 * Ranks by score, and says how sure each rank is: had the same work gone slightly differently, each file's number of
 * revisions would be another draw from a Poisson distribution around what it was.
 */
import { contendersMax, rankDraws, rankIntervals, rankLevel } from '#std/rank-interval.ts'
import { poisson } from '#std/statistics.ts'

export interface Candidate {
  /** What ties are broken by, after the score: smaller comes first, byte by byte. */
  key: string
  /** Revisions and complexity of each part: one for a file, many for a directory. */
  parts: readonly { revisions: number; plain: number; complexity: number }[]
}

export interface Ranked<T extends Candidate> {
  of: T
  score: number
  rank: number
  rankWithout: number
  /** Present for the first `limit`. */
  interval: { low: number; high: number } | null
}

export const intervalLevel = rankLevel
export const intervalMethod = `Poisson bootstrap over revisions, ${rankDraws} draws`
/** Whoever is more than this many standard deviations below the last one shown has no say in the ranks shown. */
const deviationsMax = 4

export function rank<T extends Candidate>(candidates: readonly T[], limit: number): Ranked<T>[] {
  const scored = candidates.map((of) => ({
    of,
    score: scoreOf(of, 'revisions'),
    without: scoreOf(of, 'plain'),
  }))
  const ordered = scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || byKey(a.of, b.of))
  const ranksWithout = new Map(
    [...ordered]
      .sort((a, b) => b.without - a.without || byKey(a.of, b.of))
      .map(({ of }, index) => [of.key, index + 1]),
  )
  const contenders = contendersOf(ordered, limit)
  const intervals = rankIntervals(
    { contenders: contenders.length, shown: limit },
    (index, random) => drawn(contenders[index]?.parts ?? [], random),
  )
  return ordered.map(({ of, score }, index) => ({
    of,
    score,
    rank: index + 1,
    rankWithout: ranksWithout.get(of.key) ?? index + 1,
    interval: intervals[index] ?? null,
  }))
}

function scoreOf({ parts }: Candidate, count: 'revisions' | 'plain'): number {
  return parts.reduce((sum, part) => sum + part[count] * part.complexity, 0)
}

function byKey(a: Candidate, b: Candidate): number {
  return Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))
}

/** In the order of their rank: those shown, and those that might have been. */
function contendersOf(
  ordered: readonly { of: Candidate; score: number }[],
  limit: number,
): Candidate[] {
  const reach = ({ of, score }: { of: Candidate; score: number }, sign: 1 | -1) =>
    score + sign * deviationsMax * deviation(of)
  const least = Math.min(...ordered.slice(0, limit).map((one) => reach(one, -1)))
  const others = ordered.slice(limit, contendersMax(limit)).filter((one) => reach(one, 1) >= least)
  return [...ordered.slice(0, limit), ...others].map(({ of }) => of)
}

/** Of the score, when revisions are Poisson; a little more for those with few. */
function deviation({ parts }: Candidate): number {
  const variance = parts.reduce(
    (sum, { revisions, complexity }) => sum + revisions * complexity ** 2,
    0,
  )
  return Math.sqrt(variance) + parts.reduce((most, { complexity }) => Math.max(most, complexity), 0)
}

/** The sum of many draws is one draw from a normal distribution with the same mean and variance. */
function drawn(parts: Candidate['parts'], random: () => number): number {
  const [only] = parts
  if (parts.length === 1 && only) return poisson(only.revisions, random) * only.complexity
  let mean = 0
  let variance = 0
  for (const { revisions, complexity } of parts) {
    mean += revisions * complexity
    variance += revisions * complexity ** 2
  }
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.max(0, mean + Math.sqrt(variance) * normal)
}
