/** Every change in the window with its size, packed by month: some 60,000 changes cost no 60,000 rows. */
import { sql, type RawBuilder } from 'kysely'
import { notFindings } from '#facts/words/classes.ts'
import { countedChanges } from '#facts/reading/counted.ts'
import { bulkPathsMax, flag } from '#facts/words/flags.ts'
import { commitsBehind, type CommitBehind } from '#facts/reading/newest-commits.ts'
import { onBranch } from '#facts/reading/on-branch.ts'
import { readPacked } from '#facts/reading/packed.ts'
import { commitUnits } from '#facts/reading/units.ts'
import { inScope, isLanded, type Scope } from '../insight.ts'

/** One change of the unit asked for. */
export interface Batch {
  /** Id of a commit that stands for it: itself, the merge that landed it, the first of the ticket's or the day's. Not shown. */
  commitId: number
  paths: number
  /** null where no lines are known. */
  lines: number | null
  isBulk: boolean
  isFormatOnly: boolean
  isBot: boolean
}

export interface MonthOfBatches {
  /** year * 12 + month - 1; null for changes without a date. */
  month: number | null
  batches: Batch[]
  /** Changes that touch nothing but generated, vendored, lock or binary files. */
  emptied: number
  /** Changes to such files, path by path. */
  unfoundPaths: number
}

const mark = { bulk: 1, formatOnly: 2, bot: 4 }
const width = 6

/** In order of the months. Budget at 80,000 commits: 100 ms for all time, commit by commit; 500 ms otherwise. */
export async function batchesByMonth(scope: Scope): Promise<MonthOfBatches[]> {
  const packed = await (isWhole(scope) ? wholeRows(scope) : rowsOf(scope))
  const months = new Map<number, MonthOfBatches>()
  for (let row = 0; row < packed.length; row += width) {
    const [commitId = 0, month = -1, paths = 0, lines = -1, unfound = 0, marks = 0] =
      packed.subarray(row, row + width)
    const into = months.get(month) ?? {
      month: month < 0 ? null : month,
      batches: [],
      emptied: 0,
      unfoundPaths: 0,
    }
    months.set(month, into)
    into.unfoundPaths += unfound
    if (paths === 0) into.emptied++
    else
      into.batches.push({
        commitId,
        paths,
        lines: lines < 0 ? null : lines,
        isBulk: (marks & mark.bulk) > 0,
        isFormatOnly: (marks & mark.formatOnly) > 0,
        isBot: (marks & mark.bot) > 0,
      })
  }
  return [...months].sort(([a], [b]) => a - b).map(([, month]) => month)
}

/** In order: commit, month, paths, lines, paths of files nobody writes, marks. `least` would pass over a null. */
function rowsOf(scope: Scope): Promise<Int32Array> {
  return readPacked(
    scope.facts.db,
    sql`int4send(s.commit_id) || int4send(coalesce(date_part('year', s.at) * 12 + date_part('month', s.at) - 1, -1)::integer)
      || int4send(s.paths::integer) || int4send(least(coalesce(s.lines, -1), 2147483647)::integer) || int4send(s.unfound::integer) || int4send(s.marks)`,
    sql`(${sizes(scope)}) s`,
  )
}

/** The rows of `batchesByMonth` commit by commit over the whole history: two sweeps side by side and no join of changes. */
async function wholeRows({ facts, repository, branch }: Scope): Promise<Int32Array> {
  const [commits, touched] = await Promise.all([
    readPacked(
      facts.db,
      sql`int4send(c.commit_id) || int4send(case when c.committed_at is null then -1 else c.month end)
        || int4send(c.files - coalesce(u.unfound, 0)) || int4send(-1) || int4send(coalesce(u.unfound, 0))
        || int4send(case when c.files > ${sql.lit(bulkPathsMax)} then ${sql.lit(mark.bulk)} else 0 end
          + case when c.flags & ${sql.lit(flag.formatOnly)} > 0 then ${sql.lit(mark.formatOnly)} else 0 end
          + case when c.author_id in (${botsOf(repository.id)}) then ${sql.lit(mark.bot)} else 0 end)`,
      sql`commit c left join (
          select commit_id, count(*)::integer as unfound from change
          where repository_id = ${repository.id} and path_id in (${unfoundPaths(repository.id)}) group by commit_id) u
          on u.commit_id = c.commit_id
        where c.repository_id = ${repository.id} and c.files > 0 and ${onBranch('c.commit_id', branch.commits)}`,
    ),
    readPacked(
      facts.db,
      sql`int4send(commit_id) || int4send(added + deleted)`,
      sql`change_lines where repository_id = ${repository.id} and path_id not in (${unfoundPaths(repository.id)})
        and added is not null and deleted is not null`,
    ),
  ])
  let last = 0
  for (let row = 0; row < commits.length; row += width) last = Math.max(last, commits[row] ?? 0)
  const lines = new Float64Array(last + 1).fill(-1)
  for (let row = 0; row < touched.length; row += 2) {
    const id = touched[row] ?? 0
    lines[id] = Math.max(0, lines[id] ?? 0) + (touched[row + 1] ?? 0)
  }
  for (let row = 0; row < commits.length; row += width)
    commits[row + 3] = Math.min(2_147_483_647, lines[commits[row] ?? 0] ?? -1)
  return commits
}

/** One by one, as the months are made of them, each with the minute of its newest commit. Those without a date are left out. */
export async function datedBatches(
  scope: Scope,
): Promise<{ at: Date; paths: number; lines: number | null; isBulk: boolean }[]> {
  const packed = await readPacked(
    scope.facts.db,
    sql`int4send((date_part('epoch', s.at) / 60)::integer) || int4send(s.paths::integer)
      || int4send(least(coalesce(s.lines, -1), 2147483647)::integer) || int4send(s.marks)`,
    sql`(${sizes(scope)}) s where s.at is not null and s.paths > 0`,
  )
  return Array.from({ length: packed.length / 4 }, (_, row) => {
    const [minute = 0, paths = 0, lines = -1, marks = 0] = packed.subarray(row * 4, row * 4 + 4)
    return {
      ...{ at: new Date(minute * 60_000), paths, lines: lines < 0 ? null : lines },
      isBulk: (marks & mark.bulk) > 0,
    }
  })
}

/** Commit by commit over the whole history nothing need be followed or joined row by row. */
function isWhole({ unit, prefix, window }: Scope): boolean {
  return unit === 'commit' && prefix === '' && window.from === null && window.to === null
}

/** (commit_id, at, paths, lines, unfound, marks). A change is dated by its newest commit; it is a bot's when all of it is. */
function sizes(scope: Scope): RawBuilder<unknown> {
  const { facts, repository, unit } = scope
  const wish = inScope(scope)
  const isCommit = unit === 'commit'
  const key = isCommit ? sql`q.commit_id` : sql`u.unit`
  const units = isCommit
    ? sql``
    : sql`join (${commitUnits(unit, wish)}) u on u.commit_id = q.commit_id`
  // In one commit each path stands once; joined commits touch the same file again and again.
  const paths = isCommit ? sql`count(*)` : sql`count(distinct q.file_id)`
  return sql`
    select ${isLanded(unit) ? sql`u.unit::integer` : sql`min(q.commit_id)`} as commit_id, max(q.committed_at) as at,
      ${paths} filter (where f.path_id is not null) as paths,
      sum(q.added + q.deleted) filter (where f.path_id is not null) as lines,
      count(*) filter (where f.path_id is null) as unfound,
      case when ${paths} > ${sql.lit(bulkPathsMax)} then ${sql.lit(mark.bulk)} else 0 end
        + case when bool_and(q.flags & ${sql.lit(flag.formatOnly)} > 0) then ${sql.lit(mark.formatOnly)} else 0 end
        + case when bool_and(q.author_id in (${botsOf(repository.id)})) then ${sql.lit(mark.bot)} else 0 end as marks
    from ${countedChanges(facts.db, wish)} q ${units}
    left join (${foundPaths(repository.id)}) f on f.path_id = q.path_id
    group by ${key}`
}

/** The commits of the changes counted, newest first; of those that count in one month (`2020-02`), or of all. */
export async function commitsOfBatches(
  scope: Scope,
  month: string | undefined,
): Promise<CommitBehind[]> {
  const { facts, repository, unit } = scope
  const wish = inScope(scope)
  // A change of several commits is dated by the newest of them.
  const inMonth = sql`(
    select commit_id from (
      select u.commit_id, max(q.committed_at) over (partition by u.unit) as at
      from (${commitUnits(unit, wish)}) u join ${countedChanges(facts.db, wish)} q on q.commit_id = u.commit_id
    ) dated where to_char(at, 'YYYY-MM') = ${month})`
  const changes = countedChanges(facts.db, wish)
    .where(sql<boolean>`ch.path_id in (${foundPaths(repository.id)})`)
    .$if(month !== undefined, (query) => query.where(sql<boolean>`ch.commit_id in ${inMonth}`))
  return commitsBehind(facts.db, repository.id, sql`${changes}`)
}

/** Paths of files somebody writes. */
function foundPaths(repositoryId: number): RawBuilder<unknown> {
  return sql`select path_id from path where repository_id = ${repositoryId} and class not in (${sql.join(notFindings)})`
}

function unfoundPaths(repositoryId: number): RawBuilder<unknown> {
  return sql`select path_id from path where repository_id = ${repositoryId} and class in (${sql.join(notFindings)})`
}

function botsOf(repositoryId: number): RawBuilder<unknown> {
  return sql`select identity_id from attribution where repository_id = ${repositoryId} and kind = 'bot'`
}
