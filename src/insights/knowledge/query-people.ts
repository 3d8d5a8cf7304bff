/** Who the identities of a repository are, and when each was last heard of on the branch. */
import { sql } from 'kysely'
import { onBranch } from '#facts/reading/on-branch.ts'
import type { Scope } from '../insight.ts'
import type { HistoryPerson } from './history.ts'

interface PersonRow {
  identity_id: number
  person_id: number
  name: string
  email: string
  is_bot: boolean
  last_at: number | null
}

export async function peopleOf(scope: Scope, asOf: number): Promise<Map<number, HistoryPerson>> {
  const { repository, branch, facts } = scope
  const { rows } = await sql<PersonRow>`
    select a.identity_id, a.person_id, a.name, a.email, a.kind = 'bot' as is_bot, extract(epoch from seen.at)::bigint as last_at
    from attribution a
    left join (
      select identity_id, max(at) as at from (
        select author_id, committer_id, max(committed_at) as at from commit
        where repository_id = ${repository.id} and ${onBranch('commit_id', branch.commits)} and committed_at <= to_timestamp(${asOf})
        group by author_id, committer_id
      ) pair, unnest(array[pair.author_id, pair.committer_id]) identity_id group by identity_id
    ) seen on seen.identity_id = a.identity_id
    where a.repository_id = ${repository.id}`.execute(facts.db)
  const lastOf = new Map<number, number>()
  for (const { person_id: id, last_at: at } of rows)
    if (at !== null) lastOf.set(id, Math.max(at, lastOf.get(id) ?? at))
  return new Map(
    rows.map((row) => [
      row.identity_id,
      {
        name: row.name,
        email: row.email,
        isBot: row.is_bot,
        lastAt: lastOf.get(row.person_id) ?? null,
      },
    ]),
  )
}

/**
 * The moment a question is about, in seconds: the end of its window, but not after the newest commit. A commit that claims
 * to come from the future (more than a day after the head) moves nothing.
 */
export async function momentOf({ facts, repository, branch, window }: Scope): Promise<number> {
  const { rows } = await sql<{ at: number | null }>`
    select extract(epoch from max(committed_at))::bigint as at from commit
    where repository_id = ${repository.id} and commit_id <@ ${branch.commits}::int4multirange
      and committed_at <= coalesce((select committed_at from commit where repository_id = ${repository.id}
        and oid = decode(${branch.head}, 'hex') order by commit_id limit 1), 'infinity') + interval '1 day'`.execute(
    facts.db,
  )
  const newest = rows[0]?.at ?? 0
  return window.to === null ? newest : Math.min(newest, Math.floor(window.to.getTime() / 1000))
}
