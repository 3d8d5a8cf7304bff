/**
 * What ties repositories together: an issue key that several name, or one person's day in several. Coupling across
 * repositories reads these rows and nothing else.
 */
import type pg from 'pg'
import { amongCommits } from './on-branch.ts'
import type { RollupRequest } from './rollup-request.ts'

export type CrossTouchRequest = Omit<RollupRequest, 'branchId'>

/**
 * Keys that mean the same in every repository: ABC-123, owner/name#12 (in lower case, as hosts read it) and addresses. A
 * bare #12 means another issue in each.
 */
const key = `case when key ~ '^[A-Z][A-Z0-9]+-[0-9]+$' or key ~ '^https?://' then key
  when key ~ '^[^/#[:space:]]+/[^/#[:space:]]+#[0-9]+$' then lower(key) end`

/** Brings the repository's rows up to date: key, or person_id and UTC day of the committer date, and how many non-merge commits stand behind each. */
export async function writeCrossTouches(
  client: pg.ClientBase,
  { repositoryId, commits, since }: CrossTouchRequest,
): Promise<void> {
  if (since === null) await rewrite(client, repositoryId, commits)
  else {
    await add(client, repositoryId, counted(repositoryId, since.freshCommits))
    if (since.regrouped.length > 0)
      await recountDays(client, repositoryId, commits, since.regrouped)
  }
}

/** `among` is an int4multirange. */
function counted(repositoryId: number, among: string): string {
  const repository = Math.trunc(repositoryId)
  return `
    select 'key' as how, key, count(*)::integer as commits from (
      select distinct r.commit_id, ${key} as key from reference r
      join commit c on c.repository_id = r.repository_id and c.commit_id = r.commit_id
      where r.repository_id = ${repository} and ${amongCommits('r.commit_id', among)}
        and r.kind in ('mentions', 'closes') and c.parents < 2
    ) named where key is not null group by key
    union all ${countedDays(repositoryId, among)}`
}

/** Days of everybody, or of the persons of these ids. */
function countedDays(repositoryId: number, among: string, people?: readonly number[]): string {
  const theirs = people === undefined ? '' : `and a.person_id in (${people.map(Math.trunc).join()})`
  return `
    select 'author_day' as how, a.person_id || ' ' || (c.committed_at at time zone 'UTC')::date as key, count(*)::integer as commits
    from commit c join attribution a on a.repository_id = c.repository_id and a.identity_id = c.author_id
    where c.repository_id = ${Math.trunc(repositoryId)} and ${amongCommits('c.commit_id', among)} and c.parents < 2
      and c.committed_at between '0001-01-01' and '9999-12-31' ${theirs}
    group by 2`
}

async function add(client: pg.ClientBase, repositoryId: number, rows: string): Promise<void> {
  await client.query(
    `insert into cross_touch (repository_id, how, key, commits)
     select $1, how, key, commits from (${rows}) more
     on conflict (repository_id, how, key) do update set commits = cross_touch.commits + excluded.commits`,
    [repositoryId],
  )
}

async function recountDays(
  client: pg.ClientBase,
  repositoryId: number,
  commits: string,
  people: readonly number[],
): Promise<void> {
  await client.query(
    `delete from cross_touch
     where repository_id = $1 and how = 'author_day' and split_part(key, ' ', 1) = any($2)`,
    [repositoryId, people.map(String)],
  )
  await add(client, repositoryId, countedDays(repositoryId, commits, people))
}

/** Only rows that differ are written. */
async function rewrite(
  client: pg.ClientBase,
  repositoryId: number,
  commits: string,
): Promise<void> {
  await client.query(
    `create temporary table fresh_touch on commit drop as ${counted(repositoryId, commits)}`,
  )
  // Sets are subtracted: no plan can be wrong about their sizes, and what is left is a few rows.
  await client.query(
    `create temporary table gone_touch on commit drop as
     select how, key, commits from cross_touch where repository_id = ${Math.trunc(repositoryId)}
     except select how, key, commits from fresh_touch`,
  )
  await client.query('analyze gone_touch')
  await client.query(
    `delete from cross_touch c using gone_touch g
     where c.repository_id = $1 and c.how = g.how and c.key = g.key`,
    [repositoryId],
  )
  await client.query(
    `insert into cross_touch (repository_id, how, key, commits)
     select $1, how, key, commits from (
       select how, key, commits from fresh_touch
       except select how, key, commits from cross_touch where repository_id = $1) f`,
    [repositoryId],
  )
  await client.query('drop table fresh_touch, gone_touch')
}
