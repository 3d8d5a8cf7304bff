/**
 * Begins a round: reads what everybody keeps, lets the matcher propose, and tells those it proposes, all at once. Runs as whoever owns the
 * tables, on a connection that no verb has; nothing of what it reads is answered to whoever began it.
 */
import { utcDay } from '#std/local-day.ts'
import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { CairnError } from '#std/errors.ts'
import { tellMembers } from '#verbs/notices.ts'
import { match } from '../match/match.ts'
import { answerDays, takePartMin } from '../schema-pairs.ts'
import { keptFit } from './fit.ts'
import { apart, readKept, roundOf, type Asked } from './kept-round.ts'
import { moveOn } from './move-on.ts'
import { noticed } from './noticed.ts'
import { roundUnderWay } from './own-pairs.ts'
import { pairTablesOf } from './tables.ts'

/** What offers and wishes name, so that it can be counted how many know it. */
export async function areasNamed(db: Kysely<object>): Promise<string[]> {
  const { rows } = await sql<{ area: string }>`
    select unnest(areas) as area from records.growth_offer intersect select unnest(areas) from records.growth_wish`.execute(
    db,
  )
  return rows.map(({ area }) => area)
}

export async function beginRound(
  db: Kysely<object>,
  { now, areas }: { now: Date } & Pick<Asked, 'areas'>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // Two who begin one at once: the second hears that there is one.
    await sql`lock table records.growth_round in share row exclusive mode`.execute(tx)
    await moveOn(tx, now)
    await mustBeTime(tx, now)
    const kept = await readKept(tx)
    if (kept.members.length < takePartMin)
      throw new CairnError(
        'conflict',
        'growth.round.few',
        `Fewer than ${takePartMin} people take part.`,
        {
          hint: 'Among so few, whoever is with nobody could work out why. Ask others to join: growth.offer, growth.wish.',
        },
      )
    const tables = pairTablesOf({ db: tx })
    const { last } = await tables
      .selectFrom('growth_round')
      .select((e) => e.fn.max('round').as('last'))
      .executeTakeFirstOrThrow()
    const round = (last ?? 0) + 1
    await tables
      .deleteFrom('growth_proposal')
      .where('round', '<', round - apart)
      .execute()
    await tables
      .insertInto('growth_round')
      .values({
        ...{ round, begun_on: utcDay(now), first_until: utcDay(now, answerDays) },
        second_until: utcDay(now, 2 * answerDays),
      })
      .execute()
    const told = await propose(tx, proposalsIn(kept, { round, on: utcDay(now), areas }))
    await tellMembers({ db: tx }, await noticed(tx, { now, says: 'found' }, told))
  })
}

async function mustBeTime(db: Kysely<object>, now: Date): Promise<void> {
  const open = await roundUnderWay({ db, now })
  if (open === null) return
  throw new CairnError(
    'conflict',
    'growth.round.open',
    `Round ${open.round} is under way until ${open.secondUntil}.`,
    { hint: 'The next one can be begun on the day after. Offers and wishes wait for it.' },
  )
}

export interface Proposed {
  proposal_id: string
  round: number
  is_second: boolean
  learner_id: string
  guide_id: string
  fit: string
}

export interface Otherwise extends Omit<Proposed, 'round' | 'is_second'> {
  cost: number
}

/** The rows of what the matcher came to. */
export function proposalsIn(
  kept: Parameters<typeof roundOf>[0],
  asked: Asked,
): { proposals: Proposed[]; otherwise: Otherwise[] } {
  const { pairs } = match(roundOf(kept, asked))
  const proposals: Proposed[] = []
  const otherwise: Otherwise[] = []
  for (const { learner, guide, fit, second } of pairs) {
    const of = { proposal_id: randomUUID(), learner_id: learner.who.id }
    const said = JSON.stringify(keptFit(fit, learner))
    proposals.push({
      ...{ ...of, round: asked.round, is_second: false, guide_id: guide.who.id, fit: said },
    })
    if (second === null) continue
    const other = JSON.stringify(keptFit(second.fit, learner))
    otherwise.push({ ...of, guide_id: second.guide.who.id, fit: other, cost: second.fit.cost })
  }
  return { proposals, otherwise }
}

/** PostgreSQL takes 65,535 values at once. */
const rowsMax = 5_000

/** Gives whom it is about. */
async function propose(
  db: Kysely<object>,
  { proposals, otherwise }: ReturnType<typeof proposalsIn>,
): Promise<string[]> {
  const tables = pairTablesOf({ db })
  for (let from = 0; from < proposals.length; from += rowsMax)
    await tables
      .insertInto('growth_proposal')
      .values(proposals.slice(from, from + rowsMax))
      .execute()
  for (let from = 0; from < otherwise.length; from += rowsMax)
    await tables
      .insertInto('growth_otherwise')
      .values(otherwise.slice(from, from + rowsMax))
      .execute()
  return proposals.flatMap(({ learner_id: learner, guide_id: guide }) => [learner, guide])
}
