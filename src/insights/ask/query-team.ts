/** Who is active in the whole repository, and how much of its recent work is whose. */
import { sql } from 'kysely'
import { flag } from '#facts/words/flags.ts'
import { onBranch } from '#facts/reading/on-branch.ts'
import type { Scope } from '../insight.ts'
import { silentDaysMin } from './rank.ts'

export interface Team {
  /** By e-mail: faded contact with the whole repository, in millionths of a change of one file. */
  contact: Map<string, number>
  /** E-mails of people heard of in the last twelve months. */
  active: Set<string>
}

interface TeamRow {
  email: string
  contact: number
  last_at: number
}

/** Contact older than five half-lives, a thirtieth of its weight, loads nobody any more. */
const loadDays = 900

export async function teamOf({ facts, repository, branch }: Scope, asOf: number): Promise<Team> {
  // Summed by identity first: there are hundreds of them, and thousands of commits.
  const { rows } = await sql<TeamRow>`
    with recent as materialized (
      select author_id, committer_id, committed_at, case when parents < 2 and flags & ${sql.lit(flag.bulk)} = 0
        then files * round(1000000 * power(0.5::float8, greatest(0, ${asOf}::bigint - extract(epoch from committed_at))::float8 / 15552000))::bigint
        else 0 end as contact
      from commit where repository_id = ${repository.id} and ${onBranch('commit_id', branch.commits)}
        and committed_at between to_timestamp(${asOf - loadDays * 86_400}) and to_timestamp(${asOf})
    ),
    heard as materialized (
      select author_id as identity_id, sum(contact) as contact, max(committed_at) as last_at from recent group by author_id
      union all
      select committer_id, 0, max(committed_at) from recent group by committer_id
    )
    select min(a.email) as email, sum(h.contact)::bigint as contact, extract(epoch from max(h.last_at))::bigint as last_at
    from heard h
    join attribution a on a.repository_id = ${repository.id} and a.identity_id = h.identity_id and a.kind = 'human'
    group by a.person_id`.execute(facts.db)
  return {
    contact: new Map(rows.filter((row) => row.contact > 0).map((row) => [row.email, row.contact])),
    active: new Set(
      rows.filter((row) => row.last_at >= asOf - silentDaysMin * 86_400).map((row) => row.email),
    ),
  }
}

/**
 * The moment a question is about, in seconds: the end of its window, but not after the newest commit. A commit that claims
 * to come from the future (more than a day after the head) moves nothing.
 */
export async function momentOf({ facts, repository, branch, window }: Scope): Promise<number> {
  const { rows } = await sql<{ at: number | null }>`
    select extract(epoch from max(committed_at))::bigint as at from commit
    where repository_id = ${repository.id} and ${onBranch('commit_id', branch.commits)}
      and committed_at <= coalesce((select committed_at from commit where repository_id = ${repository.id}
        and oid = decode(${branch.head}, 'hex') order by commit_id limit 1), 'infinity') + interval '1 day'`.execute(
    facts.db,
  )
  const newest = rows[0]?.at ?? 0
  return window.to === null ? newest : Math.min(newest, Math.floor(window.to.getTime() / 1000))
}
