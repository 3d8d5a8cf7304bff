/** What changes along with some code though it lies outside of it: the files that do so most often in the scope's window. */
import { sql } from 'kysely'
import { countedChanges } from '#facts/reading/counted.ts'
import { bulkPathsMax } from '#facts/words/flags.ts'
import { inScope, inWholeTree, type Scope } from '#insights/insight.ts'

const shownMax = 3
/** Fewer may be chance. */
const sharedMin = 3

/** Changes of very many paths tie nothing to anything, and lists of changes are written with each. */
export async function changedAlong(
  scope: Scope,
  classes: readonly string[] = ['source', 'test'],
): Promise<{ path: string; changes: number }[]> {
  const { facts, repository, prefix } = scope
  if (prefix === '') return []
  const { db } = facts
  const { rows } = await sql<{ path: string; changes: number }>`
    with own as (select distinct commit_id from (${countedChanges(db, inScope(scope))}) q where q.files <= ${bulkPathsMax})
    select p.path, count(distinct q.commit_id) as changes
    from (${countedChanges(db, inWholeTree(scope))}) q join own using (commit_id)
    join path p on p.repository_id = ${repository.id} and p.path_id = q.file_id
    where p.class = any(${[...classes]}::text[]) and p.path <> ${prefix} and not starts_with(p.path, ${`${prefix}/`})
    group by p.path having count(distinct q.commit_id) >= ${sharedMin}
    order by changes desc, p.path collate "C" limit ${shownMax}`.execute(db)
  return rows
}
