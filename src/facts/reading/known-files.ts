/** The files of a branch, by name: for questions that must tell what counts from what is left out. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'

export interface KnownFile {
  id: number
  /** Its final path. */
  path: string
  class: string
  isAtHead: boolean
}

/** Every file of a branch that the rollups hold; of another, every path that may be one. */
export async function readKnownFiles(
  { db }: Facts,
  repositoryId: number,
  branch: { id: number; isRolledUp: boolean },
): Promise<KnownFile[]> {
  const { rows } = await (
    branch.isRolledUp
      ? sql<KnownFile>`select f.file_id as id, p.path, p.class, f.at_head as "isAtHead" from file f
        join path p on p.repository_id = f.repository_id and p.path_id = f.file_id where f.repository_id = ${repositoryId}`
      : sql<KnownFile>`select p.path_id as id, p.path, p.class, h.path_id is not null as "isAtHead" from path p
        left join head_file h on h.repository_id = p.repository_id and h.branch_id = ${branch.id} and h.path_id = p.path_id
        where p.repository_id = ${repositoryId}`
  ).execute(db)
  return rows
}
