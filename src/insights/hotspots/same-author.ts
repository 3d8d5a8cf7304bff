/** For some files, the largest share of their changes that any one person made. A share only: it names nobody. */
import { sql } from 'kysely'
import { isRolledUp, type Scope } from '../insight.ts'
import { changesOfFiles } from './changes-of-files.ts'

export async function sameAuthorShares(
  scope: Scope,
  fileIds: readonly number[],
): Promise<Map<number, number>> {
  if (fileIds.length === 0) return new Map()
  const { facts, repository } = scope
  const touches = isRolledUp(scope)
    ? sql`select file_id, identity_id as author_id, changes + bulk_changes as changes from file_author
        where repository_id = ${repository.id} and file_id = any(${fileIds}::integer[])`
    : sql`select q.file_id, q.author_id, count(*) as changes from ${changesOfFiles(scope, fileIds)} q group by q.file_id, q.author_id`
  const { rows } = await sql<{ fileId: number; share: number }>`
    select file_id as "fileId", (max(changes) / sum(changes))::float8 as share from (
      select t.file_id, coalesce(a.person_id, -t.author_id) as person, sum(t.changes) as changes
      from (${touches}) t left join attribution a on a.repository_id = ${repository.id} and a.identity_id = t.author_id
      group by t.file_id, person) by_person
    group by file_id`.execute(facts.db)
  return new Map(rows.map((row) => [row.fileId, row.share]))
}
