/** Which files a question is about, and which lie or change beside them. */
import { sql } from 'kysely'
import { pathsBelow } from '#facts/counted.ts'
import { unknownPath } from '#facts/unknown-path.ts'
import type { Scope } from '../insight.ts'

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

/** The ten files that most often change with this one. */
export async function coupledWith({ facts, repository }: Scope, fileId: number): Promise<number[]> {
  const { rows } = await sql<{ file_id: number }>`
    select f.file_id from (
      select file_b as file_id, shared from file_pair where repository_id = ${repository.id} and file_a = ${fileId}
      union all
      select file_a, shared from file_pair where repository_id = ${repository.id} and file_b = ${fileId}
    ) f join path p on p.repository_id = ${repository.id} and p.path_id = f.file_id
    order by f.shared desc, p.path collate "C" limit 10`.execute(facts.db)
  return rows.map((row) => row.file_id)
}
