/** What somebody says of themselves: what they offer, what they wish for, when they work, and with whom they would rather not be. */
import { mustBelong } from '#records/members.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { calendarOf } from '../match/round.ts'
import type { Hours, Offer, Wish } from '../schema-pairs.ts'
import { pairTablesOf } from './tables.ts'

export const parts = ['offer', 'wish', 'hours', 'avoid', 'everything'] as const
export type Part = (typeof parts)[number]

export async function keepOffer(
  ctx: Ctx,
  { topics, areas, places, isShown }: Offer,
): Promise<void> {
  const said = { topics, areas, places, is_shown: isShown }
  await pairTablesOf(ctx)
    .insertInto('growth_offer')
    .values({ member_id: ctx.actor.id, ...said })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(said))
    .execute()
}

export interface WishSaid extends Pick<Wish, 'topics' | 'areas' | 'places' | 'isShown'> {
  again: string[]
  manager: string | null
}

export async function keepWish(
  ctx: Ctx,
  { topics, areas, places, again, manager, isShown }: WishSaid,
): Promise<void> {
  await mustBelong(ctx, [...again, ...(manager === null ? [] : [manager])])
  const said = { topics, areas, places, again, manager_id: manager, is_shown: isShown }
  await pairTablesOf(ctx)
    .insertInto('growth_wish')
    .values({ member_id: ctx.actor.id, ...said })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(said))
    .execute()
}

export async function keepHours(ctx: Ctx, said: Hours): Promise<void> {
  calendarOf(said)
  await pairTablesOf(ctx)
    .insertInto('growth_hours')
    .values({ member_id: ctx.actor.id, ...said })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(said))
    .execute()
}

/** All of them: whoever is not among these is not avoided any more. */
export async function keepAvoid(ctx: Ctx, members: readonly string[]): Promise<void> {
  await mustBelong(ctx, members)
  await pairTablesOf(ctx).deleteFrom('growth_avoid').where('member_id', '=', ctx.actor.id).execute()
  const others = [...new Set(members)].filter((member) => member !== ctx.actor.id)
  if (others.length === 0) return
  await pairTablesOf(ctx)
    .insertInto('growth_avoid')
    .values(others.map((other) => ({ member_id: ctx.actor.id, avoided_id: other })))
    .execute()
}

/**
 * The rows are deleted, and answers to what came of them. What is proposed still stays with the other until its day: that it went away
 * would tell them who took it away. It cannot become a pair any more, and goes when that day is over.
 */
export async function withdraw(ctx: Ctx, part: Part): Promise<void> {
  const tables = pairTablesOf(ctx)
  const member = ctx.actor.id
  const is = (one: Part): boolean => part === one || part === 'everything'
  if (is('offer')) await tables.deleteFrom('growth_offer').where('member_id', '=', member).execute()
  if (is('wish')) await tables.deleteFrom('growth_wish').where('member_id', '=', member).execute()
  if (is('hours')) await tables.deleteFrom('growth_hours').where('member_id', '=', member).execute()
  if (is('avoid')) await tables.deleteFrom('growth_avoid').where('member_id', '=', member).execute()
  for (const [one, side] of [
    ['offer', 'guide_id'],
    ['wish', 'learner_id'],
  ] as const)
    if (is(one))
      await tables
        .deleteFrom('growth_answer')
        .where('member_id', '=', member)
        .where('proposal_id', 'in', (e) =>
          e
            .selectFrom('growth_proposal')
            .select('growth_proposal.proposal_id')
            .where(side, '=', member),
        )
        .execute()
}
