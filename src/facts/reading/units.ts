/** What counts as one change: the key under which the commits of a branch are one. Formulas count distinct keys; nothing else changes. */
import { sql, type RawBuilder } from 'kysely'

export type UnitName = 'commit' | 'ticket' | 'author-day' | 'first-parent' | 'change-request'

/**
 * A select of (commit_id, unit) for every commit of the branch, to be joined with counted changes. A commit that names no
 * ticket, or has no date, stands for itself; of several tickets the first in the alphabet counts. Commits that belong to no
 * change request are missing: one is known by the merge that brought its commits in, or by its squashed commit.
 */
export function commitUnits(
  unit: UnitName,
  { repositoryId, commits }: { repositoryId: number; commits: string },
): RawBuilder<unknown> {
  const own = sql`c.repository_id = ${repositoryId} and c.commit_id <@ ${commits}::int4multirange`
  switch (unit) {
    case 'commit':
      return sql`select c.commit_id, c.commit_id::text as unit from commit c where ${own}`
    case 'ticket':
      return sql`select c.commit_id, coalesce(t.key, c.commit_id::text) as unit from commit c
        left join (select commit_id, min(key collate "C") as key from reference
          where repository_id = ${repositoryId} and kind in ('mentions', 'closes') group by commit_id) t on t.commit_id = c.commit_id
        where ${own}`
    case 'author-day':
      return sql`select c.commit_id, coalesce(a.person_id || ' ' || (c.committed_at at time zone 'UTC')::date, c.commit_id::text) as unit
        from commit c left join attribution a on a.repository_id = c.repository_id and a.identity_id = c.author_id where ${own}`
    case 'first-parent':
      return sql`select c.commit_id, coalesce(l.landed_id, c.commit_id)::text as unit
        from commit c left join landing l on l.repository_id = c.repository_id and l.commit_id = c.commit_id where ${own}`
    case 'change-request':
      return sql`select c.commit_id, coalesce(m.commit_id, o.commit_id)::text as unit from commit c
        left join landing l on l.repository_id = c.repository_id and l.commit_id = c.commit_id
        left join (${requests(repositoryId)}) m on m.commit_id = l.landed_id
        left join (${requests(repositoryId)}) o on o.commit_id = c.commit_id
        where ${own} and coalesce(m.commit_id, o.commit_id) is not null`
  }
}

/** Commits that say which change request they merge or are the squash of. */
function requests(repositoryId: number): RawBuilder<unknown> {
  return sql`select distinct commit_id from reference where repository_id = ${repositoryId} and kind = 'request'`
}
