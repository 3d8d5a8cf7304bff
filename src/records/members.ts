/** Who belongs to the workspace. On one machine that is one person, who owns it and needs no account. */
import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Actor } from '#verbs/ctx.ts'
import type { RecordTables } from './tables.ts'

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
      await membersIn(tx).insertInto('member').values(member).execute()
      return { id: member.member_id, name, role: member.role }
    })
  )
}

function first(db: Kysely<object>): Promise<Actor | undefined> {
  return membersIn(db)
    .selectFrom('member')
    .select(['member_id as id', 'name', 'role'])
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
}

function membersIn(db: Kysely<object>) {
  return db.withTables<RecordTables>().withSchema('records')
}
