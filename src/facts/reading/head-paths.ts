/** All paths at a branch's head as one text, each on a line: it comes sooner than as many rows. One that goes over several lines is not among them. */
import { sql } from 'kysely'
import type { Facts } from '../facts.ts'

/** In the order of the alphabet, byte by byte; '' where there are none. */
export async function headPaths(
  { db }: Facts,
  { repositoryId, branchId }: { repositoryId: number; branchId: number },
): Promise<string> {
  const { rows } = await sql<{ lines: string | null }>`
    select string_agg(p.path, E'\\n' order by p.path collate "C") as lines
    from head_file h join path p on p.repository_id = h.repository_id and p.path_id = h.path_id
    where h.repository_id = ${repositoryId} and h.branch_id = ${branchId} and position(E'\\n' in p.path) = 0`.execute(
    db,
  )
  return rows[0]?.lines ?? ''
}
