/**
 * What ties repositories together: an issue key that several name, or one person's day in several. Coupling across
 * repositories reads these rows and nothing else.
 */
import type pg from 'pg'
import { flag, widePathsMin } from '#facts/words/flags.ts'
import { amongCommits } from './among-commits.ts'
import type { RollupRequest } from './rollup-request.ts'

export type CrossTouchRequest = Omit<RollupRequest, 'branchId'>

/**
 * Keys that mean the same in every repository: ABC-123, owner/name#12 (in lower case, as hosts read it) and addresses. A
 * bare #12 means another issue in each.
 */
const key = `case when key ~ '^[A-Z][A-Z0-9]+-[0-9]+$' or key ~ '^https?://' then key
  when key ~ '^[^/#[:space:]]+/[^/#[:space:]]+#[0-9]+$' then lower(key) end`

/** Brings the repository's rows up to date: by key, or person and UTC day of the committer date, the non-merge commits behind each. */
export async function writeCrossTouches(
  client: pg.ClientBase,
  { repositoryId, commits, since }: CrossTouchRequest,
): Promise<void> {
  if (since === null) await rewrite(client, repositoryId, commits)
  else {
    await add(client, repositoryId, counted(repositoryId, since.freshCommits))
    if (since.regrouped.length > 0) await recount(client, repositoryId, commits, since.regrouped)
  }
}

/**
 * The commits behind the rows, one row for each key a commit names and one for its author's day: how, key, commit_id, person_id,
 * day, is_bot, files, flags, is_keyless. `among` is an int4multirange; with `people`, only commits of the persons of these ids.
 */
export function crossTouches(
  repositoryId: number,
  among: string,
  people?: readonly number[],
): string {
  const repository = Math.trunc(repositoryId)
  const theirs = people === undefined ? '' : `and a.person_id in (${people.map(Math.trunc).join()})`
  return `
    with own as materialized (
      select c.commit_id, a.person_id, a.kind = 'bot' as is_bot, c.files, c.flags,
        case when c.committed_at between '0001-01-01' and '9999-12-31' then (c.committed_at at time zone 'UTC')::date else '-infinity' end as day
      from commit c join attribution a on a.repository_id = c.repository_id and a.identity_id = c.author_id
      where c.repository_id = ${repository} and ${amongCommits('c.commit_id', among)} and c.parents < 2 ${theirs}
    ), named as materialized (
      select distinct commit_id, key from (
        select r.commit_id, ${key} as key from reference r
        where r.repository_id = ${repository} and ${amongCommits('r.commit_id', among)} and r.kind in ('mentions', 'closes')
      ) r where key is not null
    )
    select 'key' as how, n.key, own.*, false as is_keyless from own join named n using (commit_id)
    union all
    select 'author_day', person_id || ' ' || day, own.*, n.commit_id is null
    from own left join (select distinct commit_id from named) n using (commit_id)`
}

const identity = 'how, key, person_id, day'
const counts = ['commits', 'plain', 'wide', 'format_only', 'keyless', 'bulk']
const columns = `${identity}, is_bot, ${counts.join(', ')}`

function counted(repositoryId: number, among: string, people?: readonly number[]): string {
  const isBulk = `flags & ${flag.bulk} > 0`
  const isFormatOnly = `flags & ${flag.formatOnly} > 0`
  const count = (holds: string) => `(count(*) filter (where ${holds}))::integer`
  return `
    select ${identity}, is_bot,
      ${count(`not ${isBulk}`)} as commits,
      ${count(`files < ${widePathsMin} and not ${isFormatOnly}`)} as plain,
      ${count(`files >= ${widePathsMin} and not ${isBulk}`)} as wide,
      ${count(`${isFormatOnly} and not ${isBulk}`)} as format_only,
      ${count(`is_keyless and not ${isBulk}`)} as keyless,
      ${count(isBulk)} as bulk
    from (${crossTouches(repositoryId, among, people)}) t group by ${identity}, is_bot`
}

async function add(client: pg.ClientBase, repositoryId: number, rows: string): Promise<void> {
  const added = counts.map((count) => `${count} = cross_touch.${count} + excluded.${count}`)
  await client.query(
    `insert into cross_touch (repository_id, ${columns})
     select $1, ${columns} from (${rows}) more
     on conflict (repository_id, ${identity}) do update set ${added.join(', ')}`,
    [repositoryId],
  )
}

async function recount(
  client: pg.ClientBase,
  repositoryId: number,
  commits: string,
  people: readonly number[],
): Promise<void> {
  await client.query('delete from cross_touch where repository_id = $1 and person_id = any($2)', [
    repositoryId,
    people,
  ])
  await add(client, repositoryId, counted(repositoryId, commits, people))
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
     select ${columns} from cross_touch where repository_id = ${Math.trunc(repositoryId)}
     except select ${columns} from fresh_touch`,
  )
  await client.query('analyze gone_touch')
  await client.query(
    `delete from cross_touch c using gone_touch g
     where c.repository_id = $1 and c.how = g.how and c.key = g.key and c.person_id = g.person_id and c.day = g.day`,
    [repositoryId],
  )
  await client.query(
    `insert into cross_touch (repository_id, ${columns})
     select $1, ${columns} from (
       select ${columns} from fresh_touch
       except select ${columns} from cross_touch where repository_id = $1) f`,
    [repositoryId],
  )
  await client.query('drop table fresh_touch, gone_touch')
}
