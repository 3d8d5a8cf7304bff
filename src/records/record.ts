/** Adds, reads and changes records of any kind. Each change is a version, kept whole, under the name of the verb that made it. */
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { CairnError, invariant } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { changedSince } from './changed-since.ts'
import type { About, Kind } from './shape.ts'
import { recordsOf } from './store.ts'
import type { RecordTable } from './tables.ts'
import { beginWatching } from './watchers.ts'
import { keepRecordWords } from './words.ts'

/** What its writer gives; the rest comes with the act. One of each state, so that none can be mixed. */
export type Contents<Shape extends About> = Shape extends About
  ? Omit<Shape, 'id' | 'number' | 'author' | 'tags' | 'version' | 'createdAt' | 'updatedAt'>
  : never

/** With `id`, others may point at the record before it is there. */
export async function addRecord<Shape extends About>(
  ctx: Ctx,
  kind: Kind<Shape>,
  contents: Contents<Shape>,
  id: string = randomUUID(),
): Promise<Shape> {
  const { title, body, status, ...detail } = contents
  const row: Row = {
    record_id: id,
    kind: kind.name,
    number: await nextNumber(ctx, kind.name),
    status,
    title,
    body,
    detail,
    author_id: ctx.by,
    version: 1,
    created_at: ctx.now,
    updated_at: ctx.now,
    removed_at: null,
    removed_by: null,
    tags: [],
  }
  await recordsOf(ctx)
    .insertInto('record')
    .values({ ...row, detail: JSON.stringify(row.detail) })
    .execute()
  await keepRevision(ctx, row)
  return shaped(kind, row)
}

/** By number, as `decision#12` or by id; locked, nobody changes it until the act is over. */
export async function getRecord<Shape extends About>(
  ctx: Pick<Ctx, 'db'>,
  kind: Kind<Shape>,
  ref: string,
  mode?: 'locked',
): Promise<Shape> {
  return shaped(kind, await rowOf(ctx, kind.name, ref, mode))
}

/**
 * Reads a record, lets `change` make another of it, and writes that as the next version. Nobody changes it meanwhile; with
 * `version`, the change is refused when somebody did since that version was read.
 */
export async function changeRecord<Shape extends About>(
  ctx: Ctx,
  kind: Kind<Shape>,
  { ref, version }: { ref: string; version?: number | undefined },
  change: (record: Shape) => Shape,
): Promise<Shape> {
  const before = await rowOf(ctx, kind.name, ref, 'locked')
  const current = shaped(kind, before)
  if (version !== undefined && version !== before.version) {
    const told = { kind: kind.name, ...current }
    throw new CairnError('conflict', 'record.changed', ...changedSince(`"${current.title}"`, told))
  }
  const row = rowOfShape(before, change(current), ctx.now)
  if (isSame(before, row)) return current
  await recordsOf(ctx)
    .updateTable('record')
    .set({ ...row, detail: JSON.stringify(row.detail) })
    .where('record_id', '=', row.record_id)
    .execute()
  await keepRevision(ctx, row)
  return shaped(kind, row)
}

type Row = Selectable<RecordTable>

async function rowOf(
  ctx: Pick<Ctx, 'db'>,
  kind: string,
  ref: string,
  mode?: 'locked',
): Promise<Row> {
  const given = ref.startsWith(`${kind}#`) ? ref.slice(kind.length + 1) : ref
  const isNumber = /^[0-9]+$/.test(given)
  if (given.includes('#'))
    throw new CairnError('not_found', 'record.none', `${ref} is no ${kind}.`, {
      hint: `Name the ${kind} that you mean, as in ${kind}#12.`,
    })
  const row = await recordsOf(ctx)
    .selectFrom('record')
    .selectAll()
    .where('kind', '=', kind)
    .where(isNumber ? 'number' : 'record_id', '=', isNumber ? Number(given) : given)
    .where('removed_at', 'is', null)
    .$if(mode === 'locked', (query) => query.forUpdate())
    .executeTakeFirst()
  if (row !== undefined) return row
  throw new CairnError('not_found', 'record.none', `There is no ${kind} ${given}.`, {
    hint: 'It may have been removed.',
  })
}

async function nextNumber(ctx: Ctx, kind: string): Promise<number> {
  const { number } = await recordsOf(ctx)
    .insertInto('last_number')
    .values({ kind, number: 1 })
    .onConflict((conflict) =>
      conflict.column('kind').doUpdateSet((e) => ({ number: e('last_number.number', '+', 1) })),
    )
    .returning('number')
    .executeTakeFirstOrThrow()
  return number
}

async function keepRevision(ctx: Ctx, row: Row): Promise<void> {
  ctx.touched.add(row.record_id)
  await beginWatching(ctx, row.record_id, [ctx.by])
  const { record_id: id, kind, title, body } = row
  await keepRecordWords(ctx, { id, kind, title, body, detail: JSON.stringify(row.detail) })
  await recordsOf(ctx)
    .insertInto('revision')
    .values({
      record_id: row.record_id,
      version: row.version,
      at: ctx.now,
      member_id: ctx.by,
      act: ctx.act,
      status: row.status,
      title: row.title,
      body: row.body,
      detail: JSON.stringify(row.detail),
    })
    .execute()
}

export function shaped<Shape extends About>(kind: Kind<Shape>, row: Row): Shape {
  return kind.shape.parse({
    ...row.detail,
    id: row.record_id,
    number: row.number,
    status: row.status,
    title: row.title,
    body: row.body,
    author: row.author_id,
    tags: row.tags,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  })
}

/** What does not change by a change of contents is taken from before. */
function rowOfShape(before: Row, shape: About, now: Date): Row {
  const {
    id,
    number,
    status,
    title,
    body,
    author,
    tags,
    version,
    createdAt,
    updatedAt,
    ...detail
  } = shape
  invariant(id === before.record_id && number === before.number, 'a change keeps the record')
  invariant(
    author === before.author_id && version === before.version,
    'a change is of what was read',
  )
  invariant(tags.join() === before.tags.join(), 'tags change by themselves')
  invariant(createdAt !== '' && updatedAt !== '', 'a record has its dates')
  return { ...before, status, title, body, detail, version: before.version + 1, updated_at: now }
}

function isSame(before: Row, after: Row): boolean {
  const said = ({ status, title, body, detail }: Row) =>
    JSON.stringify([status, title, body, sorted(detail)])
  return said(before) === said(after)
}

/** JSON of PostgreSQL comes back with its keys in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, of]) => [key, sorted(of)])
}
