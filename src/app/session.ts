/** Who asks on this machine: the one member of a workspace that has no accounts, or whoever runs the server of a team. */
import { userInfo } from 'node:os'
import { Kysely, PostgresDialect, sql } from 'kysely'
import type pg from 'pg'
import { theOneMember } from '#records/members.ts'
import { sweep } from '#records/sweep.ts'
import type { Actor, Session } from '#verbs/ctx.ts'

export async function localSession(
  pool: pg.Pool,
  { now = () => new Date() }: { now?: () => Date } = {},
): Promise<Session> {
  const db = recordsOn(pool)
  const url = await sharedUrl(db)
  if (url !== undefined) return { db, actor: operator, now, url }
  return { db, actor: await theOneMember(db, { name: nameOfUser(), now: now() }), now }
}

/** What was kept for a while is let go, also where nobody adds to it. */
export async function sweepOnce({ db, now }: Session): Promise<void> {
  await db.transaction().execute((tx) => sweep({ db: tx, now: now() }))
}

export function recordsOn(pool: pg.Pool): Kysely<object> {
  return new Kysely<object>({ dialect: new PostgresDialect({ pool }) })
}

/** Of a workspace that a team shares: nobody's name stands beside what its operator does, and no member's is borrowed. */
export const operator: Actor = {
  id: '00000000-0000-0000-0000-000000000000',
  name: 'the operator',
  role: 'operator',
}

/** Where a team reaches it; undefined of a workspace on one machine. */
async function sharedUrl(db: Kysely<object>): Promise<string | undefined> {
  const { rows } = await sql<{ url: string }>`select url from records.workspace`.execute(db)
  return rows[0]?.url
}

/** A process may run under a number that has no name. */
function nameOfUser(): string {
  try {
    return userInfo().username
  } catch {
    return 'you'
  }
}
