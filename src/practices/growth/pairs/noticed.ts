/** Notices about proposals: without a name, since a notice may be sent by mail, and the same for whomever it is. */
import { sql, type Kysely } from 'kysely'

interface About {
  now: Date
  says: string
}

/** Written as whoever owns the tables; each member once. Gives whom it told. */
export async function noticed(
  db: Kysely<object>,
  { now, says }: About,
  members: readonly string[],
): Promise<string[]> {
  const each = [...new Set(members)].toSorted()
  if (each.length === 0) return []
  await sql`
    insert into records.notice (notice_id, member_id, says, acts, began_at, last_at, is_growing)
    select gen_random_uuid(), member, ${says}, '{"growth.match": 1}', ${now}::timestamptz, ${now}::timestamptz, false
    from unnest(${each}::uuid[]) as told (member)`.execute(db)
  return each
}
