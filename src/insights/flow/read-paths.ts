/**
 * Which files each request changes, by its number: what a source told (GitHub lists them), and what the history knows of its commits
 * and of the one that brought it in, for other forges do not. Of commits that were made anew as they were merged only the last is known.
 */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'

export async function readPaths(
  { db }: Facts,
  repositoryId: number,
): Promise<Map<number, string[]>> {
  const { rows } = await sql<{ number: number; paths: string[] }>`
    with brought as (
      select number, oid from forge.request_commit where repository_id = ${repositoryId}
      union
      select number, merge_oid from forge.request where repository_id = ${repositoryId} and merge_oid is not null
    ), touched as (
      select distinct b.number, both_names.path_id from brought b
      join commit c on c.repository_id = ${repositoryId} and c.oid = b.oid
      join change ch on ch.repository_id = c.repository_id and ch.commit_id = c.commit_id
      cross join lateral (values (ch.path_id), (ch.old_path_id)) as both_names (path_id)
    )
    select number, array_agg(path order by path) as paths from (
      select t.number, p.path from touched t join path p on p.repository_id = ${repositoryId} and p.path_id = t.path_id
      union
      select r.number, w.word from forge.request_path r
      join forge.word w on w.repository_id = r.repository_id and w.word_id = r.word_id
      where r.repository_id = ${repositoryId}) known
    group by number`.execute(db)
  return new Map(rows.map(({ number, paths }) => [number, paths]))
}
