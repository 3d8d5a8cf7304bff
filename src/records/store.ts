/** The tables of the record core, as its modules ask them. */
import type { Selectable } from 'kysely'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { RecordTables, RecordTable } from './tables.ts'

export function recordsOf({ db }: Pick<Ctx, 'db'>) {
  return db.withTables<RecordTables>().withSchema('records')
}

/** The id of a record of any kind that is there, by its id or as `decision#12`. */
export async function mustBeThere(ctx: Pick<Ctx, 'db'>, ref: string): Promise<string> {
  const row = await named(ctx, ref)
    .select('record_id')
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw noRecord(ref)
  return row.record_id
}

/** The same, whole. One that was removed is not there. Locked, it is neither changed nor removed meanwhile. */
export async function anyRecord(
  ctx: Pick<Ctx, 'db'>,
  ref: string,
  mode?: 'locked',
): Promise<Selectable<RecordTable>> {
  const row = await named(ctx, ref)
    .selectAll()
    .where('removed_at', 'is', null)
    .$if(mode === 'locked', (query) => query.forUpdate())
    .executeTakeFirst()
  if (row === undefined) throw noRecord(ref)
  return row
}

/** One that was removed, and no other. */
export async function removedRecord(
  ctx: Pick<Ctx, 'db'>,
  ref: string,
): Promise<Selectable<RecordTable> | undefined> {
  return named(ctx, ref)
    .selectAll()
    .where('removed_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
}

function named(ctx: Pick<Ctx, 'db'>, ref: string) {
  const [kind = '', number] = ref.split('#')
  return recordsOf(ctx)
    .selectFrom('record')
    .$if(number === undefined, (query) => query.where('record_id', '=', ref))
    .$if(number !== undefined, (query) =>
      query.where('kind', '=', kind).where('number', '=', Number(number)),
    )
}

function noRecord(ref: string): CairnError {
  return new CairnError('not_found', 'record.none', `There is no record ${ref}.`, {
    hint: 'It may have been removed.',
  })
}
