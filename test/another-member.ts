/** Somebody else in the same workspace. */
import { randomUUID } from 'node:crypto'
import type { Role } from '#verbs/access.ts'
import type { Session } from '#verbs/ctx.ts'
import type { Facts } from '#facts/facts.ts'

export async function anotherMember(
  { pool }: Facts,
  session: Session,
  { name = 'Béla', role = 'member' }: { name?: string; role?: Role } = {},
): Promise<Session> {
  const id = randomUUID()
  await pool.query(
    'insert into records.member (member_id, name, role, created_at) values ($1, $2, $3, $4)',
    [id, name, role, session.now()],
  )
  return { ...session, actor: { id, name, role } }
}
