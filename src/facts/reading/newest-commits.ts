/** The commits behind some changes, as an explanation shows them: by what they did, never by whom. */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import { flag } from '#facts/words/flags.ts'
import type { FactTables } from '#facts/tables.ts'

export interface ToldCommit {
  oid: string
  /** ISO 8601, UTC; null where the commit's date is nonsense. */
  at: string | null
  subject: string
  /** In the files asked about. */
  added: number | null
  deleted: number | null
  /** Present on a fix, and on a revert. */
  fix?: true
  revert?: true
  /** Why this commit was not counted; absent when it was. */
  leftOut?: string
}

/** `changes` as `countedChanges` gives them. Newest first; a bot's and a bulk commit say that they were left out. */
export async function newestCommits(
  db: Kysely<FactTables>,
  repositoryId: number,
  changes: RawBuilder<unknown>,
): Promise<ToldCommit[]> {
  return (await commitsBehind(db, repositoryId, changes)).map(peoplesCommit)
}

/** As it is told where only people's commits of at most 50 paths count. */
export function peoplesCommit(row: CommitBehind): ToldCommit {
  return {
    ...toldCommit(row),
    ...(row.isBot
      ? { leftOut: 'by a bot' }
      : (row.flags & flag.bulk) > 0
        ? { leftOut: 'touches more than 50 paths' }
        : {}),
  }
}

export interface CommitBehind {
  id: number
  oid: string
  at: Date | null
  subject: string | null
  added: number | null
  deleted: number | null
  flags: number
  isBot: boolean
  /** Of the paths changed, as they were called at the time. */
  names: string[]
}

/** All of them, each once, newest first. */
export async function commitsBehind(
  db: Kysely<FactTables>,
  repositoryId: number,
  changes: RawBuilder<unknown>,
): Promise<CommitBehind[]> {
  const { rows } = await sql<CommitBehind>`
    select t.commit_id as id, encode(t.oid, 'hex') as oid, t.committed_at as at, m.subject, t.added, t.deleted, t.flags,
      coalesce(a.kind = 'bot', false) as "isBot", t.names
    from (
      select c.commit_id, oid, committed_at, moment, author_id, flags, sum(added) as added, sum(deleted) as deleted,
        array_agg(p.path) as names
      from ${changes} c
      join path p on p.repository_id = ${repositoryId} and p.path_id = c.path_id
      group by c.commit_id, oid, committed_at, moment, author_id, flags
    ) t
    left join message m on m.repository_id = ${repositoryId} and m.commit_id = t.commit_id
    left join attribution a on a.repository_id = ${repositoryId} and a.identity_id = t.author_id
    order by t.moment desc, t.oid desc`.execute(db)
  return rows
}

/** With what its words make it. */
export function toldCommit({
  oid,
  at,
  subject,
  added,
  deleted,
  flags,
}: Pick<CommitBehind, 'oid' | 'at' | 'subject' | 'added' | 'deleted' | 'flags'>): ToldCommit {
  return {
    oid,
    at: at?.toISOString() ?? null,
    subject: subject ?? '',
    added,
    deleted,
    ...((flags & flag.fix) > 0 ? { fix: true as const } : {}),
    ...((flags & flag.revert) > 0 ? { revert: true as const } : {}),
  }
}
