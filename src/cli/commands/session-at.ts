/** Who a command works for. Apart from the desk: a scan has no need of a member, and would load a query builder for nothing. */
import { localSession } from '#app/session.ts'
import type { Session } from '#verbs/ctx.ts'
import type { Desk } from './desk.ts'

/** Whoever sits at the desk, at the moment that the command was given. */
export async function sessionAt({
  io,
  workspace,
}: Pick<Desk, 'io' | 'workspace'>): Promise<Session> {
  return localSession(workspace.facts.pool, { now: () => io.now })
}
