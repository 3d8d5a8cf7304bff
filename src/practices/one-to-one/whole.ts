/** All one-to-ones of somebody at once: read, and left. */
import type { OneToOne } from './schema.ts'
import { leave, listOwn, ownOneToOne, type Asking } from './store.ts'
import { tablesOf } from './tables.ts'

export async function readAll(ctx: Asking): Promise<OneToOne[]> {
  const all: OneToOne[] = []
  for (const { id } of await listOwn(ctx)) all.push(await ownOneToOne(ctx, id))
  return all
}

/**
 * What they said themselves is deleted, and their jottings. What was said by the other and what both noted stays with the other, as
 * when one is left. Gives whether something is left.
 */
export async function leaveAll(ctx: Asking): Promise<boolean> {
  let isLeft = false
  for (const { id } of await listOwn(ctx)) {
    await tablesOf(ctx)
      .deleteFrom('one_to_one_item')
      .where('one_to_one_id', '=', id)
      .where('said_by', '=', ctx.actor.id)
      .execute()
    isLeft = (await leave(ctx, id)) || isLeft
  }
  return isLeft
}
