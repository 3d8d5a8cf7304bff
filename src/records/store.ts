/** The tables of the record core, as its modules ask them. */
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { RecordTables } from './tables.ts'

export function recordsOf({ db }: Pick<Ctx, 'db'>) {
  return db.withTables<RecordTables>().withSchema('records')
}

/** A record, whatever its kind. */
export async function mustBeThere(ctx: Pick<Ctx, 'db'>, record: string): Promise<void> {
  const found = await recordsOf(ctx)
    .selectFrom('record')
    .select('record_id')
    .where('record_id', '=', record)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (found === undefined)
    throw new CairnError('not_found', 'record.none', `There is no record ${record}.`, {
      hint: 'It may have been removed.',
    })
}
