/** What is told beside a decision itself: the ideas that it comes from, and what the ids in it are called. */
import { recordsOf } from '#records/store.ts'
import { cameFrom } from '#records/went-into.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { Decision, DecisionTold } from './schema.ts'

export async function told(ctx: Pick<Ctx, 'db'>, decision: Decision): Promise<DecisionTold> {
  const [ideas, others] = await Promise.all([
    cameFrom(ctx, { kind: 'idea', proposal: decision.id }),
    othersOf(ctx, decision),
  ])
  return { ...decision, ideas, others }
}

async function othersOf(ctx: Pick<Ctx, 'db'>, decision: Decision): Promise<DecisionTold['others']> {
  const successor = 'successor' in decision ? decision.successor : null
  const ids = [...decision.related, ...(successor === null ? [] : [successor])]
  if (ids.length === 0) return []
  return recordsOf(ctx)
    .selectFrom('record')
    .select(['record_id as id', 'number', 'title'])
    .where('record_id', 'in', ids)
    .where('removed_at', 'is', null)
    .orderBy('number')
    .execute()
}
