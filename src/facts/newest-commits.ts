/** The newest of the commits behind some changes, as an explanation shows them: by what they did, never by whom. */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import { flag } from './flags.ts'
import type { FactTables } from './tables.ts'

const commitsMax = 100

export interface NewestCommit {
  oid: string
  at: string | null
  subject: string
  /** In the files asked about. */
  added: number | null
  deleted: number | null
  leftOut?: string
}

/** `changes` as `countedChanges` gives them. Newest first; a bot's and a bulk commit say that they were left out. */
export async function newestCommits(
  db: Kysely<FactTables>,
  repositoryId: number,
  changes: RawBuilder<unknown>,
): Promise<NewestCommit[]> {
  const { rows } = await sql<{
    oid: string
    at: Date | null
    subject: string | null
    added: number | null
    deleted: number | null
    isBulk: boolean
    isBot: boolean
  }>`
    select encode(t.oid, 'hex') as oid, t.committed_at as at, m.subject, t.added, t.deleted,
      t.flags & ${sql.lit(flag.bulk)} > 0 as "isBulk", coalesce(a.kind = 'bot', false) as "isBot"
    from (
      select commit_id, oid, committed_at, moment, author_id, flags, sum(added) as added, sum(deleted) as deleted
      from ${changes} c group by commit_id, oid, committed_at, moment, author_id, flags
      order by moment desc, oid limit ${sql.lit(commitsMax)}
    ) t
    left join message m on m.repository_id = ${repositoryId} and m.commit_id = t.commit_id
    left join attribution a on a.repository_id = ${repositoryId} and a.identity_id = t.author_id
    order by t.moment desc, t.oid`.execute(db)
  return rows.map(({ oid, at, subject, added, deleted, isBulk, isBot }) => ({
    oid,
    at: at?.toISOString() ?? null,
    subject: subject ?? '',
    added,
    deleted,
    ...(isBot ? { leftOut: 'by a bot' } : isBulk ? { leftOut: 'touches more than 50 paths' } : {}),
  }))
}
