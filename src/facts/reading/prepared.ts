/**
 * Answers that a scan computed ahead, in the table `reading`. One is used as long as everything it was computed from is as
 * it was: `from` says what that is, such as the head and the version of the way of counting.
 */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { FactTables } from '#facts/tables.ts'

export interface Prepared {
  repositoryId: number
  name: string
  from: string
}

// The answer is kept as text, because jsonb would give its keys in an order of its own.
const Stored = z.object({ from: z.string(), answer: z.string() })

/** Nothing is kept while a scan is half done: the head would be the same when it is whole. */
export async function keepPrepared(
  db: Kysely<FactTables>,
  { repositoryId, name, from }: Prepared,
  answer: unknown,
): Promise<void> {
  const repository = await db
    .selectFrom('repository')
    .select('is_rolled')
    .where('repository_id', '=', repositoryId)
    .executeTakeFirst()
  if (!repository?.is_rolled) return
  const value = JSON.stringify({ from, answer: JSON.stringify(answer) })
  await db
    .insertInto('reading')
    .values({ repository_id: repositoryId, name, value })
    .onConflict((conflict) => conflict.columns(['repository_id', 'name']).doUpdateSet({ value }))
    .execute()
}

/** The answer as it was kept, or computed and kept now. What was kept is not parsed anew: that would put its keys in another order. */
export async function preparedOr<Answer>(
  db: Kysely<FactTables>,
  prepared: Prepared,
  {
    isAnswer,
    compute,
  }: { isAnswer: (value: unknown) => value is Answer; compute: () => Promise<Answer> },
): Promise<Answer> {
  const stored = await readPrepared(db, prepared)
  if (isAnswer(stored)) return stored
  const answer = await compute()
  await keepPrepared(db, prepared, answer)
  return answer
}

/** The answer as it was kept, not yet checked for its shape; undefined where there is none, or one computed from something else. */
async function readPrepared(
  db: Kysely<FactTables>,
  { repositoryId, name, from }: Prepared,
): Promise<unknown> {
  const row = await db
    .selectFrom('reading')
    .select('value')
    .where('repository_id', '=', repositoryId)
    .where('name', '=', name)
    .executeTakeFirst()
  const stored = Stored.safeParse(row?.value)
  return stored.success && stored.data.from === from ? JSON.parse(stored.data.answer) : undefined
}
