/** Which files are at the branch's head, and how many were there once. */
import { sql } from 'kysely'
import { pathsBelow } from '#facts/reading/counted.ts'
import type { Scope } from '../insight.ts'

export interface HeadFile {
  fileId: number
  path: string
  class: string
}

/** Ordered by path, byte for byte. */
export async function headFiles({ facts, repository, branch, prefix }: Scope): Promise<HeadFile[]> {
  return facts.db
    .selectFrom('head_file as h')
    .innerJoin('path as p', (join) =>
      join.onRef('p.repository_id', '=', 'h.repository_id').onRef('p.path_id', '=', 'h.path_id'),
    )
    .where('h.repository_id', '=', repository.id)
    .where('h.branch_id', '=', branch.id)
    .$if(prefix !== '', (query) =>
      query.where('h.path_id', 'in', pathsBelow(facts.db, repository.id, prefix)),
    )
    .select(['h.path_id as fileId', 'p.path', 'p.class'])
    .orderBy(sql`p.path collate "C", p.raw`)
    .execute()
}
