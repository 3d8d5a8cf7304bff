/** The files that records came from, as they were then. */
import { createHash } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import { shaped } from '#records/record.ts'
import type { RecordTables } from '#records/tables.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { decisions, type Decision } from '../schema.ts'
import type { DecisionFileTable, DecisionFileTables } from './tables.ts'

/** Where files lie: in a repository, as the facts name it, or on this machine's disk, whose source is ''. */
export interface Place {
  source: string
  /** For people. */
  name: string
  /** The folder that was read, from the top of the source; '' for all of it. */
  base: string
}

export interface KeptFile extends Selectable<DecisionFileTable> {
  decisions: KeptDecision[]
}

export interface KeptDecision {
  /** `/adrs/3` in a file that holds several, else ''. */
  place: string
  /** Whether somebody took it away here. */
  isRemoved: boolean
  /** As it is, and as it was when it said what the file says. */
  now: Decision
  was: Decision
}

export function filesOf({ db }: Pick<Ctx, 'db'>) {
  return db.withTables<DecisionFileTables & RecordTables>().withSchema('records')
}

/** Two who take in or write out at once wait for each other: else both would make a record of the same file. */
export async function holdFiles({ db }: Pick<Ctx, 'db'>): Promise<void> {
  await sql`lock table records.decision_file in share row exclusive mode`.execute(db)
}

/** In the order of their paths. Without `within`, all there are. */
export async function keptFiles(
  ctx: Pick<Ctx, 'db'>,
  within?: Pick<Place, 'source' | 'base'>,
): Promise<KeptFile[]> {
  const rows = await filesOf(ctx)
    .selectFrom('decision_file')
    .selectAll()
    .$if(within !== undefined, (query) => query.where('source', '=', within?.source ?? ''))
    .$if(within !== undefined && within.base !== '', (query) =>
      query.where((e) => e.fn('starts_with', ['path', e.val(`${within?.base}/`)]), '=', true),
    )
    .execute()
  const kept = new Map(
    rows.map((row): [string, KeptFile] => [row.file_id, { ...row, decisions: [] }]),
  )
  for (const { fileId, ...decision } of await decisionsIn(ctx, [...kept.keys()]))
    kept.get(fileId)?.decisions.push(decision)
  return [...kept.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

export async function fileOf(ctx: Pick<Ctx, 'db'>, record: string): Promise<KeptFile | undefined> {
  const row = await filesOf(ctx)
    .selectFrom('decision_file as d')
    .innerJoin('decision_in_file as f', 'f.file_id', 'd.file_id')
    .selectAll('d')
    .where('f.record_id', '=', record)
    .executeTakeFirst()
  return row === undefined
    ? undefined
    : { ...row, decisions: await decisionsIn(ctx, [row.file_id]) }
}

async function decisionsIn(
  ctx: Pick<Ctx, 'db'>,
  fileIds: string[],
): Promise<(KeptDecision & { fileId: string })[]> {
  if (fileIds.length === 0) return []
  const placed = await filesOf(ctx)
    .selectFrom('decision_in_file as f')
    .innerJoin('record as r', 'r.record_id', 'f.record_id')
    .innerJoin('revision as v', (join) =>
      join.onRef('v.record_id', '=', 'f.record_id').onRef('v.version', '=', 'f.version'),
    )
    .selectAll('r')
    .select([
      'f.file_id',
      'f.place',
      'v.version as then',
      'v.status as oldStatus',
      'v.title as oldTitle',
    ])
    .select(['v.body as oldBody', 'v.detail as oldDetail'])
    .where('f.file_id', 'in', fileIds)
    .execute()
  return placed.map(
    ({ file_id: fileId, place, then, oldStatus, oldTitle, oldBody, oldDetail, ...row }) => ({
      fileId,
      place,
      isRemoved: row.removed_at !== null,
      now: shaped(decisions, row),
      was: shaped(decisions, {
        ...row,
        ...{ version: then, status: oldStatus, title: oldTitle, body: oldBody, detail: oldDetail },
      }),
    }),
  )
}

/** Decisions that came from no file, oldest first. */
export async function unfiled(ctx: Pick<Ctx, 'db'>): Promise<Decision[]> {
  const rows = await filesOf(ctx)
    .selectFrom('record')
    .selectAll()
    .where('kind', '=', decisions.name)
    .where('removed_at', 'is', null)
    .where('record_id', 'not in', (e) => e.selectFrom('decision_in_file').select('record_id'))
    .orderBy('number')
    .execute()
  return rows.map((row) => shaped(decisions, row))
}

/** The file as it is now, and which version of which record says what it says. */
export async function keepFile(
  ctx: Ctx,
  file: Omit<Selectable<DecisionFileTable>, 'content' | 'seen'> & {
    content: Uint8Array
    seen: Uint8Array
  },
  placed: readonly { record: string; place: string; version: number }[],
): Promise<void> {
  const { file_id: id, source, name, path, base } = file
  const row = {
    ...{ file_id: id, source, name, path, base, is_ours: file.is_ours },
    ...{ content: Buffer.from(file.content), seen: Buffer.from(file.seen) },
  }
  await filesOf(ctx)
    .insertInto('decision_file')
    .values(row)
    .onConflict((conflict) => conflict.column('file_id').doUpdateSet(row))
    .execute()
  await filesOf(ctx).deleteFrom('decision_in_file').where('file_id', '=', id).execute()
  if (placed.length === 0) return
  await filesOf(ctx)
    .insertInto('decision_in_file')
    .values(
      placed.map(({ record, place, version }) => ({
        record_id: record,
        file_id: id,
        place,
        version,
      })),
    )
    .execute()
}

/** What was told of a decision's file is no news to it. */
export async function saysSoAlready(ctx: Ctx, { id, version }: Decision): Promise<void> {
  await filesOf(ctx)
    .updateTable('decision_in_file')
    .set({ version })
    .where('record_id', '=', id)
    // Whatever else was changed since the file was read is still to be written.
    .where('version', '=', version - 1)
    .execute()
}

export function digestOf(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest()
}

export function isSameContent(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

/** A decision within a file has its place behind `#`. */
export function pathAndPlace(path: string): { path: string; place: string } {
  const [, file = path, place = ''] = /^(.*)#(\/adrs\/\d+)$/s.exec(path) ?? []
  return { path: file, place }
}
