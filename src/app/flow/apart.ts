/** What people say about the facts is written while the act's own transaction is open: on connections of its own, lest the two wait for one another. */
import { makeFacts, type Facts } from '#facts/facts.ts'
import type { Evidence } from '../asked-scope.ts'
import { withOwnConnections } from '../postgres/pool.ts'

export async function apart<Answer>(
  evidence: Promise<Evidence>,
  work: (facts: Facts) => Promise<Answer>,
): Promise<Answer> {
  const { facts } = await evidence
  return withOwnConnections(facts.pool, async (own) => work(makeFacts(own)))
}
