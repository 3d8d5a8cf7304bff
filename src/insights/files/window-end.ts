/** From when code is old: the window's end, or the branch's newest commit. */
import { sql } from 'kysely'
import type { Scope } from '../insight.ts'

/** A commit that claims to be more than a day younger than the head moves nothing; null when no commit has a date. */
export async function windowEnd({
  facts,
  repository,
  branch,
  window,
}: Scope): Promise<Date | null> {
  if (window.to !== null) return window.to
  const { rows } = await sql<{ at: Date | null }>`
    select max(committed_at) as at from commit
    where repository_id = ${repository.id} and commit_id <@ ${branch.commits}::int4multirange
      and committed_at <= coalesce((select committed_at from commit where repository_id = ${repository.id}
        and oid = decode(${branch.head}, 'hex')), 'infinity') + interval '1 day'`.execute(facts.db)
  return rows[0]?.at ?? null
}
