/** The answer over all time, as the last scan left it; computed where it did not, or where something else was asked. */
import { sql } from 'kysely'
import { keepPrepared, preparedOr } from '#facts/reading/prepared.ts'
import { isRolledUp, type Scope } from '../insight.ts'
import { computeCoupling } from './answer.ts'
import { Input, Output, type CouplingAnswer, type CouplingInput } from './shape.ts'

/** Raised when the way the answer is computed changes. */
const version = 2

export async function writeCouplingReading(scope: Scope): Promise<void> {
  if (!isPreparedFor(scope, Input.parse({}))) return
  await scope.facts.db.transaction().execute(async (db) => {
    // Right after a first scan the database has no statistics yet; a plan for a few rows would take minutes for many.
    await sql`set local enable_nestloop = off`.execute(db)
    const whole = { ...scope, facts: { ...scope.facts, db } }
    await keepPrepared(db, preparedOf(whole), await computeCoupling(whole, Input.parse({})))
  })
}

export async function preparedCoupling(
  scope: Scope,
  input: CouplingInput,
): Promise<CouplingAnswer> {
  const compute = () => computeCoupling(scope, input)
  if (!isPreparedFor(scope, input)) return compute()
  return preparedOr(scope.facts.db, preparedOf(scope), { isAnswer, compute })
}

function isAnswer(value: unknown): value is CouplingAnswer {
  return Output.safeParse(value).success
}

function isPreparedFor(scope: Scope, input: CouplingInput): boolean {
  const isUsual = JSON.stringify(Input.parse(input)) === JSON.stringify(Input.parse({}))
  return isUsual && isRolledUp(scope) && scope.prefix === ''
}

function preparedOf({ repository, branch }: Scope) {
  const from = `${branch.head} ${repository.telling} ${version}`
  return { repositoryId: repository.id, name: 'coupling', from }
}
