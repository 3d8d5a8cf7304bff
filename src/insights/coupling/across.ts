/** Coupling across repositories: how often this one and another are touched under one issue key, or by one person on one day. */
import { leftOutCommits, takeCensus } from '#facts/reading/census.ts'
import { bulkPathsMax } from '#facts/words/flags.ts'
import { CairnError } from '#std/errors.ts'
import { contendersMax } from '#std/rank-interval.ts'
import {
  inWholeTree,
  shownWindow,
  type CounterEvidence,
  type LeftOut,
  type Scope,
} from '../insight.ts'
import {
  readMeetings,
  readNeighbours,
  readTies,
  readUnmet,
  type How,
  type Meeting,
  type Tie,
  type Unmet,
} from './across-query.ts'
import { numbersOf } from './item.ts'
import { degreeOf, ranked, sharedMin, turned, type Pair } from './pairs.ts'
import { rounded } from './rounded.ts'
import type { CouplingAnswer } from './shape.ts'
import { surelyRanked } from './sureness.ts'

export async function answerAcross(scope: Scope, how: How, limit: number): Promise<CouplingAnswer> {
  refuseWhatCrossesNot(scope, how)
  const found = await findAcross(scope, how)
  const rank = ranked(found.pairs, found.names)
  const contenders = rank.slice(0, contendersMax(limit))
  const ranksWithout = rankedPlain(contenders, found)
  const further = {
    what: 'further pairs',
    count: Math.max(0, rank.length - limit),
    why: 'they rank below the limit',
  }
  return {
    window: shownWindow(scope.window),
    n: found.n,
    leftOut: [...found.leftOut, further].filter(({ count }) => count > 0),
    level: 'repository',
    ranked: rank.length,
    items: surelyRanked(contenders, limit).map((each) => {
      const meeting = found.meetingOf(each.pair)
      const last = meeting?.last ?? null
      return {
        ...numbersOf(each, found.names),
        counterEvidence: evidenceAgainst(meeting),
        degreeWithout: degreeOfPlain(found.plainOf(each.pair)),
        rankWithout: ranksWithout.get(each.pair) ?? null,
        sameDirectory: false,
        expected: null,
        namedIn: null,
        lastSharedAt: last === null ? null : new Date(`${last}T00:00:00Z`).toISOString(),
      }
    }),
  }
}

export interface FoundAcross {
  pairs: Pair[]
  names: string[]
  n: number
  leftOut: LeftOut[]
  meetingOf: (pair: Pair) => Meeting | undefined
  /** The same pair over changes that are neither wide, format-only nor a bot's. */
  plainOf: (pair: Pair) => Pair
}

/** Places are the repositories of the workspace, in the order of their names. With `asked`, the pair with that one alone, however little they share. */
export async function findAcross(scope: Scope, how: How, asked?: number): Promise<FoundAcross> {
  const { facts, repository } = scope
  const wish = inWholeTree(scope)
  const [neighbours, meetings, unmet, census] = await Promise.all([
    readNeighbours(scope),
    readMeetings(scope, how),
    readUnmet(scope),
    takeCensus(facts.db, wish),
  ])
  const often =
    asked === undefined
      ? meetings.filter(({ shared }) => shared >= sharedMin)
      : [meetings.find(({ id }) => id === asked) ?? { id: asked, shared: 0 }]
  const tieRows = await readTies(scope, how, [repository.id, ...often.map(({ id }) => id)])
  const ties = new Map(tieRows.map((tie) => [tie.id, tie]))
  const tieOf = (id: number): Tie => ties.get(id) ?? { id, keys: 0, plain: 0 }
  const names = neighbours.map(({ name }) => name)
  const idOf = (place: number) => neighbours[place]?.id ?? -1
  const placeOf = new Map(neighbours.map(({ id }, place) => [id, place]))
  const met = new Map(meetings.map((meeting) => [meeting.id, meeting]))
  const meetingOf = ({ a, b }: Pair) => met.get(idOf(a) === repository.id ? idOf(b) : idOf(a))
  const pairOf = (id: number, shared: number): Pair => ({
    a: placeOf.get(repository.id) ?? 0,
    b: placeOf.get(id) ?? 0,
    shared,
    revisionsA: tieOf(repository.id).keys,
    revisionsB: tieOf(id).keys,
  })
  return {
    pairs: often.map(({ id, shared }) => turned(pairOf(id, shared), names)),
    names,
    n: tieOf(repository.id).keys,
    leftOut: [
      ...unmetLeftOut(how, unmet),
      ...leftOutCommits({ ...census, undated: 0, linesPending: 0 }),
      {
        what: 'repositories that share fewer than five',
        count: meetings.filter(({ shared }) => shared > 0 && shared < sharedMin).length,
        why: 'fewer may be chance',
      },
    ].filter(({ count }) => count > 0),
    meetingOf,
    plainOf: (pair) => ({
      ...pair,
      shared: meetingOf(pair)?.plain ?? 0,
      revisionsA: tieOf(idOf(pair.a)).plain,
      revisionsB: tieOf(idOf(pair.b)).plain,
    }),
  }
}

function unmetLeftOut(how: How, { bulk, keyless, undated, botDays }: Unmet): LeftOut[] {
  const always = {
    what: `changes of more than ${bulkPathsMax} paths`,
    count: bulk,
    why: 'what they touch together need not belong together',
  }
  if (how === 'key')
    return [
      always,
      {
        what: 'changes that name no issue key',
        count: keyless,
        why: 'such as ABC-123 or owner/name#12; a bare #12 is another issue in each repository',
      },
    ]
  return [
    always,
    { what: 'commits without a date', count: undated, why: 'they belong to no day' },
    {
      what: "days of bots' work",
      count: botDays,
      why: 'a bot that visits every repository ties none together',
    },
  ]
}

function evidenceAgainst(meeting: Meeting | undefined): CounterEvidence[] {
  if (meeting === undefined) return []
  const { shared, wide, formatOnly, bot, byOne, cut } = meeting
  const shares: CounterEvidence[] = [
    { what: 'bulk', share: wide / shared },
    { what: 'format-only', share: formatOnly / shared },
    { what: 'bot', share: bot / shared },
    { what: 'same-author', share: byOne / shared },
    { what: 'cut-off', share: cut / (cut + shared) },
  ]
  return shares
    .filter(({ share }) => share > 0)
    .map(({ what, share }) => ({ what, share: rounded(share) }))
}

function degreeOfPlain(pair: Pair): number | null {
  return pair.revisionsA + pair.revisionsB === 0 ? null : rounded(degreeOf(pair))
}

/** The rank of each among them by plain changes alone; absent where they leave fewer than five shared. */
function rankedPlain(
  contenders: readonly Pair[],
  { plainOf, names }: Pick<FoundAcross, 'plainOf' | 'names'>,
): Map<Pair, number> {
  const original = new Map(contenders.map((pair) => [`${pair.a} ${pair.b}`, pair]))
  const sides = ({ a, b }: Pair) => original.get(`${a} ${b}`) ?? original.get(`${b} ${a}`)
  const plain = contenders
    .map((pair) => turned(plainOf(pair), names))
    .filter(({ shared }) => shared >= sharedMin)
  return new Map(
    ranked(plain, names).flatMap((pair, index) => {
      const told = sides(pair)
      return told === undefined ? [] : [[told, index + 1] as const]
    }),
  )
}

/** What counts as one change is said by `how`: the same unit may be named beside it. */
const unitOf: Record<How, Scope['unit']> = { key: 'ticket', 'author-day': 'author-day' }

export function refuseWhatCrossesNot({ branch, prefix, unit }: Scope, how: How): void {
  if (unit !== 'commit' && unit !== unitOf[how])
    throw new CairnError(
      'invalid',
      'coupling.across.unit',
      'No commit or merge is in two repositories: a ticket or a day of one author ties them.',
      {
        hint: 'Ask with --across key or --across author-day, and leave --unit out.',
      },
    )
  if (prefix !== '' || !branch.isDefault)
    throw new CairnError(
      'invalid',
      'coupling.across.scope',
      'Across repositories whole default branches are compared.',
      {
        hint: 'Leave --path and --branch out.',
      },
    )
}
