/** Who asks on this machine: the one member of a workspace that has no accounts. */
import { userInfo } from 'node:os'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { theOneMember } from '#records/members.ts'
import type { Session } from '#verbs/ctx.ts'

export async function localSession(
  pool: pg.Pool,
  { now = () => new Date() }: { now?: () => Date } = {},
): Promise<Session> {
  const db = new Kysely<object>({ dialect: new PostgresDialect({ pool }) })
  return { db, actor: await theOneMember(db, { name: nameOfUser(), now: now() }), now }
}

/** A process may run under a number that has no name. */
function nameOfUser(): string {
  try {
    return userInfo().username
  } catch {
    return 'you'
  }
}
