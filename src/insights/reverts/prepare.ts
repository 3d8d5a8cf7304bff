/** The answer over all time, as the last scan left it; computed where it did not, or where something else was asked. */
import { sql } from 'kysely'
import { keepPrepared, preparedOr } from '#facts/reading/prepared.ts'
import { isRolledUp, type Scope } from '../insight.ts'
import { computeReverts } from './answer.ts'
import { Input, Output, type RevertsAnswer, type RevertsInput } from './shape.ts'

/** Raised when the way the answer is computed changes. */
const version = 1

export async function writeRevertsReading(scope: Scope): Promise<void> {
  if (!isPreparedFor(scope, Input.parse({}))) return
  await scope.facts.db.transaction().execute(async (db) => {
    // Right after a first scan the database has no statistics yet; a plan for a few rows would take minutes for many.
    await sql`set local enable_nestloop = off`.execute(db)
    const whole = { ...scope, facts: { ...scope.facts, db } }
    await keepPrepared(db, preparedOf(whole), await computeReverts(whole, Input.parse({})))
  })
}

export async function preparedReverts(scope: Scope, input: RevertsInput): Promise<RevertsAnswer> {
  const compute = () => computeReverts(scope, input)
  if (!isPreparedFor(scope, input)) return compute()
  return preparedOr(scope.facts.db, preparedOf(scope), { isAnswer, compute })
}

function isAnswer(value: unknown): value is RevertsAnswer {
  return Output.safeParse(value).success
}

function isPreparedFor(scope: Scope, input: RevertsInput): boolean {
  const isUsual = JSON.stringify(Input.parse(input)) === JSON.stringify(Input.parse({}))
  return isUsual && isRolledUp(scope) && scope.prefix === ''
}

function preparedOf({ repository, branch }: Scope) {
  const from = `${branch.head} ${repository.telling} ${version}`
  return { repositoryId: repository.id, name: 'reverts', from }
}
