/** The answer over all time, as the last scan left it; computed where it did not, or where something else was asked. */
import { sql } from 'kysely'
import { keepPrepared, preparedOr } from '#facts/reading/prepared.ts'
import { isRolledUp, type Scope } from '../insight.ts'
import { computeReleases } from './answer.ts'
import { Input, Output, type ReleasesAnswer, type ReleasesInput } from './shape.ts'

/** Raised when the way the answer is computed changes. */
const version = 1

export async function writeReleasesReading(scope: Scope): Promise<void> {
  if (!isPreparedFor(scope, Input.parse({}))) return
  await scope.facts.db.transaction().execute(async (db) => {
    // Right after a first scan the database has no statistics yet; a plan for a few rows would take minutes for many.
    await sql`set local enable_nestloop = off`.execute(db)
    const whole = { ...scope, facts: { ...scope.facts, db } }
    const answer = await computeReleases(whole, Input.parse({}))
    await keepPrepared(db, await preparedOf(whole), answer)
  })
}

export async function preparedReleases(
  scope: Scope,
  input: ReleasesInput,
): Promise<ReleasesAnswer> {
  const compute = () => computeReleases(scope, input)
  if (!isPreparedFor(scope, input)) return compute()
  return preparedOr(scope.facts.db, await preparedOf(scope), { isAnswer, compute })
}

function isAnswer(value: unknown): value is ReleasesAnswer {
  return Output.safeParse(value).success
}

function isPreparedFor(scope: Scope, input: ReleasesInput): boolean {
  const isUsual = JSON.stringify(Input.parse(input)) === JSON.stringify(Input.parse({}))
  return isUsual && isRolledUp(scope) && scope.prefix === ''
}

/** Tags come and go while the head stays. */
async function preparedOf({ facts, repository, branch }: Scope) {
  const { rows } = await sql<{ tags: string }>`
    select md5(coalesce(string_agg(concat_ws(' ', name, commit_id, tagged_at, component, version, prerelease, md5(first_in::text)),
      ',' order by tag_id), '')) as tags
    from tag where repository_id = ${repository.id}`.execute(facts.db)
  const from = `${branch.head} ${repository.telling} ${version} ${rows[0]?.tags}`
  return { repositoryId: repository.id, name: 'releases', from }
}
