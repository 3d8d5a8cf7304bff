/**
 * What is kept for a while, and then is gone for good. There is no clock that runs: whoever adds to it sweeps first, and so does a
 * server when it starts.
 */
import { sql } from 'kysely'
import type { Ctx } from '#verbs/ctx.ts'

/** A holiday fits in, and what was removed for its secrets is not there for ever. */
export const removedKeptDays = 30

/** Long enough for a long leave; what nobody touched in a season is forgotten. */
export const draftKeptDays = 90

/** Others point at them: they go last, in this order. */
const last = ['comment', 'revision', 'record'] as const

/** What hangs on a record and goes with it, a practice's own tables as well: every table with a `record_id`. */
export async function hanging({ db }: Pick<Ctx, 'db'>): Promise<string[]> {
  const { rows } = await sql<{ table: string }>`
    select table_name as table from information_schema.columns
    where table_schema = 'records' and column_name = 'record_id' and table_name <> all(${[...last]}::text[])
    order by 1`.execute(db)
  return [...rows.map(({ table }) => table), ...last]
}

/** Behind the walls of a team's workspace one sees one's own alone: there the server sweeps, from time to time. */
export async function sweep(ctx: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  const { rows } = await sql<{ isFree: boolean }>`
    select current_user = session_user as "isFree"`.execute(ctx.db)
  if (rows[0]?.isFree !== true) return
  await sweepRecords(ctx)
  // A draft may show a picture; it is kept as long.
  await sql`delete from records.image where owner_id is not null and added_on < ${draftsFrom(ctx.now)}::date`.execute(
    ctx.db,
  )
  await sql`delete from records.draft where at < ${draftsFrom(ctx.now)}`.execute(ctx.db)
}

/** What was removed before is gone, whether or not it was swept yet. */
export function keptFrom(now: Date): Date {
  return daysBefore(now, removedKeptDays)
}

export function draftsFrom(now: Date): Date {
  return daysBefore(now, draftKeptDays)
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000)
}

async function sweepRecords({ db, now }: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select record_id as id from records.record where removed_at < ${keptFrom(now)} for update skip locked`.execute(
    db,
  )
  if (rows.length === 0) return
  for (const table of await hanging({ db }))
    await sql`delete from ${sql.table(`records.${table}`)} where record_id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(
      db,
    )
  await sql`delete from records.image i where owner_id is null
    and not exists (select from records.image_use u where u.image_id = i.image_id)`.execute(db)
}
