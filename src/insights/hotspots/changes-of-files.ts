/** The counted changes of some files, by the index on their names rather than by reading all changes. */
import { sql } from 'kysely'
import { countedChanges } from '#facts/counted.ts'
import type { Scope } from '../insight.ts'

export function changesOfFiles(
  { facts, repository, branch, window }: Scope,
  fileIds: readonly number[],
) {
  const wish = {
    repositoryId: repository.id,
    branchId: branch.id,
    commits: branch.commits,
    from: window.from,
    to: window.to,
    prefix: '',
  }
  return countedChanges(facts.db, wish)
    .where(sql<boolean>`ch.path_id in (select unnest(${fileIds}::integer[]) union
      select path_id from life where repository_id = ${repository.id} and branch_id = ${branch.id} and file_id = any(${fileIds}::integer[]))`)
    .where(sql<boolean>`coalesce(l.file_id, ch.path_id) = any(${fileIds}::integer[])`)
}
