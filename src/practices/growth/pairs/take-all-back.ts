/** All that is kept of somebody who wants no more of it: pairs end, and the rows are deleted. */
import { forgetNoticesTo } from '#records/notices.ts'
import { utcDay } from '#std/local-day.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { endPair } from './answer.ts'
import { withdraw } from './sides.ts'
import { pairTablesOf } from './tables.ts'

/**
 * Of the round that is under way, what is proposed stays with the other until its day: that it went away would tell them who took it
 * away. It cannot become a pair any more, and moveOn deletes it. Gives until when; null where nothing stays. (YYYY-MM-DD)
 */
export async function takeAllBack(ctx: Ctx): Promise<string | null> {
  const tables = pairTablesOf(ctx)
  const member = ctx.actor.id
  await withdraw(ctx, 'everything')
  const pairs = await tables
    .selectFrom('growth_pair')
    .select(['pair_id', 'round', 'learner_id', 'guide_id', 'ended_on'])
    .where((e) => e.or([e('learner_id', '=', member), e('guide_id', '=', member)]))
    .execute()
  // The other hears of it as of any pair that ends.
  for (const pair of pairs) if (pair.ended_on === null) await endPair(ctx, pair.pair_id)
  for (const { pair_id: pair, round, learner_id: learner, guide_id: guide } of pairs) {
    // What a pair came of is seen by neither while there is the pair; without it, it would be seen anew.
    await tables
      .deleteFrom('growth_proposal')
      .where('round', '=', round)
      .where('learner_id', '=', learner)
      .where('guide_id', '=', guide)
      .execute()
    await tables.deleteFrom('growth_pair').where('pair_id', '=', pair).execute()
  }
  await tables.deleteFrom('growth_otherwise').where('learner_id', '=', member).execute()
  await tables
    .deleteFrom('growth_proposal')
    .where((e) => e.or([e('learner_id', '=', member), e('guide_id', '=', member)]))
    .where('round', 'in', (e) =>
      e
        .selectFrom('growth_round')
        .select('growth_round.round')
        .where((of) => of.or([of('is_over', '=', true), of('second_until', '<', utcDay(ctx.now))])),
    )
    .execute()
  await forgetNoticesTo(ctx, ['/growth/pairs'])
  const left = await tables
    .selectFrom('growth_proposal as p')
    .innerJoin('growth_round as r', 'r.round', 'p.round')
    .select((e) => e.fn.max('r.second_until').as('until'))
    .where((e) => e.or([e('p.learner_id', '=', member), e('p.guide_id', '=', member)]))
    .executeTakeFirst()
  return left?.until ?? null
}
