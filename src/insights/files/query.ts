/** Every path the branch's changes ever touched, with how often and how much, as git itself would add it up. */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import { countedChanges, pathsBelow } from '#facts/reading/counted.ts'
import type { FactTables } from '#facts/tables.ts'
import { onBranch } from '#facts/reading/on-branch.ts'
import { commitUnits } from '#facts/reading/units.ts'
import { inScope, isRolledUp, type Scope } from '../insight.ts'

export interface FileRow {
  path: string
  atHead: boolean
  revisions: number
  added: number
  deleted: number
  /** Revisions without lines: of a binary file, or not counted. */
  uncounted: number
  firstAt: Date | null
  lastAt: Date | null
}

/** By path, byte by byte. Budget at 80,000 commits: 100 ms from the rollup, 500 ms otherwise. */
export async function fileRows(scope: Scope, follow: boolean): Promise<FileRow[]> {
  const { facts, repository, branch } = scope
  const sums =
    follow && isRolledUp(scope) ? rolledUp(facts.db, scope) : counted(facts.db, scope, follow)
  const { rows } = await sql<FileRow>`
    select p.path, h.path_id is not null as "atHead", s.revisions, s.added, s.deleted, s.uncounted, s.first_at as "firstAt", s.last_at as "lastAt"
    from (${sums}) s
    join path p on p.repository_id = ${repository.id} and p.path_id = s.file_id
    left join head_file h on h.repository_id = ${repository.id} and h.branch_id = ${branch.id} and h.path_id = s.file_id
    order by p.path collate "C", p.raw`.execute(facts.db)
  return rows
}

/** Commits of the branch and window whose lines git could not tell, as where a partial clone lacks the contents. */
export async function commitsWithoutLines({
  facts,
  repository,
  branch,
  window: { from, to },
}: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from skipped s
    join commit c on c.repository_id = s.repository_id and c.oid = case when s.subject ~ '^[0-9a-f]+$' then decode(s.subject, 'hex') end
    where s.repository_id = ${repository.id} and s.pass = 'lines' and ${onBranch('c.commit_id', branch.commits)}
      ${from === null ? sql`` : sql`and c.committed_at >= ${from}`} ${to === null ? sql`` : sql`and c.committed_at <= ${to}`}`.execute(
    facts.db,
  )
  return rows[0]?.count ?? 0
}

function rolledUp(db: Kysely<FactTables>, { repository, prefix }: Scope): RawBuilder<unknown> {
  const below =
    prefix === '' ? sql`` : sql`and m.file_id in (${pathsBelow(db, repository.id, prefix)})`
  return sql`
    select m.file_id, m.revisions, m.added, m.deleted, m.uncounted, f.first_at, f.last_at
    from (select file_id, sum(revisions) as revisions, sum(added) as added, sum(deleted) as deleted, sum(uncounted) as uncounted
      from file_month m where repository_id = ${repository.id} ${below} group by file_id) m
    join file f on f.repository_id = ${repository.id} and f.file_id = m.file_id`
}

/** Without following, the prefix too is meant in the terms of the path of the time. */
function counted(db: Kysely<FactTables>, scope: Scope, follow: boolean): RawBuilder<unknown> {
  const { unit } = scope
  const wish = { ...inScope(scope), follow }
  const changes = countedChanges(db, wish)
  const id = follow ? sql`q.file_id` : sql`q.path_id`
  // A commit that touches a file under two of its names is one change of it.
  const revisions =
    unit === 'commit' ? sql`count(distinct q.commit_id)` : sql`count(distinct u.unit)`
  const units =
    unit === 'commit'
      ? sql``
      : sql`join (${commitUnits(unit, wish)}) u on u.commit_id = q.commit_id`
  return sql`
    select ${id} as file_id, ${revisions} as revisions, coalesce(sum(q.added), 0) as added, coalesce(sum(q.deleted), 0) as deleted,
      ${revisions} filter (where q.added is null) as uncounted,
      min(q.committed_at) as first_at, max(q.committed_at) as last_at
    from ${changes} q ${units} group by ${id}`
}
