/** All that is kept about whoever asks. Each row is asked for as theirs, and the walls in the schema hold where that is forgotten. */
import type { Selectable } from 'kysely'
import { memberNamer } from '#records/members.ts'
import type { NamedMember } from '#records/named-member.ts'
import { utcDay } from '#std/local-day.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { Pair, Pairs, Proposal, Round } from '../schema-pairs.ts'
import { KeptFit, reasonsOf } from './fit.ts'
import { pairTablesOf, type ProposalTable } from './tables.ts'

type Asking = Pick<Ctx, 'db' | 'actor' | 'now'>
type NameOf = (member: string) => NamedMember

export async function ownPairs(ctx: Asking): Promise<Pairs> {
  const tables = pairTablesOf(ctx)
  const mine = ctx.actor.id
  const offer = await tables
    .selectFrom('growth_offer')
    .select(['topics', 'areas', 'places', 'is_shown as isShown'])
    .where('member_id', '=', mine)
    .executeTakeFirst()
  const wish = await tables
    .selectFrom('growth_wish')
    .select(['topics', 'areas', 'places', 'again', 'manager_id as manager', 'is_shown as isShown'])
    .where('member_id', '=', mine)
    .executeTakeFirst()
  const hours = await tables
    .selectFrom('growth_hours')
    .select(['zone', 'hours', 'days'])
    .where('member_id', '=', mine)
    .executeTakeFirst()
  const avoid = await tables
    .selectFrom('growth_avoid')
    .select('avoided_id')
    .where('member_id', '=', mine)
    .execute()
  const named = await memberNamer(ctx)
  const pairs = await pairsOf(ctx, named)
  const side = { learner: wish !== undefined, guide: offer !== undefined }
  return {
    offer: offer ?? null,
    wish:
      wish === undefined
        ? null
        : {
            ...wish,
            again: wish.again.map(named),
            manager: wish.manager === null ? null : named(wish.manager),
          },
    hours: hours ?? null,
    avoid: avoid.map(({ avoided_id: other }) => named(other)).toSorted(byName),
    round: await roundUnderWay(ctx),
    proposals: (await proposalsOf(ctx, named))
      // Whoever took back what they said has nothing to answer, though it is still with the other until its day.
      .filter(({ as }) => side[as])
      .filter(
        (one) =>
          !pairs.some(
            ({ pair, round }) => round === one.round && pair.with.member === one.with.member,
          ),
      ),
    pairs: pairs.map(({ pair }) => pair),
  }
}

export async function roundUnderWay(ctx: Pick<Ctx, 'db' | 'now'>): Promise<Round | null> {
  const row = await pairTablesOf(ctx)
    .selectFrom('growth_round')
    .select([
      'round',
      'begun_on as begunOn',
      'first_until as firstUntil',
      'second_until as secondUntil',
    ])
    .where('second_until', '>=', utcDay(ctx.now))
    .orderBy('round', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** Those of the round that is under way, the later first; once a day is over its proposals are, whether anybody looked after them or not. */
async function proposalsOf(ctx: Asking, named: NameOf): Promise<Proposal[]> {
  const tables = pairTablesOf(ctx)
  const mine = ctx.actor.id
  const today = utcDay(ctx.now)
  const rows = await tables
    .selectFrom('growth_proposal as p')
    .innerJoin('growth_round as r', 'r.round', 'p.round')
    .leftJoin('growth_answer as a', (join) =>
      join.onRef('a.proposal_id', '=', 'p.proposal_id').on('a.member_id', '=', mine),
    )
    .leftJoin('growth_otherwise as o', (join) =>
      join.onRef('o.proposal_id', '=', 'p.proposal_id').on('o.learner_id', '=', mine),
    )
    .select(['p.proposal_id', 'p.round', 'p.is_second', 'p.learner_id', 'p.guide_id', 'p.fit'])
    .select(['r.first_until', 'r.second_until', 'a.is_yes'])
    .select(['o.guide_id as other_guide', 'o.fit as other_fit'])
    .where((e) => e.or([e('p.learner_id', '=', mine), e('p.guide_id', '=', mine)]))
    .where('r.second_until', '>=', today)
    .orderBy('p.is_second', 'desc')
    .orderBy((e) => e('p.guide_id', '=', mine))
    .orderBy('p.proposal_id')
    .execute()
  return rows.map((row): Proposal => {
    const { as, other } = sidesOf(row, mine, named)
    const until = row.is_second ? row.second_until : row.first_until
    const isOpen = today <= until
    return {
      ...{ id: row.proposal_id, round: row.round, as, with: other, until },
      reasons: reasonsOf(KeptFit.parse(row.fit), as, other.name),
      otherwise: isOpen ? otherwiseOf(row.other_guide, row.other_fit, named) : null,
      answer: !isOpen || row.is_yes === null ? null : row.is_yes ? 'yes' : 'no',
      state: isOpen ? 'open' : 'not_this_time',
    }
  })
}

function otherwiseOf(guide: string | null, fit: unknown, named: NameOf): Proposal['otherwise'] {
  if (guide === null) return null
  const other = named(guide)
  return { with: other, reasons: reasonsOf(KeptFit.parse(fit), 'learner', other.name) }
}

async function pairsOf(ctx: Asking, named: NameOf): Promise<{ pair: Pair; round: number }[]> {
  const mine = ctx.actor.id
  const rows = await pairTablesOf(ctx)
    .selectFrom('growth_pair')
    .selectAll()
    .where((e) => e.or([e('learner_id', '=', mine), e('guide_id', '=', mine)]))
    .orderBy((e) => e('ended_on', 'is not', null))
    .orderBy('round', 'desc')
    .orderBy('pair_id')
    .execute()
  return rows.map((row) => {
    const { as, other } = sidesOf(row, mine, named)
    const fit = KeptFit.parse(row.fit)
    return {
      round: row.round,
      pair: {
        ...{ id: row.pair_id, as, with: other },
        topics: fit.topics.length > 0 ? fit.topics : fit.wished,
        areas: fit.areas.map(({ area }) => area),
        ...{ beganOn: row.began_on, endedOn: row.ended_on },
      },
    }
  })
}

function sidesOf(
  {
    learner_id: learner,
    guide_id: guide,
  }: Pick<Selectable<ProposalTable>, 'learner_id' | 'guide_id'>,
  mine: string,
  named: NameOf,
): { as: 'learner' | 'guide'; other: NamedMember } {
  return learner === mine
    ? { as: 'learner', other: named(guide) }
    : { as: 'guide', other: named(learner) }
}

function byName(one: NamedMember, other: NamedMember): number {
  return `${one.name} ${one.member}`.localeCompare(`${other.name} ${other.member}`, 'en')
}
