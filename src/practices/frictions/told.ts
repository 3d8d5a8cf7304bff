/** A friction with what is known around it: how many have it too, what that costs, and what it leads to. */
import { sql } from 'kysely'
import type { OtherRecord } from '#records/other-record.ts'
import { trialUntil } from '#records/trial.ts'
import type { CameFrom } from '#records/went-into-shape.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { costOf } from './cost.ts'
import { meTooOf } from './me-too.ts'
import type { Friction, FrictionTold } from './schema.ts'

export async function toldWith(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  friction: Friction,
): Promise<FrictionTold> {
  const { id, hits } = friction
  const meToo = await meTooOf(ctx, id)
  return {
    ...friction,
    meToo,
    cost: costOf(hits, meToo.peopleMin),
    merged: await mergedInto(ctx, id),
    leadsTo: await othersOf(ctx, leading(friction)),
  }
}

function leading(friction: Friction): string[] {
  if (friction.status === 'merged') return [friction.mergedInto]
  if (!('proposal' in friction) || friction.proposal === null) return []
  return [friction.proposal]
}

async function mergedInto({ db }: Pick<Ctx, 'db'>, id: string): Promise<CameFrom[]> {
  const { rows } = await sql<CameFrom>`
    select r.record_id as id, r.number, r.title, r.author_id as author, m.name
    from records.record r left join records.member m on m.member_id = r.author_id
    where r.kind = 'friction' and r.status = 'merged' and r.detail ->> 'mergedInto' = ${id}::text
      and r.removed_at is null
    order by r.number`.execute(db)
  return rows
}

async function othersOf({ db }: Pick<Ctx, 'db'>, ids: readonly string[]): Promise<OtherRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<OtherRecord>`
    select r.record_id as record, r.kind, r.number, r.status, ${trialUntil('r')} as "trialUntil", r.title
    from records.record r where r.record_id = any(${ids}::uuid[]) and r.removed_at is null`.execute(
    db,
  )
  return rows
}
