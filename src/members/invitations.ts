/** Links that let somebody in, or give a member a new password: single use, expiring, kept as digests. */
import { randomUUID } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import { cut, placeAt, timeAfter, type Page, type PageWish } from '#records/page.ts'
import { roles, type Role } from '#verbs/access.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { getMember } from './members.ts'
import { makeSecret } from './secrets.ts'
import { membersOf, mustBeShared } from './store.ts'
import type { InvitationTable } from './tables.ts'

export const Invitation = z
  .object({
    id: z.uuid(),
    role: z.enum(roles),
    /** Whom it is for, where that was said. */
    email: z.string().nullable(),
    state: z.enum(['open', 'used', 'revoked', 'expired']),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Invitation' })
export type Invitation = z.output<typeof Invitation>

/** A link to be handed to one person; shown this once. */
export const Link = z.object({ url: z.string(), expiresAt: z.iso.datetime() })
export type Link = z.output<typeof Link>

const dayMs = 24 * 3_600_000

export async function invite(
  ctx: Ctx,
  { role, email, days }: { role: Role; email: string | null; days: number },
): Promise<Link & { id: string }> {
  const url = mustBeShared(ctx)
  const { text, digest } = makeSecret()
  const expires_at = new Date(ctx.now.getTime() + days * dayMs)
  const id = randomUUID()
  await membersOf(ctx)
    .insertInto('invitation')
    .values({
      invitation_id: id,
      digest,
      role,
      email: email === null ? null : email.toLowerCase(),
      invited_by: ctx.by,
      created_at: ctx.now,
      expires_at,
    })
    .execute()
  ctx.touched.add(id)
  ctx.became = role
  return { id, url: linkTo(url, 'join', text), expiresAt: expires_at.toISOString() }
}

/** The newest first. */
export async function listInvitations(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { after, limit }: PageWish,
): Promise<Page<Invitation>> {
  const from = timeAfter(after)
  const rows = await membersOf(ctx)
    .selectFrom('invitation')
    .selectAll()
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, invitation_id) < (${from?.at}, ${from?.id}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('invitation_id', 'desc')
    .limit(limit + 1)
    .execute()
  return cut(rows, limit, {
    item: (row) => invitationOf(row, ctx.now),
    place: ({ created_at: at, invitation_id: id }) => placeAt(at, id),
  })
}

export async function revokeInvitation(ctx: Ctx, id: string): Promise<Invitation> {
  const row = await membersOf(ctx)
    .selectFrom('invitation')
    .selectAll()
    .where('invitation_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined)
    throw new CairnError('not_found', 'invitation.none', 'There is no such invitation.')
  if (row.used_at !== null)
    throw new CairnError(
      'conflict',
      'invitation.used',
      'Somebody came by this invitation already.',
      {
        hint: 'Deactivate the member, if they should not have.',
      },
    )
  const revoked = { ...row, revoked_at: row.revoked_at ?? ctx.now }
  await membersOf(ctx)
    .updateTable('invitation')
    .set({ revoked_at: revoked.revoked_at })
    .where('invitation_id', '=', id)
    .execute()
  ctx.touched.add(id)
  return invitationOf(revoked, ctx.now)
}

/** For whoever forgot a password, and where no mail goes out: an owner hands the link over. */
export async function letReset(ctx: Ctx, member: string): Promise<Link> {
  const url = mustBeShared(ctx)
  await getMember(ctx, member)
  const { text, digest } = makeSecret()
  const expires_at = new Date(ctx.now.getTime() + dayMs)
  await membersOf(ctx)
    .insertInto('reset')
    .values({ digest, member_id: member, created_at: ctx.now, expires_at })
    .execute()
  ctx.touched.add(member)
  return { url: linkTo(url, 'reset', text), expiresAt: expires_at.toISOString() }
}

/** Behind #: a browser sends that to nobody, so it stands in no log. */
function linkTo(url: string, page: 'join' | 'reset', secret: string): string {
  return `${url}/account/${page}#${secret}`
}

function invitationOf(row: Selectable<InvitationTable>, now: Date): Invitation {
  return {
    id: row.invitation_id,
    role: row.role,
    email: row.email,
    state:
      row.used_at !== null
        ? 'used'
        : row.revoked_at !== null
          ? 'revoked'
          : row.expires_at <= now
            ? 'expired'
            : 'open',
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }
}
