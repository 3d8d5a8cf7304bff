/** The first steps of a workspace that a team shares: where it is reached, and a link for its first owner. */
import type { Kysely } from 'kysely'
import { invite } from '#members/invitations.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { operator } from '../session.ts'
import { accountsIn, membersIn } from './store.ts'

/** From now on, commands on the server's own machine know that it is shared. */
export async function rememberUrl(db: Kysely<object>, url: string): Promise<void> {
  await membersIn(db)
    .insertInto('workspace')
    .values({ is_it: true, url })
    .onConflict((conflict) => conflict.column('is_it').doUpdateSet({ url }))
    .execute()
}

/** Undefined where there is an owner who can sign in. Only the newest such link holds. */
export async function setUpLink(
  db: Kysely<object>,
  { url, now }: { url: string; now: Date },
): Promise<string | undefined> {
  const owner = await accountsIn(db)
    .selectFrom('login')
    .select('id')
    .where(
      'id',
      'in',
      membersIn(db)
        .selectFrom('member')
        .select('member_id')
        .where('role', '=', 'owner')
        .where('deactivated_at', 'is', null),
    )
    .executeTakeFirst()
  if (owner !== undefined) return undefined
  return db.transaction().execute(async (tx) => {
    await membersIn(tx)
      .updateTable('invitation')
      .set({ revoked_at: now })
      .where('invited_by', 'is', null)
      .where('role', '=', 'owner')
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .execute()
    const ctx: Ctx = {
      db: tx,
      actor: operator,
      by: null,
      now,
      act: 'invitations.make',
      url,
      touched: new Set(),
    }
    return (await invite(ctx, { role: 'owner', email: null, days: 1 })).url
  })
}
