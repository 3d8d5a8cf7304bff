/** What became of files: the name that the file of some name at some commit bears now, through all its renames. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'

interface Place {
  repositoryId: number
  branchId: number
}

/** In the order asked, the last name of each, where the head has it. `commit` is the full object id of one that has the path. */
export async function filesNow(
  { db }: Facts,
  { repositoryId, branchId }: Place,
  named: readonly { path: string; commit: string }[],
): Promise<(string | null)[]> {
  if (named.length === 0) return []
  const paths = named.map(({ path }) => path)
  const commits = named.map(({ commit }) => commit)
  const { rows } = await sql<{ path: string | null }>`
    select now.path from unnest(${paths}::text[], ${commits}::text[]) with ordinality as asked (path, oid, place)
    left join commit c on c.repository_id = ${repositoryId} and c.oid = decode(asked.oid, 'hex')
    left join lateral (
      select n.path from path p
      left join life l on l.repository_id = p.repository_id and l.branch_id = ${branchId} and l.path_id = p.path_id
        and l.since <= c.moment and c.moment < l.until
      join path n on n.repository_id = p.repository_id and n.path_id = coalesce(l.file_id, p.path_id)
      join head_file h on h.repository_id = p.repository_id and h.branch_id = ${branchId} and h.path_id = n.path_id
      where p.repository_id = ${repositoryId} and p.path = asked.path order by p.raw nulls first limit 1
    ) now on true order by asked.place`.execute(db)
  return rows.map(({ path }) => path)
}

/** All names that the file which bears this one now ever had, this one among them. */
export async function namesOf(
  { db }: Facts,
  { repositoryId, branchId }: Place,
  path: string,
): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select distinct before.path collate "C" as path from path p
    join life l on l.repository_id = p.repository_id and l.branch_id = ${branchId} and l.file_id = p.path_id
    join path before on before.repository_id = p.repository_id and before.path_id = l.path_id
    where p.repository_id = ${repositoryId} and p.path = ${path} order by 1`.execute(db)
  return [...new Set([path, ...rows.map((row) => row.path)])]
}
