/** The files that trails came from, as they were when the records last said the same. */
import { sql, type Selectable } from 'kysely'
import type { RecordTables } from '#records/tables.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { TrailFileTable, TrailTables } from '../tables.ts'

/** Where files lie: in a repository, as the facts name it, or on this machine's disk, whose source is ''. */
export interface Place {
  source: string
  /** For people; stops name their repository so. */
  name: string
  /** The folder that was read, from the top of the source; '' for all of it. */
  base: string
}

export interface KeptTour extends Selectable<TrailFileTable> {
  /** Whether somebody took the trail away here. */
  isRemoved: boolean
}

/** Two who take in at once wait for each other: else both would make a record of the same file. */
export async function holdTours({ db }: Pick<Ctx, 'db'>): Promise<void> {
  await sql`lock table records.trail_file in share row exclusive mode`.execute(db)
}

/** In the order of their paths. */
export async function keptTours({ db }: Pick<Ctx, 'db'>): Promise<KeptTour[]> {
  const rows = await tablesOf({ db })
    .selectFrom('trail_file as f')
    .innerJoin('record as r', 'r.record_id', 'f.record_id')
    .selectAll('f')
    .select('r.removed_at')
    .execute()
  return rows
    .map(({ removed_at: at, ...row }) => ({ ...row, isRemoved: at !== null }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

export async function keepTour(
  { db }: Pick<Ctx, 'db'>,
  file: Omit<Selectable<TrailFileTable>, 'content'> & { content: Uint8Array },
): Promise<void> {
  const row = { ...file, content: Buffer.from(file.content) }
  await tablesOf({ db })
    .deleteFrom('trail_file')
    .where('source', '=', file.source)
    .where('path', '=', file.path)
    .where('record_id', '<>', file.record_id)
    .execute()
  await tablesOf({ db })
    .insertInto('trail_file')
    .values(row)
    .onConflict((conflict) => conflict.column('record_id').doUpdateSet(row))
    .execute()
}

/** Ids of trails that no file holds. */
export async function unfiledTrails({ db }: Pick<Ctx, 'db'>): Promise<string[]> {
  const rows = await tablesOf({ db })
    .selectFrom('record')
    .select('record_id')
    .where('kind', '=', 'trail')
    .where('removed_at', 'is', null)
    .where('record_id', 'not in', (e) => e.selectFrom('trail_file').select('record_id'))
    .orderBy('number')
    .execute()
  return rows.map((row) => row.record_id)
}

function tablesOf({ db }: Pick<Ctx, 'db'>) {
  return db.withTables<TrailTables & RecordTables>().withSchema('records')
}
