/** The reverts of the window, and the commits they may have taken back. */
import { sql } from 'kysely'
import { flag } from '#facts/words/flags.ts'
import type { Scope } from '../insight.ts'

export interface CommitRow {
  id: number
  oid: string
  at: Date | null
  moment: number
  flags: number
  subject: string
}

const columns = sql`c.commit_id as id, encode(c.oid, 'hex') as oid, c.committed_at as at, c.moment, c.flags, coalesce(m.subject, '') as subject`
const withMessage = sql`commit c left join message m on m.repository_id = c.repository_id and m.commit_id = c.commit_id`

/** Newest first by git's own order, then by object id. */
export async function revertRows({
  facts,
  repository,
  branch,
  window,
}: Scope): Promise<CommitRow[]> {
  const { rows } = await sql<CommitRow>`
    select ${columns} from ${withMessage}
    where c.repository_id = ${repository.id} and c.commit_id <@ ${branch.commits}::int4multirange
      and c.flags & ${flag.revert} > 0 and c.parents < 2
      and (${window.from}::timestamptz is null or c.committed_at >= ${window.from})
      and (${window.to}::timestamptz is null or c.committed_at <= ${window.to})
    order by c.moment desc, c.oid desc`.execute(facts.db)
  return rows
}

export async function commitRows(
  { facts, repository }: Scope,
  ids: readonly number[],
): Promise<CommitRow[]> {
  const { rows } = await sql<CommitRow>`
    select ${columns} from ${withMessage}
    where c.repository_id = ${repository.id} and c.commit_id = any(${ids}::integer[])`.execute(
    facts.db,
  )
  return rows
}

/** Commits of the branch called so, with or without the number of their change request behind. */
export async function commitsCalled(
  { facts, repository, branch }: Scope,
  subjects: readonly string[],
): Promise<CommitRow[]> {
  if (subjects.length === 0) return []
  const { rows } = await sql<CommitRow>`
    select ${columns} from message m join commit c on c.repository_id = m.repository_id and c.commit_id = m.commit_id
    where m.repository_id = ${repository.id} and c.repository_id = ${repository.id} and m.commit_id <@ ${branch.commits}::int4multirange
      and (m.subject = any(${subjects}::text[]) or split_part(m.subject, ' (#', 1) = any(${subjects}::text[]))`.execute(
    facts.db,
  )
  return rows
}

/** Every path that is some file's last name, with its class. */
export async function pathRows({
  facts,
  repository,
}: Scope): Promise<{ id: number; path: string; class: string }[]> {
  const { rows } = await sql<{ id: number; path: string; class: string }>`
    select path_id as id, path, class from path where repository_id = ${repository.id}`.execute(
    facts.db,
  )
  return rows
}
