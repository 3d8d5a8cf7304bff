/**
 * What is too dear to compute on arrival, kept in the table `reading`. The app calls `writeKnowledgeReading` at the end of a
 * scan; a stored answer for another head is not used.
 */
import { sql } from 'kysely'
import { keepPrepared, preparedOr } from '#facts/reading/prepared.ts'
import { isRolledUp, type Scope } from '../insight.ts'
import { knowledgeOf } from './answer.ts'
import { historyOf } from './query.ts'
import { rawContacts } from './query-contacts.ts'
import { lastTwoYears } from './recent.ts'
import { KnowledgeAnswer } from './schema.ts'

/** Raised when the way the answer is computed changes. */
const version = 5

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
    await keepPrepared(db, preparedOf(whole), KnowledgeAnswer.parse(await computeKnowledge(whole)))
  })
}

/** The answer as it was computed for this head, or computed and kept now. */
export async function preparedKnowledge(scope: Scope): Promise<KnowledgeAnswer> {
  const compute = async () => KnowledgeAnswer.parse(await computeKnowledge(scope))
  const mayBeKept = isRolledUp(scope) && scope.prefix === ''
  if (!mayBeKept) return compute()
  return preparedOr(scope.facts.db, preparedOf(scope), { isAnswer, compute })
}

function isAnswer(value: unknown): value is KnowledgeAnswer {
  return KnowledgeAnswer.safeParse(value).success
}

function preparedOf({ repository, branch }: Scope) {
  const from = `${branch.head} ${repository.telling} ${version}`
  return { repositoryId: repository.id, name: 'knowledge', from }
}

export async function computeKnowledge(scope: Scope): Promise<KnowledgeAnswer> {
  const history = await historyOf(scope)
  const isAllTime = scope.window.from === null && scope.window.to === null
  const recent = isAllTime ? await historyOf(lastTwoYears(scope, history.asOf), rawContacts) : null
  return knowledgeOf(scope, history, recent)
}
