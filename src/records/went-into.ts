/** Which records went into a proposal, and whose they were. Whatever a kind knows of that, it keeps the proposal's id as `proposal`. */
import { sql } from 'kysely'
import type { Ctx } from '#verbs/ctx.ts'
import { trialUntil } from './trial.ts'
import type { CameFrom, WentInto } from './went-into-shape.ts'

/** In the order in which they were written down. */
export async function cameFrom(
  { db }: Pick<Ctx, 'db'>,
  { kind, proposal }: { kind: string; proposal: string },
): Promise<CameFrom[]> {
  const { rows } = await sql<CameFrom>`
    select r.record_id as id, r.number, r.title, r.author_id as author, m.name
    from records.record r left join records.member m on m.member_id = r.author_id
    where r.detail ->> 'proposal' = ${proposal}::text and r.kind = ${kind} and r.removed_at is null
    order by r.number`.execute(db)
  return rows
}

/** The proposals that it went into, also before it was taken up again; the latest first. */
export async function wentInto(
  { db }: Pick<Ctx, 'db'>,
  { record }: { record: string },
): Promise<WentInto[]> {
  const { rows } = await sql<WentInto>`
    select r.record_id as id, r.kind, r.number, r.title, r.status, ${trialUntil('r')} as "trialUntil"
    from (select detail ->> 'proposal' as proposal, max(version) as version from records.revision
      where record_id = ${record} and detail ? 'proposal' group by 1) v
    join records.record r on r.record_id = v.proposal::uuid and r.removed_at is null
    order by v.version desc`.execute(db)
  return rows
}
