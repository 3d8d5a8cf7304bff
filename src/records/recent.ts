/** What changed lately: each record once, by the newest words of it, its own or a comment's. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#verbs/ctx.ts'
import { TrialUntil, trialUntil } from './trial.ts'

export const Recent = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    number: z.int().min(1),
    title: z.string(),
    status: z.string(),
    trialUntil: TrialUntil,
    /** When its newest words were written. */
    at: z.iso.datetime(),
    /** Whether those are of a comment. */
    isComment: z.boolean(),
  })
  .meta({ id: 'Recent' })
type Recent = z.output<typeof Recent>

/** A record that is talked about a lot has many of the newest words; for each that is shown so many are looked at. */
const lookedAtEach = 20

export async function recentRecords(
  { db }: Pick<Ctx, 'db'>,
  { since, limit }: { since?: string | undefined; limit: number },
): Promise<{ items: Recent[] }> {
  const from = since === undefined ? sql`` : sql`and w.at >= ${new Date(since)}`
  const { rows } = await sql<Omit<Recent, 'at'> & { at: Date }>`
    select record_id as id, r.kind, r.number, r.title, r.status, ${trialUntil('r')} as "trialUntil", one.at, one."isComment"
    from (
      select distinct on (record_id) record_id, at, comment_id <> record_id as "isComment"
      from (
        select w.record_id, w.comment_id, w.at from records.words w
        where not exists (select from records.record g where g.record_id = w.record_id and g.removed_at is not null) ${from}
        order by w.at desc limit ${lookedAtEach * limit}
      ) newest order by record_id, at desc, comment_id
    ) one join records.record r using (record_id)
    order by one.at desc, r.number desc, record_id limit ${limit}`.execute(db)
  return { items: rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })) }
}
