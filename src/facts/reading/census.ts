/** How many commits a question rests on, and how many it cannot speak of: the same words for every insight. */
import { sql, type Kysely } from 'kysely'
import { countedChanges, type CountedWish } from './counted.ts'
import { flag } from '#facts/words/flags.ts'
import { onBranch } from './on-branch.ts'
import type { FactTables } from '#facts/tables.ts'
import { commitUnits, type UnitName } from './units.ts'

export interface Census {
  /** Changes in the unit asked for: commits that change a path at or below the prefix. */
  changes: number
  merges: number
  /** Commits that are no merges and touch nothing; counted for the whole repository alone. */
  empty: number
  /** Commits that touch more than 50 paths. */
  bulk: number
  /** Commits without a usable date, which no window holds. */
  undated: number
  /** Commits whose lines are not counted yet. */
  linesPending: number
  /** Commits that git could not show, as the scan named them. */
  unread: number
  /** Commits that belong to no change request, where these are counted. */
  unrequested: number
}

export async function takeCensus(
  db: Kysely<FactTables>,
  wish: CountedWish,
  unit: UnitName = 'commit',
): Promise<Census> {
  const [{ rows }, changes, unrequestedCount] = await Promise.all([
    onCommits(db, wish),
    wish.prefix === '' && unit === 'commit' ? null : distinctChanges(db, wish, unit),
    countUnrequested(db, wish, unit),
  ])
  const { all = 0, ...rest } = rows[0] ?? {}
  return {
    changes: changes ?? all,
    merges: 0,
    empty: 0,
    bulk: 0,
    undated: 0,
    linesPending: 0,
    unread: 0,
    ...rest,
    ...(wish.prefix === '' ? {} : { empty: 0 }),
    unrequested: unrequestedCount,
  }
}

/** Each part by the index that is shortest for it: a window's commits by their date, those without a date likewise. */
function onCommits(db: Kysely<FactTables>, { repositoryId, commits, from, to }: CountedWish) {
  const own = sql`repository_id = ${repositoryId} and ${onBranch('commit_id', commits)}`
  const since = from === null ? sql`` : sql`and committed_at >= ${from}`
  const inWindow = to === null ? since : sql`${since} and committed_at <= ${to}`
  const undated =
    from === null && to === null
      ? sql`0`
      : sql`(select count(*) from commit where ${own} and committed_at is null and files > 0)`
  return sql<Omit<Census, 'changes' | 'unrequested'> & { all: number }>`
    select count(*) filter (where files > 0) as all,
      count(*) filter (where parents > 1) as merges,
      count(*) filter (where parents < 2 and files = 0) as empty,
      count(*) filter (where files > 0 and flags & ${sql.lit(flag.bulk)} > 0) as bulk,
      ${undated} as undated,
      (select count(*) from unnest(${commits}::int4multirange - (
          select coalesce(range_agg(commits), '{}') from lines_done where repository_id = ${repositoryId})) pending
        join commit c on c.repository_id = ${repositoryId} and c.commit_id >= lower(pending) and c.commit_id < upper(pending)
        where c.files > 0 ${inWindow}) as "linesPending",
      (select count(distinct c.commit_id) from skipped s
        join commit c on c.repository_id = s.repository_id and c.oid = decode(s.subject, 'hex')
        where s.repository_id = ${repositoryId} and s.pass in ('shape', 'lines') and s.subject ~ '^[0-9a-f]{40,64}$'
          and c.commit_id <@ ${commits}::int4multirange ${inWindow}) as unread
    from commit where ${own} ${inWindow}`.execute(db)
}

async function distinctChanges(
  db: Kysely<FactTables>,
  wish: CountedWish,
  unit: UnitName,
): Promise<number> {
  const counted = countedChanges(db, wish)
  const query =
    unit === 'commit'
      ? sql<{ n: number }>`select count(distinct q.commit_id) as n from ${counted} q`
      : sql<{
          n: number
        }>`select count(distinct u.unit) as n from ${counted} q join (${commitUnits(unit, wish)}) u on u.commit_id = q.commit_id`
  return (await query.execute(db)).rows[0]?.n ?? 0
}

/** Commits of the window that no change request brought in or is; none where another unit is counted. */
export async function countUnrequested(
  db: Kysely<FactTables>,
  { repositoryId, commits, from, to }: Omit<CountedWish, 'prefix'>,
  unit: UnitName,
): Promise<number> {
  if (unit !== 'change-request') return 0
  const since = from === null ? sql`` : sql`and c.committed_at >= ${from}`
  const until = to === null ? sql`` : sql`and c.committed_at <= ${to}`
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from commit c
    left join (${commitUnits(unit, { repositoryId, commits })}) u on u.commit_id = c.commit_id
    where c.repository_id = ${repositoryId} and ${onBranch('c.commit_id', commits)} and c.files > 0 ${since} ${until}
      and u.commit_id is null`.execute(db)
  return rows[0]?.n ?? 0
}

/** What was not counted, with why, as every answer owes it. */
export function leftOutCommits({
  merges,
  empty,
  undated,
  linesPending,
  unread,
  unrequested: outside,
}: Census): { what: string; count: number; why: string }[] {
  return [
    { what: 'merges', count: merges, why: 'what they bring in is counted where it was made' },
    { what: 'commits that change nothing', count: empty, why: 'they touch no file' },
    { what: 'commits without a date', count: undated, why: 'no window holds them' },
    {
      what: 'commits whose lines are not counted yet',
      count: linesPending,
      why: 'the scan is not done; their lines count as none',
    },
    {
      what: 'commits that git could not show',
      count: unread,
      why: 'too large or damaged; the scan names them',
    },
    ...unrequested(outside),
  ].filter(({ count }) => count > 0)
}

export function unrequested(count: number): { what: string; count: number; why: string }[] {
  const what = 'changes that belong to no change request'
  const why = 'no merge of one brought them in, and none of them is the squash of one'
  return count === 0 ? [] : [{ what, count, why }]
}
