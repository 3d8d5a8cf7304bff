/** Notices about proposals: without a name, since a notice may be sent by mail, and the same for whomever it is. */
import { sql, type Kysely } from 'kysely'

/** What is said in them. */
const pairNotices = {
  found:
    'Somebody could be with you to learn together. Look at it under Growth, and say yes or no.',
  again:
    'What was proposed to you first did not come about; more than that is told to nobody. Somebody else could be with you: look under Growth.',
  didNot:
    'What was proposed to you in this round did not come about. More than that is told to nobody. The next round is another chance.',
} as const

interface About {
  now: Date
  says: keyof typeof pairNotices
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
    insert into records.notice (notice_id, member_id, says, acts, began_at, last_at, is_growing, leads_to)
    select gen_random_uuid(), member, ${pairNotices[says]}, '{"growth.match": 1}', ${now}::timestamptz, ${now}::timestamptz, false, '/growth/pairs'
    from unnest(${each}::uuid[]) as told (member)`.execute(db)
  return each
}
