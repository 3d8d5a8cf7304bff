/** A yes or a no, kept as one's own; and what comes of two that say yes. */
import { sql } from 'kysely'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { tellMembers } from '#verbs/notices.ts'
import { pairTablesOf } from './tables.ts'

/** No name stands in them: a notice may be sent by mail. */
const bothSaid =
  'Both of you said yes: you have somebody to learn with. Find an hour that suits both.'
const ended =
  'A pair of yours has ended, which needs no reason. With whom you are stands under Growth.'

export async function answer(ctx: Ctx, proposal: string, says: 'yes' | 'no'): Promise<void> {
  const said = { is_yes: says === 'yes' }
  await pairTablesOf(ctx)
    .insertInto('growth_answer')
    .values({ proposal_id: proposal, member_id: ctx.actor.id, ...said })
    .onConflict((conflict) => conflict.columns(['proposal_id', 'member_id']).doUpdateSet(said))
    .execute()
  if (says === 'no') return
  const { rows } = await sql<{ told: string | null }>`
    select records.growth_agree(${proposal}, ${ctx.actor.id}, ${ctx.now}, ${bothSaid}) as told`.execute(
    ctx.db,
  )
  await tellMembers(ctx, toldIn(rows))
}

export async function endPair(ctx: Ctx, pair: string): Promise<void> {
  const { rows } = await sql<{ told: string | null }>`
    select records.growth_part(${pair}, ${ctx.actor.id}, ${ctx.now}, ${ended}) as told`.execute(
    ctx.db,
  )
  const told = toldIn(rows)
  if (told.length === 0)
    throw new CairnError('not_found', 'growth.pair.none', 'You are in no such pair.', {
      hint: 'growth.pairs lists yours, with their ids.',
    })
  await tellMembers(ctx, told)
}

function toldIn(rows: readonly { told: string | null }[]): string[] {
  return rows.flatMap(({ told }) => told ?? [])
}
