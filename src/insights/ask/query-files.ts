/** Which files a question is about, and which lie or change beside them. */
import { sql, type RawBuilder } from 'kysely'
import { changesOfFiles } from '#facts/reading/changes-of-files.ts'
import { notFindings } from '#facts/words/classes.ts'
import { countedChanges, pathsBelow } from '#facts/reading/counted.ts'
import { flag } from '#facts/words/flags.ts'
import { unknownPath } from '#facts/reading/unknown-path.ts'
import { inWholeTree, isRolledUp, type Scope } from '../insight.ts'

export interface Target {
  path: string
  isFile: boolean
  fileIds: number[]
}

/** A file or a directory at the head; '' is the whole tree. */
export async function targetAt(scope: Scope, path: string): Promise<Target> {
  const files = await filesBelow(scope, path)
  if (files.length === 0)
    throw await unknownPath(
      scope,
      path,
      `There is no ${JSON.stringify(path)} at the head of ${scope.branch.name}.`,
    )
  return {
    path,
    isFile: files.length === 1 && files[0]?.path === path,
    fileIds: files.map((file) => file.fileId),
  }
}

export async function filesBelow(
  { facts, repository, branch }: Scope,
  path: string,
): Promise<{ fileId: number; path: string }[]> {
  return facts.db
    .selectFrom('head_file as h')
    .innerJoin('path as p', (join) =>
      join.onRef('p.repository_id', '=', 'h.repository_id').onRef('p.path_id', '=', 'h.path_id'),
    )
    .where('h.repository_id', '=', repository.id)
    .where('h.branch_id', '=', branch.id)
    .$if(path !== '', (query) =>
      query.where('h.path_id', 'in', pathsBelow(facts.db, repository.id, path)),
    )
    .select(['h.path_id as fileId', 'p.path'])
    .execute()
}

/** The ten files that most often change with this one: by the rollups where they answer, else by the changes themselves. */
export async function coupledWith(scope: Scope, fileId: number): Promise<number[]> {
  const { facts, repository } = scope
  const pairs = isRolledUp(scope) ? rolledPairs(scope, fileId) : countedPairs(scope, fileId)
  const { rows } = await sql<{ file_id: number }>`
    select f.file_id from (${pairs}) f
    join path p on p.repository_id = ${repository.id} and p.path_id = f.file_id
    where f.shared >= ${pairSharedMin} order by f.shared desc, p.path collate "C" limit 10`.execute(
    facts.db,
  )
  return rows.map((row) => row.file_id)
}

/** Once may be chance. */
const pairSharedMin = 2

function rolledPairs({ repository }: Scope, fileId: number): RawBuilder<unknown> {
  return sql`
    select file_b as file_id, shared from file_pair where repository_id = ${repository.id} and file_a = ${fileId}
    union all
    select file_a, shared from file_pair where repository_id = ${repository.id} and file_b = ${fileId}`
}

/** By the same rule as the rollup: no bulk commits, and no files that findings leave out. */
function countedPairs(scope: Scope, fileId: number): RawBuilder<unknown> {
  const { facts, repository } = scope
  const wish = inWholeTree(scope)
  const isFinding = sql`p.class <> all(${[...notFindings]}::text[])`
  return sql`
    select t.file_id, count(distinct t.commit_id) as shared
    from ${countedChanges(facts.db, wish)} t join path p on p.repository_id = ${repository.id} and p.path_id = t.file_id
    where t.file_id <> ${fileId} and ${isFinding} and t.commit_id in (
      select q.commit_id from ${changesOfFiles(facts.db, wish, [fileId])} q
      join path p on p.repository_id = ${repository.id} and p.path_id = q.file_id
      where q.flags & ${sql.lit(flag.bulk)} = 0 and ${isFinding})
    group by t.file_id`
}
