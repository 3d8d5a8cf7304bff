/** The commits that touch the path asked for: found once, because every wait is counted over them. */
import { sql, type RawBuilder } from 'kysely'
import { countedChanges } from '#facts/reading/counted.ts'
import { inScope, type Scope } from '../insight.ts'

/** Ids are dense integers from 0. */
const everyCommit = '{[0,2147483647)}'

/** Ids of commits on any branch; null where no path was asked for. */
export async function commitsTouching(scope: Scope): Promise<number[] | null> {
  if (scope.prefix === '') return null
  // Releases from maintenance branches hold commits that are not on this one.
  const wish = { ...inScope(scope), commits: everyCommit, from: null, to: null }
  const { rows } = await sql<{ id: number }>`
    select distinct q.commit_id as id from ${countedChanges(scope.facts.db, wish)} q`.execute(
    scope.facts.db,
  )
  return rows.map((row) => row.id)
}

/**
 * A condition on commits c. A subquery, because of a list in the condition the planner thinks that it leaves next to
 * nothing, and looks the rest up one by one.
 */
export function isTouching(touching: readonly number[] | null): RawBuilder<unknown> {
  return touching === null ? sql`` : sql`and c.commit_id in (select unnest(${touching}::integer[]))`
}
