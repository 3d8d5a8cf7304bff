/** The answer over all time, as the last scan left it; computed where it did not, or where something else was asked. */
import { keepPrepared, readPrepared } from '#facts/prepared.ts'
import { sql } from 'kysely'
import { isRolledUp, type Scope } from '../insight.ts'
import { computeBatches } from './answer.ts'
import { Input, Output, type BatchesAnswer, type BatchesInput } from './shape.ts'

/** Raised when the way the answer is computed changes. */
const version = 1

export async function writeBatchesReading(scope: Scope): Promise<void> {
  if (!isPreparedFor(scope)) return
  await scope.facts.db.transaction().execute(async (db) => {
    // Right after a first scan the database has no statistics yet; a plan for a few rows would take minutes for many.
    await sql`set local enable_nestloop = off`.execute(db)
    const whole = { ...scope, facts: { ...scope.facts, db } }
    const answer = await computeBatches(whole, Input.parse({}))
    await keepPrepared(db, preparedOf(whole), answer)
  })
}

export async function preparedBatches(scope: Scope, input: BatchesInput): Promise<BatchesAnswer> {
  if (
    !isPreparedFor(scope) ||
    JSON.stringify(Input.parse(input)) !== JSON.stringify(Input.parse({}))
  )
    return computeBatches(scope, input)
  const stored = await readPrepared(scope.facts.db, preparedOf(scope))
  if (isAnswer(stored)) return stored
  const answer = await computeBatches(scope, input)
  await keepPrepared(scope.facts.db, preparedOf(scope), answer)
  return answer
}

/** Not parsed anew, because that would put the keys in another order than computing does. */
function isAnswer(value: unknown): value is BatchesAnswer {
  return Output.safeParse(value).success
}

function isPreparedFor(scope: Scope): boolean {
  return isRolledUp(scope) && scope.prefix === ''
}

function preparedOf({ repository, branch }: Scope) {
  return { repositoryId: repository.id, name: 'batches', from: `${branch.head} ${version}` }
}
