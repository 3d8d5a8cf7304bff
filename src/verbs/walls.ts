/** Behind walls: a transaction that sees, of what is private, only what belongs to whoever acts. */
import { sql, type Kysely } from 'kysely'

/** Owns nothing; made by src/app/accounts/walls.ts. */
export const wallsRole = 'cairn_member'

/** Until the transaction ends. */
export async function standBehindWalls(db: Kysely<object>, member: string): Promise<void> {
  await sql`select set_config('role', ${wallsRole}, true), set_config('cairn.member', ${member}, true)`.execute(
    db,
  )
}
