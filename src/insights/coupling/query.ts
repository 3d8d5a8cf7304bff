/** What is asked of the facts about the few pairs that are shown. */
import { sql } from 'kysely'
import { notByHand } from '#facts/words/classes.ts'
import type { Scope } from '../insight.ts'

/** Of these commits, those that also touch a generated, vendored or lock file. */
export async function readGenerating(
  { facts, repository }: Scope,
  commitIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    with touched as materialized (select commit_id, path_id from change
      where repository_id = ${repository.id} and commit_id = any(${commitIds}::integer[]))
    select distinct commit_id as id from touched where path_id = any(array(
      select path_id from path where repository_id = ${repository.id} and class = any(${notByHand}::text[])))`.execute(
    facts.db,
  )
  return new Set(rows.map((row) => row.id))
}

export async function readDates(
  { facts, repository }: Scope,
  commitIds: readonly number[],
): Promise<ReadonlyMap<number, Date | null>> {
  const { rows } = await sql<{
    id: number
    at: Date | null
  }>`select commit_id as id, committed_at as at from commit
    where repository_id = ${repository.id} and commit_id = any(${commitIds}::integer[])`.execute(
    facts.db,
  )
  return new Map(rows.map((row) => [row.id, row.at]))
}

export interface ToldCommit {
  id: number
  oid: string
  at: Date | null
  subject: string | null
  added: number | null
  deleted: number | null
}

/** Newest first, with the lines they change in these files (by the paths these ever had). */
export async function readCommits(
  { facts, repository }: Scope,
  commitIds: readonly number[],
  pathIds: readonly number[],
): Promise<ToldCommit[]> {
  const { rows } = await sql<ToldCommit>`
    select c.commit_id as id, encode(c.oid, 'hex') as oid, c.committed_at as at, m.subject, l.added, l.deleted from commit c
    left join message m on m.repository_id = c.repository_id and m.commit_id = c.commit_id
    left join (select commit_id, sum(added) as added, sum(deleted) as deleted from change_lines
      where repository_id = ${repository.id} and commit_id = any(${commitIds}::integer[]) and path_id = any(${pathIds}::integer[])
      group by commit_id) l on l.commit_id = c.commit_id
    where c.repository_id = ${repository.id} and c.commit_id = any(${commitIds}::integer[]) order by c.moment desc, c.oid desc`.execute(
    facts.db,
  )
  return rows
}

/** Every path these files were ever called by. */
export async function readPathsOf(
  { facts, repository, branch }: Scope,
  fileIds: readonly number[],
): Promise<{ id: number; path: string }[]> {
  const { rows } = await sql<{ id: number; path: string }>`select path_id as id, path from path
    where repository_id = ${repository.id} and (path_id = any(${fileIds}::integer[]) or path_id in (
      select path_id from life where repository_id = ${repository.id} and branch_id = ${branch.id} and file_id = any(${fileIds}::integer[])))
    order by path collate "C"`.execute(facts.db)
  return rows
}
