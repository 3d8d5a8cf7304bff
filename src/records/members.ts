/** Who belongs to the workspace. On one machine that is one person, who owns it and needs no account. */
import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { CairnError } from '#std/errors.ts'
import type { Actor } from '#verbs/ctx.ts'
import type { Named } from './mentions.ts'
import type { NamedMember } from './named-member.ts'
import { recordsOf } from './store.ts'

/** The one member of a workspace on one machine; made when first asked for. */
export async function theOneMember(
  db: Kysely<object>,
  { name, now }: { name: string; now: Date },
): Promise<Actor> {
  return (
    (await first(db)) ??
    db.transaction().execute(async (tx) => {
      // Two Cairns may ask for the first time at once.
      await sql`lock table records.member in share row exclusive mode`.execute(tx)
      const known = await first(tx)
      if (known !== undefined) return known
      const member = { member_id: randomUUID(), name, role: 'owner' as const, created_at: now }
      await recordsOf({ db: tx }).insertInto('member').values(member).execute()
      return { id: member.member_id, name, role: member.role }
    })
  )
}

/** Everybody, by name. */
export function membersOf({ db }: { db: Kysely<object> }): Promise<Named[]> {
  return recordsOf({ db })
    .selectFrom('member')
    .select(['member_id as id', 'name'])
    .orderBy('name')
    .orderBy('member_id')
    .execute()
}

/** Names whoever has an id, members who left as well. */
export async function memberNamer(ctx: {
  db: Kysely<object>
}): Promise<(member: string) => NamedMember> {
  const names = new Map((await membersOf(ctx)).map(({ id, name }) => [id, name]))
  return (member) => ({ member, name: names.get(member) ?? '' })
}

/** What everybody who can sign in is called. */
export async function namesOfThoseHere({
  db,
}: {
  db: Kysely<object>
}): Promise<Map<string, string>> {
  const rows = await recordsOf({ db })
    .selectFrom('member')
    .select(['member_id as id', 'name'])
    .where('deactivated_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** All of these ids are of members. */
export async function mustBelong(
  { db }: { db: Kysely<object> },
  members: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select member_id as id from records.member where member_id = any(${[...members]}::uuid[])`.execute(
    db,
  )
  const known = new Set(rows.map(({ id }) => id))
  if (members.some((member) => !known.has(member)))
    throw new CairnError('not_found', 'member.none', 'Nobody of this id belongs to the workspace.')
}

function first(db: Kysely<object>): Promise<Actor | undefined> {
  return recordsOf({ db })
    .selectFrom('member')
    .select(['member_id as id', 'name', 'role'])
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
}
