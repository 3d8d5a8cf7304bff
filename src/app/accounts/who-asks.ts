/** Who asks a workspace that a team shares: by the cookie of a session, or by a token. One question to the database. */
import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { actorByToken } from '#members/tokens.ts'
import type { Actor } from '#verbs/ctx.ts'

const idleMs = 8 * 3_600_000
/** How exact it is known when somebody was last here: enough to end an idle session, and no more. */
const quarterMs = 15 * 60_000

export interface Asked {
  headers: Headers
  now: Date
  /** The name of the cookie that holds the session. */
  cookieName: string
}

/** A token that is none is not made up for by a cookie. */
export async function whoAsks(db: Kysely<object>, asked: Asked): Promise<Actor | undefined> {
  const bearer = bearerIn(asked.headers)
  if (bearer !== undefined) return actorByToken(db, bearer, asked.now)
  const session = sessionIn(asked.headers, asked.cookieName)
  return session === undefined ? undefined : actorBySession(db, session, asked.now)
}

export function sessionDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** What a session's cookie holds, without the signature behind it: the digest in the table is check enough. */
export function sessionIn(headers: Headers, cookieName: string): string | undefined {
  const value = (headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1)
  return value === undefined ? undefined : /^[\w-]+/.exec(value)?.[0]
}

/** Undefined where none was sent; empty where it cannot be read. */
export function bearerIn(headers: Headers): string | undefined {
  const header = headers.get('authorization')
  return header === null ? undefined : (/^Bearer (\S+)$/i.exec(header)?.[1] ?? '')
}

async function actorBySession(
  db: Kysely<object>,
  token: string,
  now: Date,
): Promise<Actor | undefined> {
  const digest = sessionDigest(token)
  const { rows } = await sql<Actor & { role: 'owner' | 'member' | 'guest'; seenAt: Date }>`
    select member_id as id, m.name, role, seen_at as "seenAt"
    from accounts.session s join records.member m on member_id = user_id
    where token = ${digest} and expires_at > ${now} and seen_at > ${new Date(now.getTime() - idleMs)}
      and deactivated_at is null and (signed_out_at is null or s.created_at > signed_out_at)`.execute(
    db,
  )
  const [row] = rows
  if (row === undefined) return undefined
  const quarter = new Date(Math.floor(now.getTime() / quarterMs) * quarterMs)
  const { seenAt, ...actor } = row
  if (seenAt < quarter)
    await sql`update accounts.session set seen_at = ${quarter} where token = ${digest}`.execute(db)
  return actor
}
