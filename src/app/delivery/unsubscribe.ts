/** Ends the mails to whoever got one, by the key in it. */
import { sql, type Kysely } from 'kysely'

/** Whether there is such a key; ended twice is ended. */
export async function endMails(db: Kysely<object>, key: string): Promise<boolean> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)) return false
  const { rows } = await sql`
    update records.mailbox set is_on = false, problem = null where key = ${key}::uuid returning member_id`.execute(
    db,
  )
  return rows.length > 0
}
