/**
 * What is too dear to compute on arrival, kept in the table `reading`. The app calls `writeKnowledgeReading` at the end of a
 * scan; a stored answer for another head is not used.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { isRolledUp, type Scope } from '../insight.ts'
import { knowledgeOf } from './answer.ts'
import { historyOf } from './query.ts'
import { rawContacts } from './query-contacts.ts'
import { lastTwoYears } from './recent.ts'
import { KnowledgeAnswer } from './schema.ts'

/** Raised when the way the answer is computed changes. */
const version = 1

const Stored = z.object({ head: z.string(), version: z.literal(version), answer: KnowledgeAnswer })

export async function writeKnowledgeReading(scope: Scope): Promise<void> {
  if (!scope.branch.isDefault) return
  await scope.facts.db.transaction().execute(async (db) => {
    // Right after a first scan the database has no statistics yet; a plan for a few rows would take minutes for many.
    await sql`set local enable_nestloop = off`.execute(db)
    const whole: Scope = {
      ...scope,
      facts: { ...scope.facts, db },
      prefix: '',
      unit: 'commit',
      window: { label: 'all', from: null, to: null },
    }
    const answer = await computeKnowledge(whole)
    const value = JSON.stringify({ head: whole.branch.head, version, answer })
    await db
      .insertInto('reading')
      .values({ repository_id: scope.repository.id, name: 'knowledge', value })
      .onConflict((conflict) => conflict.columns(['repository_id', 'name']).doUpdateSet({ value }))
      .execute()
  })
}

/** The answer as the last scan left it, or made now. */
export async function preparedKnowledge(scope: Scope): Promise<KnowledgeAnswer> {
  const stored = await storedAnswer(scope)
  if (stored !== undefined) return stored
  const answer = KnowledgeAnswer.parse(await computeKnowledge(scope))
  if (isRolledUp(scope) && scope.prefix === '' && (await isWhole(scope))) await keep(scope, answer)
  return answer
}

/** While a scan is half done nothing is kept: the head would be the same when it is whole. */
async function isWhole({ facts, repository }: Scope): Promise<boolean> {
  const row = await facts.db
    .selectFrom('repository')
    .select('is_rolled')
    .where('repository_id', '=', repository.id)
    .executeTakeFirst()
  return row?.is_rolled ?? false
}

async function storedAnswer(scope: Scope): Promise<KnowledgeAnswer | undefined> {
  if (!isRolledUp(scope) || scope.prefix !== '') return undefined
  const row = await scope.facts.db
    .selectFrom('reading')
    .select('value')
    .where('repository_id', '=', scope.repository.id)
    .where('name', '=', 'knowledge')
    .executeTakeFirst()
  // jsonb gives keys in its own order; parsing puts them in ours.
  const stored = Stored.safeParse(row?.value)
  return stored.success && stored.data.head === scope.branch.head ? stored.data.answer : undefined
}

export async function computeKnowledge(scope: Scope): Promise<KnowledgeAnswer> {
  const history = await historyOf(scope)
  const isAllTime = scope.window.from === null && scope.window.to === null
  const recent = isAllTime ? await historyOf(lastTwoYears(scope, history.asOf), rawContacts) : null
  return knowledgeOf(scope, history, recent)
}
