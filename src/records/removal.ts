/** Taking a record away and bringing it back. Nothing of it changes meanwhile: it is only not there. */
import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import { CairnError, invariant } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { cut, placeAt, timeAfter, type Page, type PageWish } from './page.ts'
import { shaped } from './record.ts'
import { ruledKind, type RuledKind } from './ruled-kind.ts'
import { anyRecord, recordsOf, removedRecord } from './store.ts'
import { keptFrom, removedKeptDays, sweep } from './sweep.ts'
import type { RecordTable } from './tables.ts'

/** A record of whatever kind, by what people know it by. */
export const NamedRecord = z
  .object({
    record: z.uuid(),
    kind: z.string(),
    number: z.int().min(1),
    status: z.string(),
    title: z.string(),
    version: z.int().min(1),
  })
  .meta({ id: 'NamedRecord' })
export type NamedRecord = z.output<typeof NamedRecord>

export const Removed = z
  .object({
    ...NamedRecord.shape,
    removedAt: z.iso.datetime(),
    /** Until then it can be brought back. */
    keptUntil: z.iso.datetime(),
  })
  .meta({ id: 'Removed' })
export type Removed = z.output<typeof Removed>

export async function removeRecord(
  ctx: Ctx,
  kinds: readonly RuledKind[],
  { record: ref }: { record: string },
): Promise<Removed> {
  await sweep(ctx)
  const row = await anyRecord(ctx, ref, 'locked')
  mustBeOwn(ctx, row)
  const rules = ruledKind(kinds, row.kind)
  rules.mustBeRemovable(shaped(rules.kind, row))
  await mustTakeNothingOfOthers(ctx, row)
  await mustNotBeCountedOn(ctx, row)
  const removed = { ...row, removed_at: ctx.now, removed_by: ctx.actor.id }
  await recordsOf(ctx)
    .updateTable('record')
    .set({ removed_at: ctx.now, removed_by: ctx.actor.id })
    .where('record_id', '=', row.record_id)
    .execute()
  ctx.touched.add(row.record_id)
  return removedOf(removed)
}

export async function restoreRecord(
  ctx: Ctx,
  { record: ref }: { record: string },
): Promise<NamedRecord> {
  const row = await removedRecord(ctx, ref)
  if (row === undefined || !isKept(row, ctx.now) || !mayRestore(ctx, row))
    throw new CairnError('not_found', 'record.gone', `No removed record ${ref} is kept.`, {
      hint: `records.removed lists what you can bring back; it is kept for ${removedKeptDays} days.`,
    })
  await recordsOf(ctx)
    .updateTable('record')
    .set({ removed_at: null, removed_by: null })
    .where('record_id', '=', row.record_id)
    .execute()
  ctx.touched.add(row.record_id)
  return namedOf(row)
}

/** What the actor may bring back, the latest removed first. */
export async function removedRecords(
  ctx: Pick<Ctx, 'db' | 'now' | 'actor'>,
  { after, limit }: PageWish,
): Promise<Page<Removed>> {
  const from = timeAfter(after)
  const rows = await recordsOf(ctx)
    .selectFrom('record')
    .selectAll()
    .where('removed_at', '>=', keptFrom(ctx.now))
    .$if(ctx.actor.role !== 'owner', (query) => query.where('removed_by', '=', ctx.actor.id))
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(removed_at, record_id) < (${from?.at}, ${from?.id}::uuid)`),
    )
    .orderBy('removed_at', 'desc')
    .orderBy('record_id', 'desc')
    .limit(limit + 1)
    .execute()
  return cut(rows, limit, {
    item: removedOf,
    place: (row) => placeAt(removedAt(row), row.record_id),
  })
}

type Row = Selectable<RecordTable>

function mayRestore({ actor }: Pick<Ctx, 'actor'>, { removed_by: by }: Row): boolean {
  return actor.role === 'owner' || by === actor.id
}

function isKept(row: Row, now: Date): boolean {
  return removedAt(row) >= keptFrom(now)
}

/** Of one that nobody put a name to, an owner takes care. */
function mustBeOwn({ actor }: Ctx, { author_id: author, title }: Row): void {
  if (actor.role === 'owner' || author === actor.id) return
  throw new CairnError('forbidden', 'record.others', `"${title}" is somebody else’s.`, {
    hint: 'Say in a comment why it should go, or ask an owner of this workspace.',
  })
}

/** Words belong to whoever wrote them: they do not go with somebody else's record. An owner may, to keep the place in order. */
async function mustTakeNothingOfOthers(ctx: Ctx, { record_id: id, title }: Row): Promise<void> {
  if (ctx.actor.role === 'owner') return
  const { rows } = await sql`
    select from records.comment where record_id = ${id} and removed_at is null and author_id is distinct from ${ctx.actor.id}
    union all select from records.action where record_id = ${id} and added_by <> ${ctx.actor.id}
    limit 1`.execute(ctx.db)
  if (rows.length === 0) return
  throw new CairnError(
    'conflict',
    'record.others_words',
    `Others have said something about "${title}", and it would go with it.`,
    { hint: 'Say what became of it instead, or ask an owner of this workspace.' },
  )
}

/** What became of an idea stays to be read: the proposal that it went into does, too. */
async function mustNotBeCountedOn(ctx: Ctx, { record_id: id, title }: Row): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select kind || '#' || number as name from records.record
    where removed_at is null and record_id <> ${id}
      and jsonb_path_exists(detail, '$.** ? (@ == $id)', jsonb_build_object('id', ${id}::text))
    order by kind, number limit 1`.execute(ctx.db)
  const [first] = rows
  if (first === undefined) return
  throw new CairnError('conflict', 'record.counted_on', `${first.name} leads to "${title}".`, {
    hint: `Change ${first.name} first.`,
  })
}

function removedOf(row: Row): Removed {
  const at = removedAt(row)
  const until = new Date(at.getTime() + removedKeptDays * 86_400_000)
  return { ...namedOf(row), removedAt: at.toISOString(), keptUntil: until.toISOString() }
}

function namedOf({ record_id: record, kind, number, status, title, version }: Row): NamedRecord {
  return { record, kind, number, status, title, version }
}

function removedAt({ removed_at: at }: Row): Date {
  invariant(at !== null, 'a removed record says when it was removed')
  return at
}
