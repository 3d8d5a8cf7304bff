/** The counted changes of some files, by the index on their names rather than by reading all changes. */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import { countedChanges, type CountedWish } from './counted.ts'
import type { FactTables } from '#facts/tables.ts'

/** `fileIds` are final paths; renames are followed. A prefix in the wish narrows no further. */
export function changesOfFiles(
  db: Kysely<FactTables>,
  wish: CountedWish,
  fileIds: readonly number[],
) {
  const { repositoryId, branchId, from, to } = wish
  const ids = [...fileIds]
  return countedChanges(db, { ...wish, prefix: '' })
    .where(sql<boolean>`ch.path_id in (select unnest(${ids}::integer[]) union
      select path_id from life where repository_id = ${repositoryId} and branch_id = ${branchId} and file_id = any(${ids}::integer[]))`)
    .where(sql<boolean>`coalesce(l.file_id, ch.path_id) = any(${ids}::integer[])`)
    .$if(from !== null || to !== null, (query) => query.where(spanned(wish)))
}

/**
 * The window's commits lie between two ids, which the index on names holds too: of an old file, a short window reads little.
 * `+ 0` finds these by date; by id, nearly all commits might be passed before the first that counts.
 */
function spanned({ repositoryId, from, to }: CountedWish): RawBuilder<boolean> {
  const since = from === null ? sql`` : sql`and committed_at >= ${from}`
  const until = to === null ? sql`` : sql`and committed_at <= ${to}`
  const end = (which: 'min' | 'max') =>
    sql`(select ${sql.raw(which)}(commit_id + 0) from commit where repository_id = ${repositoryId} ${since} ${until})`
  return sql<boolean>`ch.commit_id between ${end('min')} and ${end('max')}`
}
