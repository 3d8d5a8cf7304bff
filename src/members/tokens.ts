/** What a member's programs ask with: never more than the member may, and of that what it was made for. */
import { randomUUID } from 'node:crypto'
import { sql, type Kysely, type Selectable } from 'kysely'
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import { cut, placeAt, timeAfter, type Page, type PageWish } from '#records/page.ts'
import { scopes, type Role, type Scope } from '#verbs/access.ts'
import type { Actor, Ctx } from '#verbs/ctx.ts'
import { digestOf, makeSecret } from './secrets.ts'
import { membersOf, mustBeShared } from './store.ts'
import type { TokenTable } from './tables.ts'

export const Token = z
  .object({
    id: z.uuid(),
    name: z.string(),
    scopes: z.array(z.enum(scopes)),
    /** Only verbs of these practices; null for all. */
    practices: z.array(z.string()).nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    /** The day of the last use, and no more than that. */
    usedOn: z.iso.date().nullable(),
    isRevoked: z.boolean(),
  })
  .meta({ id: 'Token' })
export type Token = z.output<typeof Token>

/** So that whoever finds one, as in a commit, knows what it is. */
const prefix = 'cairn_'

export async function makeToken(
  ctx: Ctx,
  wish: { name: string; scopes: Scope[]; practices: string[] | null; days: number | null },
): Promise<Token & { secret: string }> {
  mustBeShared(ctx)
  const { text, digest } = makeSecret(prefix)
  const row: Row = {
    token_id: randomUUID(),
    member_id: ctx.actor.id,
    name: wish.name,
    digest,
    scopes: [...new Set(wish.scopes)],
    practices: wish.practices,
    created_at: ctx.now,
    expires_at: wish.days === null ? null : new Date(ctx.now.getTime() + wish.days * 86_400_000),
    used_on: null,
    revoked_at: null,
  }
  await membersOf(ctx).insertInto('token').values(row).execute()
  ctx.touched.add(row.token_id)
  ctx.became = row.scopes.join(', ')
  return { ...tokenOf(row), secret: text }
}

/** One's own, the newest first. */
export async function listTokens(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  { after, limit }: PageWish,
): Promise<Page<Token>> {
  const from = timeAfter(after)
  const rows = await membersOf(ctx)
    .selectFrom('token')
    .selectAll()
    .where('member_id', '=', ctx.actor.id)
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, token_id) < (${from?.at}, ${from?.id}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('token_id', 'desc')
    .limit(limit + 1)
    .execute()
  return cut(rows, limit, {
    item: tokenOf,
    place: ({ created_at: at, token_id: id }) => placeAt(at, id),
  })
}

export async function revokeToken(ctx: Ctx, id: string): Promise<Token> {
  const row = await membersOf(ctx)
    .selectFrom('token')
    .selectAll()
    .where('token_id', '=', id)
    .where('member_id', '=', ctx.actor.id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new CairnError('not_found', 'token.none', 'You have no such token.')
  const revoked = { ...row, revoked_at: row.revoked_at ?? ctx.now }
  await membersOf(ctx)
    .updateTable('token')
    .set({ revoked_at: revoked.revoked_at })
    .where('token_id', '=', id)
    .execute()
  ctx.touched.add(id)
  return tokenOf(revoked)
}

/** Who asks with this; undefined where it is none, or not any more. */
export async function actorByToken(
  db: Kysely<object>,
  text: string,
  now: Date,
): Promise<Actor | undefined> {
  if (!text.startsWith(prefix)) return undefined
  const { rows } = await sql<Owner>`
    select member_id as id, m.name, role, token_id as "tokenId", scopes, practices, used_on as "usedOn"
    from records.token t join records.member m using (member_id)
    where digest = ${digestOf(text)} and revoked_at is null and deactivated_at is null
      and (expires_at is null or expires_at > ${now})`.execute(db)
  const [row] = rows
  if (row === undefined) return undefined
  const { tokenId, usedOn, scopes: given, practices, ...actor } = row
  const today = now.toISOString().slice(0, 10)
  if (usedOn !== today)
    await membersOf({ db })
      .updateTable('token')
      .set({ used_on: today })
      .where('token_id', '=', tokenId)
      .execute()
  return { ...actor, token: { scopes: given, practices } }
}

interface Owner {
  id: string
  name: string
  role: Role
  tokenId: string
  scopes: Scope[]
  practices: string[] | null
  usedOn: string | null
}

type Row = Selectable<TokenTable>

function tokenOf(row: Row): Token {
  return {
    id: row.token_id,
    name: row.name,
    scopes: row.scopes,
    practices: row.practices,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    usedOn: row.used_on,
    isRevoked: row.revoked_at !== null,
  }
}
