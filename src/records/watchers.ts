/** Who wants to hear of a record. One begins to by writing, by being mentioned, and by taking something on; nobody sees who does. */
import { z } from 'zod'
import type { Ctx } from '#verbs/ctx.ts'
import type { VerbTables } from '#verbs/tables.ts'
import { mustBeThere } from './store.ts'

export const Watching = z
  .object({
    record: z.uuid(),
    state: z.enum(['watching', 'muted', 'none']),
  })
  .meta({ id: 'Watching' })
type Watching = z.output<typeof Watching>

/** Whoever wanted to hear nothing still does not. Without a name, there is nobody to tell. */
export async function beginWatching(
  ctx: Pick<Ctx, 'db'>,
  record: string,
  members: readonly (string | null)[],
): Promise<void> {
  const known = members.filter((member) => member !== null)
  if (known.length === 0) return
  await watchersOf(ctx)
    .insertInto('watcher')
    .values(known.map((member) => ({ record_id: record, member_id: member, is_muted: false })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** One's own wish goes before all that would begin or end it. */
export async function wish(ctx: Ctx, ref: string, state: 'watching' | 'muted'): Promise<Watching> {
  const record = await mustBeThere(ctx, ref)
  const row = { record_id: record, member_id: ctx.actor.id, is_muted: state === 'muted' }
  await watchersOf(ctx)
    .insertInto('watcher')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['record_id', 'member_id']).doUpdateSet({ is_muted: row.is_muted }),
    )
    .execute()
  return { record, state }
}

/** Of oneself. */
export async function watching(ctx: Ctx, ref: string): Promise<Watching> {
  const record = await mustBeThere(ctx, ref)
  const row = await watchersOf(ctx)
    .selectFrom('watcher')
    .select('is_muted')
    .where('record_id', '=', record)
    .where('member_id', '=', ctx.actor.id)
    .executeTakeFirst()
  return { record, state: row === undefined ? 'none' : row.is_muted ? 'muted' : 'watching' }
}

function watchersOf({ db }: Pick<Ctx, 'db'>) {
  return db.withTables<VerbTables>().withSchema('records')
}
