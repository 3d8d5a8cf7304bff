/** That somebody signed in, or tried to, in the history of acts: no closer than an owner needs to see that something is wrong. */
import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'

/** One line for each member and day. */
export async function tellSignIn(db: Kysely<object>, member: string, now: Date): Promise<void> {
  await tell(db, { by: member, act: 'members.signin', about: [member], at: floor(now, 24) })
}

/** One line for each account and hour, and one for all addresses that are nobody's. */
export async function tellRefused(db: Kysely<object>, email: string, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from accounts.login where email = ${email.toLowerCase()}`.execute(db)
  const about = rows.map(({ id }) => id)
  await tell(db, { by: null, act: 'members.refused', about, at: floor(now, 1) })
}

async function tell(
  db: Kysely<object>,
  { by, act, about, at }: { by: string | null; act: string; about: string[]; at: Date },
): Promise<void> {
  await sql`
    insert into records.deed (deed_id, at, member_id, act, record_ids)
    select ${randomUUID()}, ${at}, ${by}::uuid, ${act}, ${about}::uuid[]
    where (${by}::uuid is null or exists (select from records.member where member_id = ${by} and deactivated_at is null))
      and not exists (select from records.deed where at = ${at} and act = ${act} and record_ids = ${about}::uuid[])`.execute(
    db,
  )
}

function floor(now: Date, hours: number): Date {
  const ms = hours * 3_600_000
  return new Date(Math.floor(now.getTime() / ms) * ms)
}
