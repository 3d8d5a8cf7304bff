/** The files at the branch's head as the scan measured them. */
import { sql } from 'kysely'
import type { Facts } from '../facts.ts'

export interface HeadFile {
  fileId: number
  path: string
  class: string
  /** null while it is not measured, like all that follows. */
  blobId: number | null
  how: string | null
  language: string | null
  lines: number | null
  cognitive: number | null
  indentation: number | null
}

export interface HeadWish {
  facts: Facts
  repository: { id: number }
  branch: { id: number }
}

/**
 * By path, byte by byte. Of the whole branch: what indentation is worth does not depend on the prefix. One file alone where
 * a path is given.
 */
export async function headFiles(
  { facts, repository, branch }: HeadWish,
  path?: string,
): Promise<HeadFile[]> {
  const its = path === undefined ? sql`true` : sql`p.path = ${path}`
  const { rows } = await sql<HeadFile>`
    select h.path_id as "fileId", p.path, p.class, b.blob_id as "blobId", b.how, b.language, b.lines, b.cognitive, b.indentation
    from head_file h
    left join blob b on b.repository_id = h.repository_id and b.blob_id = h.blob_id
    join path p on p.repository_id = h.repository_id and p.path_id = h.path_id
    where h.repository_id = ${repository.id} and h.branch_id = ${branch.id} and ${its}
    order by p.path collate "C", p.raw`.execute(facts.db)
  return rows
}
