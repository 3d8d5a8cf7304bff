/**
 * Answers from the facts, kept for moments: after a scan every open page asks at once, and people go back to what they just saw. One
 * is given again only as long as nothing at all was written since it was asked for, so it is what would be answered now.
 */
import { sql } from 'kysely'
import type { Scope } from '#insights/insight.ts'
import { inAskedScope, type Evidence } from './asked-scope.ts'

/** The end of a window moves with the clock; answers say it to the minute. */
const minuteMs = 60_000
const keptMs = 10_000
const keptMax = 100

/** What a verb does that answers from the facts of one repository: `work`, in the scope that was asked for. */
export function answersInScope<Given, Answer>(
  evidence: Evidence,
  work: (scope: Scope, given: Given) => Promise<Answer>,
): (asked: { now: Date }, given: Given) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>()
  return async ({ now }, given) => {
    const minute = Math.floor(now.getTime() / minuteMs)
    const key = JSON.stringify([await stateOf(evidence), minute, given])
    const known = answers.get(key)
    if (known !== undefined) return known
    const answer = inAskedScope(evidence, { given, now }, async (scope) => work(scope, given))
    answers.set(key, answer)
    const [oldest] = answers.keys()
    if (answers.size > keptMax && oldest !== undefined) answers.delete(oldest)
    const forget = () => answers.get(key) === answer && answers.delete(key)
    answer.then(() => setTimeout(forget, keptMs).unref(), forget)
    return answer
  }
}

/** The same as long as nobody wrote: which transactions are over, and which are under way. */
async function stateOf({ facts }: Evidence): Promise<string> {
  const { rows } = await sql<{
    state: string
  }>`select pg_current_snapshot()::text as state`.execute(facts.db)
  return rows[0]?.state ?? ''
}
