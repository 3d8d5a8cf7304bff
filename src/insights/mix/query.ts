/** Changes by kind and month, with how many of them have another reading. */
import { sql, type RawBuilder } from 'kysely'
import { countedChanges } from '#facts/reading/counted.ts'
import { flag } from '#facts/words/flags.ts'
import { onBranch } from '#facts/reading/on-branch.ts'
import { inScope, type Scope } from '../insight.ts'

export interface KindMonth {
  month: number
  kind: number
  n: number
  /** Of them, those with another reading. */
  bulk: number
  formatOnly: number
  bot: number
}

/** Merges are left out. Budget at 80,000 commits: 50 ms, 300 ms with a prefix. */
export async function kindMonths(scope: Scope): Promise<KindMonth[]> {
  const { facts, repository } = scope
  const { rows } = await sql<KindMonth>`
    select c.month, c.kind, count(*) as n, count(*) filter (where c.flags & ${sql.lit(flag.bulk)} > 0) as bulk,
      count(*) filter (where c.flags & ${sql.lit(flag.formatOnly)} > 0) as "formatOnly",
      count(*) filter (where c.author_id = any(array(select a.identity_id from attribution a
        where a.repository_id = ${repository.id} and a.kind = 'bot'))) as bot
    from commit c where ${isCounted(scope)} group by c.month, c.kind order by c.month, c.kind`.execute(
    facts.db,
  )
  return rows
}

export interface KindCommit {
  oid: string
  at: Date | null
  subject: string
  added: number | null
  deleted: number | null
  flags: number
}

/** Of one kind, or of all; newest first by git's own order, then by object id. */
export async function commitsOfKind(scope: Scope, kind: number | null): Promise<KindCommit[]> {
  const { facts, repository } = scope
  const ofKind = kind === null ? sql`` : sql`and c.kind = ${kind}`
  const { rows } = await sql<KindCommit>`
    select encode(c.oid, 'hex') as oid, c.committed_at as at, coalesce(m.subject, '') as subject, c.flags, l.added, l.deleted
    from (select * from commit c where ${isCounted(scope)} ${ofKind}) c
    left join message m on m.repository_id = c.repository_id and m.commit_id = c.commit_id
    left join (select commit_id, sum(added) as added, sum(deleted) as deleted from change_lines
      where repository_id = ${repository.id} group by commit_id) l on l.commit_id = c.commit_id
    order by c.moment desc, c.oid desc`.execute(facts.db)
  return rows
}

function isCounted(scope: Scope): RawBuilder<unknown> {
  const { facts, repository, branch, window, prefix } = scope
  const from = window.from === null ? sql`` : sql`and c.committed_at >= ${window.from}`
  const to = window.to === null ? sql`` : sql`and c.committed_at <= ${window.to}`
  const touching =
    prefix === ''
      ? sql``
      : sql`and c.commit_id = any(array(select q.commit_id from ${countedChanges(facts.db, inScope(scope))} q))`
  return sql`c.repository_id = ${repository.id} and ${onBranch('c.commit_id', branch.commits)} and c.parents < 2 ${from} ${to} ${touching}`
}
