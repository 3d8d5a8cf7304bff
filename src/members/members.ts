/** Who belongs to the workspace, and as what. Whoever left is no longer let in; their words stay. */
import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import { cut, placeAt, timeAfter, type Page, type PageWish } from '#records/page.ts'
import type { MemberTable } from '#records/tables.ts'
import { roles, type Role } from '#verbs/access.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { mustBeFree, seenName } from './names.ts'
import { membersOf } from './store.ts'

export const Member = z
  .object({
    id: z.uuid(),
    name: z.string(),
    role: z.enum(roles),
    /** No longer so for whoever left. */
    isActive: z.boolean(),
  })
  .meta({ id: 'Member' })
export type Member = z.output<typeof Member>

/** In the order in which they came. */
export async function listMembers(
  ctx: Pick<Ctx, 'db'>,
  { after, limit }: PageWish,
): Promise<Page<Member>> {
  const from = timeAfter(after)
  const rows = await membersOf(ctx)
    .selectFrom('member')
    .selectAll()
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, member_id) > (${from?.at}, ${from?.id}::uuid)`),
    )
    .orderBy('created_at')
    .orderBy('member_id')
    .limit(limit + 1)
    .execute()
  return cut(rows, limit, {
    item: memberOf,
    place: ({ created_at: at, member_id: id }) => placeAt(at, id),
  })
}

export async function renameMember(ctx: Ctx, id: string, name: string): Promise<Member> {
  const before = await lockedMember(ctx, id)
  if (seenName(name) !== seenName(before.name)) await mustBeFree(ctx.db, { name, member: id })
  return write(ctx, { ...before, name })
}

/** What one may do changes: sessions from before end, so that none goes on with what was allowed then. */
export async function changeRole(ctx: Ctx, id: string, role: Role): Promise<Member> {
  const before = await lockedMember(ctx, id)
  if (before.role === role) return memberOf(before)
  if (before.role === 'owner') await mustNotBeTheLast(ctx, before)
  ctx.became = role
  return write(ctx, { ...before, role, signed_out_at: ctx.now })
}

export async function deactivateMember(ctx: Ctx, id: string): Promise<Member> {
  const before = await lockedMember(ctx, id)
  if (before.deactivated_at !== null) return memberOf(before)
  if (before.role === 'owner') await mustNotBeTheLast(ctx, before)
  return write(ctx, { ...before, deactivated_at: ctx.now, signed_out_at: ctx.now })
}

export async function reactivateMember(ctx: Ctx, id: string): Promise<Member> {
  const before = await lockedMember(ctx, id)
  if (before.deactivated_at === null) return memberOf(before)
  await mustBeFree(ctx.db, { name: before.name, member: id })
  return write(ctx, { ...before, deactivated_at: null })
}

export async function signOutEverywhere(ctx: Ctx, id: string): Promise<Member> {
  return write(ctx, { ...(await lockedMember(ctx, id)), signed_out_at: ctx.now })
}

export async function getMember(ctx: Pick<Ctx, 'db'>, id: string): Promise<Member> {
  return memberOf(there(await memberQuery(ctx, id).executeTakeFirst()))
}

type Row = Selectable<MemberTable>

function memberQuery(ctx: Pick<Ctx, 'db'>, id: string) {
  return membersOf(ctx).selectFrom('member').selectAll().where('member_id', '=', id)
}

async function lockedMember(ctx: Ctx, id: string): Promise<Row> {
  return there(await memberQuery(ctx, id).forUpdate().executeTakeFirst())
}

function there(row: Row | undefined): Row {
  if (row !== undefined) return row
  throw new CairnError('not_found', 'member.none', 'Nobody of this id belongs to the workspace.')
}

/** All owners are locked, so that of two who go at once one stays. */
async function mustNotBeTheLast(ctx: Ctx, { member_id: id, name }: Row): Promise<void> {
  const owners = await membersOf(ctx)
    .selectFrom('member')
    .select('member_id')
    .where('role', '=', 'owner')
    .where('deactivated_at', 'is', null)
    .orderBy('member_id')
    .forUpdate()
    .execute()
  if (owners.some(({ member_id: other }) => other !== id)) return
  throw new CairnError('conflict', 'member.last_owner', `${name} is the last owner.`, {
    hint: 'Make somebody else an owner first.',
  })
}

async function write(ctx: Ctx, row: Row): Promise<Member> {
  await membersOf(ctx)
    .updateTable('member')
    .set(row)
    .where('member_id', '=', row.member_id)
    .execute()
  ctx.touched.add(row.member_id)
  return memberOf(row)
}

function memberOf({ member_id: id, name, role, deactivated_at: left }: Row): Member {
  return { id, name, role, isActive: left === null }
}
