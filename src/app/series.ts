/** How often something changed over a window, in slices of equal length: what small charts are drawn from. */
import { sql } from 'kysely'
import { countedChanges } from '#facts/reading/counted.ts'
import type { Scope } from '#insights/insight.ts'
import { historyOf } from './history.ts'

export interface Series {
  /** ISO 8601; the ends of the first and last slice. */
  from: string
  to: string
  /** Changes per slice, to all files asked about. */
  whole: number[]
  /** By path, where it was asked for. */
  of: Map<string, number[]>
}

/** Undefined where no change has a date. Paths are final paths. */
export async function readSeries(
  scope: Scope,
  paths: readonly string[],
  slices: number,
): Promise<Series | undefined> {
  const ends = await endsOf(scope)
  if (ends === undefined) return undefined
  const slice = sql<number>`least(${slices} - 1, width_bucket(extract(epoch from q.committed_at),
    ${ends.from.getTime() / 1000}::numeric, ${ends.to.getTime() / 1000 + 1}::numeric, ${slices}) - 1)`
  const [whole, files] = await Promise.all([
    sql<Row>`select '' as path, ${slice} as slice, count(distinct q.commit_id) as n
      from (${counted(scope)}) q where q.committed_at is not null group by 2`.execute(
      scope.facts.db,
    ),
    sql<Row>`select p.path, ${slice} as slice, count(distinct q.commit_id) as n
      from (${counted({ ...scope, prefix: '' }).where(sql<boolean>`coalesce(l.file_id, ch.path_id) in (${idsOf(scope, paths)})`)}) q
      join path p on p.repository_id = ${scope.repository.id} and p.path_id = q.file_id
      where q.committed_at is not null group by 1, 2`.execute(scope.facts.db),
  ])
  return {
    from: ends.from.toISOString(),
    to: ends.to.toISOString(),
    whole: fill(whole.rows, slices),
    of: new Map(
      paths.map((path) => [
        path,
        fill(
          files.rows.filter((row) => row.path === path),
          slices,
        ),
      ]),
    ),
  }
}

interface Row {
  path: string
  slice: number
  n: number
}

function counted({ facts, repository, branch, window, prefix }: Scope) {
  const { from, to } = window
  return countedChanges(facts.db, {
    repositoryId: repository.id,
    branchId: branch.id,
    commits: branch.commits,
    from,
    to,
    prefix,
  })
}

function idsOf({ facts, repository }: Scope, paths: readonly string[]) {
  return facts.db
    .selectFrom('path')
    .select('path_id')
    .where('repository_id', '=', repository.id)
    .where(sql<boolean>`path = any(${[...paths]}::text[])`)
}

/** The window's, as far as the history reaches: a young one is not drawn as a year of nothing. */
async function endsOf(scope: Scope): Promise<{ from: Date; to: Date } | undefined> {
  const { window } = scope
  const history = await historyOf(scope)
  if (history === undefined) return undefined
  const from = window.from && window.from > history.from ? window.from : history.from
  const to = window.to && window.to < history.to ? window.to : history.to
  return from <= to ? { from, to } : undefined
}

function fill(rows: readonly Row[], slices: number): number[] {
  const values = Array.from({ length: slices }, () => 0)
  for (const { slice, n } of rows) if (slice >= 0) values[slice] = n
  return values
}
