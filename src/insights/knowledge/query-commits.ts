/** The commits behind a number: those that changed files at or below a path, newest first. */
import { sql } from 'kysely'
import { countedChanges } from '#facts/counted.ts'
import { flag } from '#facts/flags.ts'
import type { ExplainedCommit, Scope } from '../insight.ts'

const commitsMax = 100

interface CommitRow {
  oid: string
  at: Date | null
  subject: string | null
  added: number | null
  deleted: number | null
  is_bulk: boolean
  is_bot: boolean
}

export async function commitsBelow({
  facts,
  repository,
  branch,
  window,
  prefix,
}: Scope): Promise<ExplainedCommit[]> {
  const wish = {
    repositoryId: repository.id,
    branchId: branch.id,
    commits: branch.commits,
    from: window.from,
    to: window.to,
    prefix,
  }
  const { rows } = await sql<CommitRow>`
    select encode(t.oid, 'hex') as oid, t.committed_at as at, m.subject, t.added, t.deleted,
      t.flags & ${sql.lit(flag.bulk)} > 0 as is_bulk, coalesce(p.kind = 'bot', false) as is_bot
    from (
      select commit_id, oid, committed_at, moment, author_id, flags, sum(added) as added, sum(deleted) as deleted
      from ${countedChanges(facts.db, wish)} c group by commit_id, oid, committed_at, moment, author_id, flags
      order by moment desc, oid limit ${sql.lit(commitsMax)}
    ) t
    left join message m on m.repository_id = ${repository.id} and m.commit_id = t.commit_id
    left join attribution a on a.repository_id = ${repository.id} and a.identity_id = t.author_id
    left join person p on p.person_id = a.person_id
    order by t.moment desc, t.oid`.execute(facts.db)
  return rows.map(({ oid, at, subject, added, deleted, is_bulk: isBulk, is_bot: isBot }) => ({
    oid,
    at: at?.toISOString() ?? null,
    subject: subject ?? '',
    added,
    deleted,
    ...(isBot ? { leftOut: 'by a bot' } : isBulk ? { leftOut: 'touches more than 50 paths' } : {}),
  }))
}
