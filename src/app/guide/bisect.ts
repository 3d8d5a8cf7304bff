/** Where to look for the change that made the difference: between the last release that worked and the head, by halves. */
import { sql } from 'kysely'
import { changesOfFiles } from '#facts/reading/changes-of-files.ts'
import { inWholeTree, type Scope } from '#insights/insight.ts'

export interface BisectSpan {
  /** A tag; null where no release lies behind the head. */
  good: string | null
  /** That the head has, and it has not. */
  commits: number
  /** Of those, how many touch the files that are asked about; null where all are about them. */
  touching: number | null
}

export async function bisectSpan(
  scope: Scope,
  fileIds: readonly number[],
): Promise<BisectSpan | undefined> {
  const { facts, repository, branch } = scope
  const { rows: releases } = await sql<Release>`
    select t.name, c.moment from tag t
    join commit c on c.repository_id = t.repository_id and c.commit_id = t.commit_id
    where t.repository_id = ${repository.id} and t.version is not null and t.prerelease is null
      and ${branch.commits}::int4multirange @> c.commit_id
    order by c.moment desc, t.name desc limit 3`.execute(facts.db)
  // The head may be a release itself: then it is looked for since the one before.
  for (const release of releases) {
    const span = await since(scope, release)
    if (span.count > 0) return spanOf(scope, fileIds, { good: release.name, ...span })
  }
  const count = await size(scope)
  return count === 0
    ? undefined
    : spanOf(scope, fileIds, { good: null, commits: branch.commits, count })
}

interface Release {
  name: string
  /** See commit.moment. */
  moment: number
}

/** What no release up to this one holds: those commits that came with a release are kept with it. */
async function since(
  { facts, repository, branch }: Scope,
  { moment }: Release,
): Promise<{ commits: string; count: number }> {
  const { rows } = await sql<{ commits: string; count: number }>`
    with held as materialized (
      select ${branch.commits}::int4multirange - coalesce(range_agg(r), '{}') as commits
      from tag t join commit c on c.repository_id = t.repository_id and c.commit_id = t.commit_id, unnest(t.first_in) r
      where t.repository_id = ${repository.id} and t.version is not null and t.prerelease is null and c.moment <= ${moment}
    )
    select commits::text as commits, (select coalesce(sum(upper(r) - lower(r)), 0) from unnest(commits) r)::integer as count
    from held`.execute(facts.db)
  return rows[0] ?? { commits: '{}', count: 0 }
}

async function spanOf(
  scope: Scope,
  fileIds: readonly number[],
  { good, commits, count }: { good: string | null; commits: string; count: number },
): Promise<BisectSpan> {
  const touching = fileIds.length === 0 ? null : await touchingIn(scope, fileIds, commits)
  return { good, commits: count, touching }
}

async function size({ facts, branch }: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(upper(r) - lower(r)), 0)::integer as count from unnest(${branch.commits}::int4multirange) r`.execute(
    facts.db,
  )
  return rows[0]?.count ?? 0
}

async function touchingIn(
  scope: Scope,
  fileIds: readonly number[],
  commits: string,
): Promise<number> {
  const changes = changesOfFiles(scope.facts.db, { ...inWholeTree(scope), commits }, fileIds)
  const { rows } = await sql<{ count: number }>`
    select count(distinct q.commit_id)::integer as count from ${changes} q`.execute(scope.facts.db)
  return rows[0]?.count ?? 0
}

/** How many tries git says are left at the start, `commits` being those that may be the one: its estimate_bisect_steps. */
export function bisectSteps(commits: number): number {
  if (commits < 3) return 0
  const halvings = Math.floor(Math.log2(commits))
  const power = 2 ** halvings
  return power < 3 * (commits - power) ? halvings : halvings - 1
}
