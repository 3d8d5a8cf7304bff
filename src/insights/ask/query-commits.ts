/** The commits behind a suggestion, newest first. */
import { sql } from 'kysely'
import type { ExplainedCommit, Scope } from '../insight.ts'
import { touchedCommits } from './query-contacts.ts'

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

/** Lines are those of the whole commit. */
export async function commitsTouching(
  scope: Scope,
  fileIds: readonly number[],
): Promise<ExplainedCommit[]> {
  const { facts, repository } = scope
  const { rows } = await sql<CommitRow>`
    with newest as materialized (
      select c.commit_id, c.oid, c.moment, t.at, t.author_id, t.is_bulk
      from (${touchedCommits(scope, fileIds)}) t join commit c on c.repository_id = ${repository.id} and c.commit_id = t.commit_id
      order by c.moment desc, c.oid limit ${sql.lit(commitsMax)}
    )
    select encode(n.oid, 'hex') as oid, n.at, m.subject, l.added, l.deleted, n.is_bulk, coalesce(p.kind = 'bot', false) as is_bot
    from newest n
    left join (
      select commit_id, sum(added) as added, sum(deleted) as deleted from change_lines
      where repository_id = ${repository.id} and commit_id in (select commit_id from newest) group by commit_id
    ) l on l.commit_id = n.commit_id
    left join message m on m.repository_id = ${repository.id} and m.commit_id = n.commit_id
    left join attribution a on a.repository_id = ${repository.id} and a.identity_id = n.author_id
    left join person p on p.person_id = a.person_id
    order by n.moment desc, n.oid`.execute(facts.db)
  return rows.map(({ oid, at, subject, added, deleted, is_bulk: isBulk, is_bot: isBot }) => ({
    oid,
    at: at?.toISOString() ?? null,
    subject: subject ?? '',
    added,
    deleted,
    ...(isBot ? { leftOut: 'by a bot' } : isBulk ? { leftOut: 'touches more than 50 paths' } : {}),
  }))
}
