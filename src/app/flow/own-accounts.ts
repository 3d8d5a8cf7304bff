/** Which accounts of forges a member says are theirs. Rows of others are behind a wall, and are asked for here neither. */
import { sql } from 'kysely'
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import type { Ctx } from '#verbs/ctx.ts'

type Asking = Pick<Ctx, 'db' | 'actor'>

export async function ownAccountKeys(db: Ctx['db'], member: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select account_key as key from records.own_account where member_id = ${member} order by 1`.execute(
    db,
  )
  return rows.map(({ key }) => key)
}

/** One account is one person's: of what somebody else said is theirs, one hears that, and not whose it is. */
export async function sayOwn(
  { db, actor }: Asking,
  { key, login }: { key: string; login: string },
): Promise<void> {
  await sql`
    insert into records.own_account (account_key, member_id) values (${key}, ${actor.id}) on conflict do nothing`.execute(
    db,
  )
  if ((await ownAccountKeys(db, actor.id)).includes(key)) return
  throw new CairnError(
    'conflict',
    'flow.account.taken',
    `Somebody here says already that ${shownWord(login)} is theirs.`,
    { hint: 'If it is yours, ask in your team: whoever said so takes it back with flow.i-am-not.' },
  )
}

export async function takeBackOwn({ db, actor }: Asking, key: string): Promise<void> {
  await sql`delete from records.own_account where account_key = ${key} and member_id = ${actor.id}`.execute(
    db,
  )
}
