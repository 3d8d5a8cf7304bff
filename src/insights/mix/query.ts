/** Changes by kind and month: from the rollup on arrival, from the commits otherwise, with the same counts. */
import { sql, type RawBuilder } from 'kysely'
import { countedChanges } from '#facts/counted.ts'
import { flag } from '#facts/flags.ts'
import { isRolledUp, type Scope } from '../insight.ts'

export interface KindMonth {
  month: number
  kind: number
  n: number
}

/** Merges are left out. Budget at 80,000 commits: 5 ms from the rollup, 100 ms from the commits, 300 ms with a prefix. */
export async function kindMonths(scope: Scope): Promise<KindMonth[]> {
  const isRolled = isRolledUp(scope) && scope.prefix === ''
  const { rows } = await (isRolled ? rolledUp(scope) : counted(scope)).execute(scope.facts.db)
  return rows
}

function rolledUp({ repository }: Scope): RawBuilder<KindMonth> {
  return sql<KindMonth>`
    select month, kind, commits - merges as n from repository_month
    where repository_id = ${repository.id} and commits > merges order by month, kind`
}

function counted(scope: Scope): RawBuilder<KindMonth> {
  return sql<KindMonth>`
    select c.month, c.kind, count(*) as n from commit c where ${isCounted(scope)} group by c.month, c.kind order by c.month, c.kind`
}

export interface KindMarks {
  kind: number
  bulk: number
  formatOnly: number
  bot: number
}

/** Per kind, how many changes have another reading. */
export async function kindMarks(scope: Scope): Promise<KindMarks[]> {
  const { facts, repository } = scope
  const { rows } = await sql<KindMarks>`
    select c.kind, count(*) filter (where c.flags & ${flag.bulk} > 0) as bulk,
      count(*) filter (where c.flags & ${flag.formatOnly} > 0) as "formatOnly",
      count(*) filter (where c.author_id in (select a.identity_id from attribution a join person p using (person_id)
        where a.repository_id = ${repository.id} and p.kind = 'bot')) as bot
    from commit c where ${isCounted(scope)} group by c.kind order by c.kind`.execute(facts.db)
  return rows
}

export interface KindCommit {
  oid: string
  at: Date | null
  subject: string
  added: number | null
  deleted: number | null
}

/** Newest first by git's own order, then by object id. */
export async function commitsOfKind(
  scope: Scope,
  kind: number,
  limit: number,
): Promise<KindCommit[]> {
  const { facts, repository } = scope
  const { rows } = await sql<KindCommit>`
    select encode(c.oid, 'hex') as oid, c.committed_at as at, coalesce(m.subject, '') as subject, l.added, l.deleted
    from (select * from commit c where ${isCounted(scope)} and c.kind = ${kind} order by c.moment desc, c.oid desc limit ${limit}) c
    left join message m on m.repository_id = c.repository_id and m.commit_id = c.commit_id
    left join lateral (select sum(added) as added, sum(deleted) as deleted from change_lines
      where repository_id = ${repository.id} and commit_id = c.commit_id) l on true
    order by c.moment desc, c.oid desc`.execute(facts.db)
  return rows
}

function isCounted({ facts, repository, branch, window, prefix }: Scope): RawBuilder<unknown> {
  const wish = {
    repositoryId: repository.id,
    branchId: branch.id,
    commits: branch.commits,
    from: window.from,
    to: window.to,
    prefix,
  }
  const from = window.from === null ? sql`` : sql`and c.committed_at >= ${window.from}`
  const to = window.to === null ? sql`` : sql`and c.committed_at <= ${window.to}`
  const touching =
    prefix === ''
      ? sql``
      : sql`and c.commit_id in (select q.commit_id from ${countedChanges(facts.db, wish)} q)`
  return sql`c.repository_id = ${repository.id} and c.commit_id <@ ${branch.commits}::int4multirange and c.parents < 2 ${from} ${to} ${touching}`
}
