/** How many files at the head no counted change ever touched: they came with a merge alone. */
import { sql } from 'kysely'
import { isRolledUp, type Scope } from '../insight.ts'

/** Null where the question has no meaning: within a window most files are untouched. */
export async function filesFromMergesOnly(scope: Scope): Promise<number | null> {
  if (!isRolledUp(scope) || scope.prefix !== '') return null
  const { facts, repository, branch } = scope
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from head_file h
    where h.repository_id = ${repository.id} and h.branch_id = ${branch.id}
      and not exists (select from file_month m where m.repository_id = h.repository_id and m.file_id = h.path_id)`.execute(
    facts.db,
  )
  return rows[0]?.n ?? 0
}
