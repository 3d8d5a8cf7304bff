/** Every change in the window with its size, packed by month: some 60,000 changes cost no 60,000 rows. */
import { sql, type RawBuilder } from 'kysely'
import { notFindings } from '#facts/classes.ts'
import { countedChanges } from '#facts/counted.ts'
import { bulkPathsMax, flag } from '#facts/flags.ts'
import { readPacked } from '#facts/packed.ts'
import { commitUnits } from '#facts/units.ts'
import type { Scope } from '../insight.ts'

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

/** In order of the months. Budget at 80,000 commits: 200 ms for all time, commit by commit; 500 ms otherwise. */
export async function batchesByMonth(scope: Scope): Promise<MonthOfBatches[]> {
  const packed = await readPacked(
    scope.facts.db,
    sql`int4send(s.commit_id) || int4send(coalesce(date_part('year', s.at) * 12 + date_part('month', s.at) - 1, -1)::integer)
      || int4send(s.paths::integer) || int4send(coalesce(least(s.lines, 2147483647), -1)::integer) || int4send(s.unfound::integer) || int4send(s.marks)`,
    sql`(${isWhole(scope) ? wholeSizes(scope) : sizes(scope)}) s`,
  )
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

/** Commit by commit over the whole history nothing need be followed or joined row by row: half the time. */
function isWhole({ unit, prefix, window }: Scope): boolean {
  return unit === 'commit' && prefix === '' && window.from === null && window.to === null
}

function wholeSizes({ repository, branch }: Scope): RawBuilder<unknown> {
  return sql`
    select c.commit_id, c.committed_at as at, s.paths, s.lines, s.unfound,
      case when s.paths + s.unfound > ${sql.lit(bulkPathsMax)} then ${sql.lit(mark.bulk)} else 0 end
        + case when c.flags & ${sql.lit(flag.formatOnly)} > 0 then ${sql.lit(mark.formatOnly)} else 0 end
        + case when c.author_id in (${botsOf(repository.id)}) then ${sql.lit(mark.bot)} else 0 end as marks
    from (
      select ch.commit_id, count(f.path_id) as paths, count(*) - count(f.path_id) as unfound,
        sum(cl.added + cl.deleted) filter (where f.path_id is not null) as lines
      from change ch
      left join change_lines cl on cl.repository_id = ch.repository_id and cl.commit_id = ch.commit_id and cl.path_id = ch.path_id
      left join (${foundPaths(repository.id)}) f on f.path_id = ch.path_id
      where ch.repository_id = ${repository.id} group by ch.commit_id) s
    join commit c on c.repository_id = ${repository.id} and c.commit_id = s.commit_id
    where c.commit_id <@ ${branch.commits}::int4multirange`
}

/** (commit_id, at, paths, lines, unfound, marks). A change is dated by its newest commit; it is a bot's when all of it is. */
function sizes(scope: Scope): RawBuilder<unknown> {
  const { facts, repository, branch, window, prefix, unit } = scope
  const wish = {
    repositoryId: repository.id,
    branchId: branch.id,
    commits: branch.commits,
    from: window.from,
    to: window.to,
    prefix,
  }
  const isCommit = unit === 'commit'
  const key = isCommit ? sql`q.commit_id` : sql`u.unit`
  const units = isCommit
    ? sql``
    : sql`join (${commitUnits(unit, wish)}) u on u.commit_id = q.commit_id`
  // In one commit each path stands once; joined commits touch the same file again and again.
  const paths = isCommit ? sql`count(*)` : sql`count(distinct q.file_id)`
  return sql`
    select ${unit === 'first-parent' ? sql`u.unit::integer` : sql`min(q.commit_id)`} as commit_id, max(q.committed_at) as at,
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

/** Paths of files somebody writes. */
function foundPaths(repositoryId: number): RawBuilder<unknown> {
  return sql`select path_id from path where repository_id = ${repositoryId} and class not in (${sql.join(notFindings)})`
}

function botsOf(repositoryId: number): RawBuilder<unknown> {
  return sql`select a.identity_id from attribution a join person p using (person_id)
    where a.repository_id = ${repositoryId} and p.kind = 'bot'`
}
