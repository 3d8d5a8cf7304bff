/** The counted changes of some files, by the index on their names rather than by reading all changes. */
import { sql, type RawBuilder } from 'kysely'
import { countedChanges } from '#facts/counted.ts'
import type { Scope } from '../insight.ts'

export function changesOfFiles(scope: Scope, fileIds: readonly number[]) {
  const { facts, repository, branch, window } = scope
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
    .$if(window.from !== null || window.to !== null, (query) => query.where(spanned(scope)))
}

/**
 * The window's commits lie between two ids, which the index on names holds too: of an old file, a short window reads little.
 * `+ 0` finds these by date; by id, nearly all commits might be passed before the first that counts.
 */
function spanned({ repository, window }: Scope): RawBuilder<boolean> {
  const from = window.from === null ? sql`` : sql`and committed_at >= ${window.from}`
  const to = window.to === null ? sql`` : sql`and committed_at <= ${window.to}`
  const end = (which: 'min' | 'max') =>
    sql`(select ${sql.raw(which)}(commit_id + 0) from commit where repository_id = ${repository.id} ${from} ${to})`
  return sql<boolean>`ch.commit_id between ${end('min')} and ${end('max')}`
}
