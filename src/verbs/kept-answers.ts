/** Answers kept by idempotency key, so that a write whose answer was lost on the way can be sent again. */
import { createHash } from 'node:crypto'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from './ctx.ts'
import type { VerbTables } from './tables.ts'

/** Whoever sends again does so soon; and what was taken away since is not to be kept in an old answer. */
const keptMs = 24 * 3_600_000

/** Undefined where the key is new; it is then taken for this act. Two at once wait for each other here. */
export async function keptAnswer(
  ctx: Ctx,
  { key, input }: { key: string; input: unknown },
): Promise<unknown> {
  const { actor, act, now } = ctx
  await tablesOf(ctx)
    .deleteFrom('kept_answer')
    .where('at', '<', new Date(now.getTime() - keptMs))
    .execute()
  const digest = createHash('sha256').update(JSON.stringify(input)).digest()
  const taken = await tablesOf(ctx)
    .insertInto('kept_answer')
    .values({ member_id: actor.id, key, act, digest, answer: null, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (taken.numInsertedOrUpdatedRows === 1n) return undefined
  const kept = await tablesOf(ctx)
    .selectFrom('kept_answer')
    .select(['act', 'digest', 'answer'])
    .where('member_id', '=', actor.id)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (kept.act !== act || !kept.digest.equals(digest)) throw keyReused()
  if (kept.answer === null)
    throw new CairnError('conflict', 'verb.answered_once', 'This was done before.', {
      hint: 'Its answer holds a secret, is shown once and kept nowhere: undo it, and do it again with a new key.',
    })
  return kept.answer
}

/** For an act that leaves no name: it only looks. */
export async function mustBeNewKey(ctx: Ctx, key: string): Promise<void> {
  const taken = await tablesOf(ctx)
    .selectFrom('kept_answer')
    .select('key')
    .where('member_id', '=', ctx.actor.id)
    .where('key', '=', key)
    .where('at', '>=', new Date(ctx.now.getTime() - keptMs))
    .executeTakeFirst()
  if (taken !== undefined) throw keyReused()
}

export function keyReused(): CairnError {
  return new CairnError(
    'conflict',
    'verb.key_reused',
    'This idempotency key was used for something else before.',
    { hint: 'Take a new key for each act, and the same one only to send that act again.' },
  )
}

export async function keepAnswer(
  ctx: Ctx,
  { key, answer }: { key: string; answer: unknown },
): Promise<void> {
  await tablesOf(ctx)
    .updateTable('kept_answer')
    .set({ answer: JSON.stringify(answer) })
    .where('member_id', '=', ctx.actor.id)
    .where('key', '=', key)
    .execute()
}

function tablesOf({ db }: Ctx) {
  return db.withTables<VerbTables>().withSchema('records')
}
