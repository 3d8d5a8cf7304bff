/** For some sets of files, the largest share of their changes that any one person made. A share only: it names nobody. */
import { sql } from 'kysely'
import { isRolledUp, type Scope } from '../insight.ts'
import { changesOfFiles } from './changes-of-files.ts'

/** In the order of the sets; a file is in one of them at most. */
export async function sameAuthorShares(
  scope: Scope,
  sets: readonly (readonly number[])[],
): Promise<number[]> {
  const fileIds = sets.flat()
  if (fileIds.length === 0) return sets.map(() => 0)
  const places = sets.flatMap((ids, place) => ids.map(() => place))
  const { facts, repository } = scope
  const touches = isRolledUp(scope)
    ? sql`select file_id, identity_id as author_id, changes + bulk_changes as changes from file_author
        where repository_id = ${repository.id} and file_id = any(${fileIds}::integer[])`
    : sql`select q.file_id, q.author_id, count(distinct q.commit_id) as changes from ${changesOfFiles(scope, fileIds)} q group by q.file_id, q.author_id`
  const { rows } = await sql<{ place: number; share: number }>`
    select place, (max(changes) / sum(changes))::float8 as share from (
      select s.place, coalesce(a.person_id, -t.author_id) as person, sum(t.changes) as changes
      from (${touches}) t
      join unnest(${fileIds}::integer[], ${places}::integer[]) as s (file_id, place) on s.file_id = t.file_id
      left join attribution a on a.repository_id = ${repository.id} and a.identity_id = t.author_id
      group by s.place, person) by_person
    group by place`.execute(facts.db)
  const shares = new Map(rows.map((row) => [row.place, row.share]))
  return sets.map((_, place) => shares.get(place) ?? 0)
}
