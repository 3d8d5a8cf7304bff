/** Pairs as they are told: their numbers, how sure their rank is, what speaks against them, whether anybody is surprised. */
import { contendersMax } from '#std/rank-interval.ts'
import { wilson } from '#std/statistics.ts'
import type { Interval, Scope } from '../insight.ts'
import { degreeWithout, evidenceAgainst, openLedger, sharedCommits } from './evidence.ts'
import { expectations, expectedDirectories } from './expected.ts'
import type { Found } from './find.ts'
import { namedIn } from './named-in.ts'
import { degreeOf, type Pair } from './pairs.ts'
import { directoryOf, type Places } from './places.ts'
import { readDates, readGenerating } from './query.ts'
import { rounded } from './rounded.ts'
import type { CouplingItem } from './shape.ts'
import { degreeInterval, ranksWithout, surelyRanked, type SurelyRanked } from './sureness.ts'

/** The first `limit` of pairs in the order of their rank. */
export async function itemsOf(
  scope: Scope,
  { places, materialOf }: Pick<Found, 'places' | 'materialOf'>,
  wanted: readonly Pair[],
  limit: number,
): Promise<CouplingItem[]> {
  const pairs = wanted.slice(0, limit)
  if (pairs.length === 0) return []
  const contenders = wanted.slice(0, contendersMax(pairs.length))
  const expectedOf = expectedAmong(places)
  const material = await materialOf(contenders)
  const ledger = openLedger(material, pairs)
  const { ids, moments } = material.commits
  const shared = pairs.map((pair) => sharedCommits(ledger, pair).flat())
  const newest = shared.map((commits) => {
    const last = commits.reduce((most, commit) => Math.max(most, moments[commit] ?? 0), 0)
    return commits.filter((commit) => moments[commit] === last).map((commit) => ids[commit] ?? 0)
  })
  const [generating, dates, named] = await Promise.all([
    readGenerating(
      scope,
      [...new Set(shared.flat())].map((commit) => ids[commit] ?? 0),
    ),
    readDates(scope, newest.flat()),
    namedIn(scope, places, pairs),
  ])
  const without = ranksWithout(material, contenders, places.names)
  return surelyRanked(contenders, pairs.length).map((each, index) => {
    const { pair } = each
    const at = (newest[index] ?? [])
      .map((id) => dates.get(id)?.toISOString() ?? '')
      .reduce((one, other) => (other > one ? other : one), '')
    return {
      ...numbersOf(each, places.names),
      counterEvidence: evidenceAgainst(material, ledger, pair, (id) => generating.has(id)),
      degreeWithout: degreeWithout(material, ledger, pair),
      rankWithout: without[index] ?? null,
      sameDirectory: directoryOf(nameOf(places, pair.a)) === directoryOf(nameOf(places, pair.b)),
      expected: expectedOf(pair),
      namedIn: named[index] ?? null,
      lastSharedAt: at === '' ? null : at,
    }
  })
}

export function numbersOf({ pair, rank, rankInterval }: SurelyRanked, names: readonly string[]) {
  const { a, b, shared, revisionsA, revisionsB } = pair
  return {
    rank,
    a: names[a] ?? '',
    b: names[b] ?? '',
    shared,
    revisionsA,
    revisionsB,
    degree: rounded(degreeOf(pair)),
    degreeInterval: degreeInterval(pair),
    confidenceAB: rounded(shared / revisionsA),
    confidenceBA: rounded(shared / revisionsB),
    interval: intervalOf(pair),
    rankInterval,
  }
}

/** The rule by which a pair is no surprise, if there is one. */
export function expectedAmong({ names, classes }: Places): (pair: Pair) => string | null {
  const ofFiles = expectations()
  return ({ a, b }) => {
    const [one, other] = [names[a] ?? '', names[b] ?? '']
    if (classes[a] === undefined) return expectedDirectories(one, other)
    return ofFiles({ path: one, class: classes[a] }, { path: other, class: classes[b] })
  }
}

function intervalOf({ shared, revisionsA }: Pair): Interval {
  const { low, high } = wilson(shared, revisionsA)
  return {
    low: rounded(low),
    high: rounded(high),
    level: 0.9,
    method: 'Wilson score interval of confidenceAB = shared ÷ revisionsA',
  }
}

function nameOf({ names }: Places, place: number): string {
  return names[place] ?? ''
}
