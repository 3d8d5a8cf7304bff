/**
 * What test reports tell, as far as answers need it: how many cases ran how often, each run of those that failed and passed on one
 * commit, and those that took longest. With 200,000 runs of cases about a quarter of a second.
 */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import { inMs } from '#facts/reading/in-ms.ts'
import { rounded, spreadMin } from '#std/spread.ts'
import type { TestsAnswer } from './shape.ts'
import type { Try } from './flaky.ts'

export interface TestsWish {
  repositories: readonly { id: number; name: string }[]
  /** Milliseconds since 1970; null for no limit. A run without a time is in no window. */
  window: { from: number | null; to: number | null }
}

interface TestCounts {
  cases: number
  repeated: number
  tries: number
  skipped: number
  undated: number
}

const ids = ({ repositories }: TestsWish) => repositories.map(({ id }) => id)

/** A report is of one commit, though it may not say of which. */
const commit = sql`coalesce(t.oid, int8send(t.report))`
const hasFailed = sql`t.outcome in ('failed', 'error')`

function isOfAllTime({ window: { from, to } }: TestsWish): boolean {
  return from === null && to === null
}

function within(wish: TestsWish) {
  if (isOfAllTime(wish)) return sql`true`
  const { from, to } = wish.window
  return sql`t.at between ${from === null ? '-infinity' : new Date(from).toISOString()}::timestamptz
    and ${to === null ? 'infinity' : new Date(to).toISOString()}::timestamptz`
}

/** When the newest of them ran; undefined where no report was read at all. */
export async function newestTest(
  { db }: Facts,
  repositoryIds: readonly number[],
): Promise<number | null | undefined> {
  const { rows } = await sql<{ n: boolean; at: Date | null }>`
    select count(*) > 0 as n, max(at) as at from forge.test_case where repository_id = any (${repositoryIds})`.execute(
    db,
  )
  return rows[0]?.n ? (rows[0].at?.getTime() ?? null) : undefined
}

export async function countTests({ db }: Facts, wish: TestsWish): Promise<TestCounts> {
  const { rows } = await sql<TestCounts>`
    with ran as (
      select t.name_id, ${commit} as commit, count(*) filter (where t.outcome <> 'skipped') as tries,
        count(*) filter (where t.outcome = 'skipped') as skipped
      from forge.test_case t where t.repository_id = any (${ids(wish)}) and ${within(wish)} group by 1, 2
    ), cases as (
      select sum(tries) as tries, sum(skipped) as skipped, bool_or(tries > 1) as is_repeated from ran group by name_id
    )
    select count(*) filter (where tries > 0)::int as cases, count(*) filter (where is_repeated)::int as repeated,
      coalesce(sum(tries), 0)::int as tries, coalesce(sum(skipped), 0)::int as skipped,
      (select count(*) from forge.test_case t where t.repository_id = any (${ids(wish)}) and t.at is null
         and not ${isOfAllTime(wish)})::int as undated
    from cases`.execute(db)
  return rows[0] ?? { cases: 0, repeated: 0, tries: 0, skipped: 0, undated: 0 }
}

/** All runs of each case on each commit on which it failed in the window, and passed at any time. */
export async function readSuspects({ db }: Facts, wish: TestsWish): Promise<Try[]> {
  // Materialized and asked with `in`, what failed is looked up; joined, it was gone through for each run of all cases.
  const { rows } = await sql<Omit<Try, 'repository'> & { id: number }>`
    with failed as materialized (
      select distinct t.name_id, ${commit} as commit from forge.test_case t
      where t.repository_id = any (${ids(wish)}) and ${hasFailed} and ${within(wish)}
    ), tries as materialized (
      select t.repository_id, t.name_id, ${commit} as commit, ${hasFailed} as failed, t.ms, ${inMs('t.at')} as at,
        bool_and(${hasFailed}) over (partition by t.name_id, ${commit}) as never_passed
      from forge.test_case t
      where t.repository_id = any (${ids(wish)}) and t.outcome <> 'skipped'
        and (t.name_id, ${commit}) in (select name_id, commit from failed)
    )
    select t.repository_id as id, w.word as name, encode(t.commit, 'hex') as commit, t.failed, t.ms, t.at
    from tries t join forge.word w on w.repository_id = t.repository_id and w.word_id = t.name_id
    where not t.never_passed`.execute(db)
  const names = new Map(wish.repositories.map(({ id, name }) => [id, name]))
  return rows.map(({ id, ...one }) => ({ ...one, repository: names.get(id) ?? '' }))
}

/** By the time that all their runs took. */
export async function slowestTests(
  { db }: Facts,
  wish: TestsWish,
  limit: number,
): Promise<TestsAnswer['slowest']> {
  const { rows } = await sql<{
    id: number
    name: string
    total: number
    n: number
    half: number | null
  }>`
    with longest as (
      select t.repository_id, t.name_id, sum(t.ms) as total from forge.test_case t
      where t.repository_id = any (${ids(wish)}) and ${within(wish)} and t.ms > 0 and t.outcome <> 'skipped'
      group by 1, 2
    ), top as (
      select l.*, w.word from longest l join forge.word w on w.repository_id = l.repository_id and w.word_id = l.name_id
      order by total desc, w.word collate "C", l.repository_id limit ${limit}
    )
    select top.repository_id as id, top.word as name, top.total::float8 as total, count(*)::int as n,
      case when count(*) >= ${spreadMin} then percentile_cont(0.5) within group (order by t.ms) end as half
    from top join forge.test_case t on t.repository_id = top.repository_id and t.name_id = top.name_id
      and ${within(wish)} and t.ms is not null and t.outcome <> 'skipped'
    group by top.repository_id, top.word, top.total order by top.total desc, top.word collate "C", top.repository_id`.execute(
    db,
  )
  const names = new Map(wish.repositories.map(({ id, name }) => [id, name]))
  return rows.map(({ id, name, total, n, half }) => ({
    ...{ repository: names.get(id) ?? '', name, n, totalMinutes: rounded(total / 60_000) },
    p50Seconds: half === null ? null : rounded(half / 1000),
  }))
}
