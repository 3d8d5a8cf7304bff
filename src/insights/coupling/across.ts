/** Coupling across repositories: how often this one and another are touched under one issue key, or by one person on one day. */
import { sql } from 'kysely'
import { CairnError } from '#std/errors.ts'
import { contendersMax } from '#std/rank-interval.ts'
import { shownWindow, type CounterEvidence, type Scope } from '../insight.ts'
import { numbersOf } from './item.ts'
import { degreeOf, ranked, sharedMin, turned, type Pair } from './pairs.ts'
import { rounded } from './rounded.ts'
import type { CouplingAnswer, CouplingInput } from './shape.ts'
import { surelyRanked } from './sureness.ts'

type How = NonNullable<CouplingInput['across']>

export async function answerAcross(scope: Scope, how: How, limit: number): Promise<CouplingAnswer> {
  refuseWhatCrossesNot(scope, how)
  const [ties, shared] = await Promise.all([readTies(scope, how), readShared(scope, how)])
  const names = shownNames(ties)
  const place = new Map(ties.map((tie, index) => [tie.id, index]))
  const self = place.get(scope.repository.id)
  const pairs = shared.flatMap((row): (Pair & { most: number; last: string | null })[] => {
    const other = place.get(row.id)
    if (self === undefined || other === undefined || row.shared < sharedMin) return []
    const pair = {
      a: self,
      b: other,
      shared: row.shared,
      revisionsA: ties[self]?.keys ?? 0,
      revisionsB: ties[other]?.keys ?? 0,
    }
    return [{ ...turned(pair, names), most: row.most, last: row.last }]
  })
  const rank = ranked(pairs, names)
  const told = new Map(pairs.map((pair) => [`${pair.a} ${pair.b}`, pair]))
  const seldom = shared.filter((row) => row.shared < sharedMin).length
  return {
    window: shownWindow(scope.window),
    n: self === undefined ? 0 : (ties[self]?.keys ?? 0),
    leftOut: [
      {
        what: 'repositories that share fewer than five',
        count: seldom,
        why: 'fewer may be chance',
      },
      {
        what: "days of bots' work",
        count: self === undefined ? 0 : (ties[self]?.bots ?? 0),
        why: 'a bot that visits every repository ties none together',
      },
      {
        what: 'further pairs',
        count: Math.max(0, rank.length - limit),
        why: 'they rank below the limit',
      },
    ].filter(({ count }) => count > 0),
    level: 'repository',
    ranked: rank.length,
    items: surelyRanked(rank.slice(0, contendersMax(limit)), limit).map((each) => {
      const { pair } = each
      const { most = 0, last = null } = told.get(`${pair.a} ${pair.b}`) ?? {}
      const byOne: CounterEvidence[] =
        how === 'author-day' && most > 0
          ? [{ what: 'same-author', share: rounded(most / pair.shared) }]
          : []
      return {
        ...numbersOf(each, names),
        counterEvidence: byOne,
        // Bots' days are left out beforehand, and what a key stands for is not kept: nothing else can be taken away.
        degreeWithout: how === 'author-day' ? rounded(degreeOf(pair)) : null,
        rankWithout: how === 'author-day' ? each.rank : null,
        sameDirectory: false,
        expected: null,
        lastSharedAt: last === null ? null : new Date(`${last}T00:00:00Z`).toISOString(),
      }
    }),
  }
}

function refuseWhatCrossesNot({ window, branch, prefix, unit }: Scope, how: How): void {
  const isWhole = window.from === null && window.to === null
  if (how === 'key' && !isWhole)
    throw new CairnError(
      'invalid',
      'coupling.across.window',
      'Issue keys that tie repositories together are known for all time only.',
      {
        hint: 'Leave --window out, or ask with --across author-day.',
      },
    )
  if (prefix !== '' || unit !== 'commit' || !branch.isDefault)
    throw new CairnError(
      'invalid',
      'coupling.across.scope',
      'Across repositories whole default branches are compared.',
      {
        hint: 'Leave --path, --branch and --unit out.',
      },
    )
}

interface Tie {
  id: number
  name: string
  source: string
  /** Issue keys, or people's days. */
  keys: number
  bots: number
}

/** A day's key is a person and a date; a bot's days tie nothing. */
const person = sql`split_part(t.key, ' ', 1)::integer`
const day = sql`split_part(t.key, ' ', 2)`

function touchesOf({ window }: Scope, how: How) {
  if (how === 'key')
    return sql`select t.repository_id, t.key, 0 as person, null as day, false as is_bot from cross_touch t where t.how = 'key'`
  return sql`select t.repository_id, t.key, ${person} as person, ${day} as day, w.is_bot
    from cross_touch t
    join (select distinct repository_id, person_id, kind = 'bot' as is_bot from attribution) w
      on w.repository_id = t.repository_id and w.person_id = ${person} where t.how = 'author_day'
    ${window.from === null ? sql`` : sql`and ${day} >= ${dayOf(window.from)}`} ${window.to === null ? sql`` : sql`and ${day} <= ${dayOf(window.to)}`}`
}

async function readTies(scope: Scope, how: How): Promise<Tie[]> {
  const { rows } = await sql<Tie>`with t as (${touchesOf(scope, how)})
    select r.repository_id as id, r.name, r.source, count(*) filter (where not t.is_bot) as keys, count(*) filter (where t.is_bot) as bots
    from t join repository r on r.repository_id = t.repository_id group by r.repository_id, r.name, r.source
    order by r.name collate "C", r.source collate "C"`.execute(scope.facts.db)
  return rows
}

interface Shared {
  id: number
  shared: number
  /** By the person with most shared days. */
  most: number
  last: string | null
}

async function readShared(scope: Scope, how: How): Promise<Shared[]> {
  const { rows } = await sql<Shared>`with t as (${touchesOf(scope, how)}),
    own as (select key, person, day from t where repository_id = ${scope.repository.id} and not is_bot),
    by_person as (select t.repository_id as id, own.person, count(*) as shared, max(own.day) as last
      from own join t on t.key = own.key and t.repository_id <> ${scope.repository.id} group by t.repository_id, own.person)
    select id, sum(shared) as shared, max(shared) as most, max(last) as last from by_person group by id`.execute(
    scope.facts.db,
  )
  return rows
}

/** Names that several repositories have are told by their sources. */
function shownNames(ties: readonly Tie[]): string[] {
  const count = new Map<string, number>()
  for (const { name } of ties) count.set(name, (count.get(name) ?? 0) + 1)
  return ties.map(({ name, source }) => (count.get(name) === 1 ? name : source))
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
