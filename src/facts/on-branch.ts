/** Whether a commit is among a set of commits, as SQL that the planner can judge. */
import { sql, type RawBuilder } from 'kysely'

/** `commits` is a branch's int4multirange. */
export function onBranch(column: string, commits: string): RawBuilder<boolean> {
  return sql`${sql.raw(amongCommits(quoted(column), commits))}`
}

/**
 * The same for statements without Kysely. PostgreSQL takes `<@` for something that few rows pass and then looks them up one
 * by one; a branch holds most commits, and what is new is a handful. Few ranges are written out as comparisons, which it can
 * estimate; of many, a case says nothing at all.
 */
export function amongCommits(column: string, commits: string): string {
  const ranges = [...commits.matchAll(/\[(\d+),(\d+)\)/g)]
  if (ranges.length > rangesMax)
    return `(case when ${column} <@ '{${ranges.map(([range]) => range).join(',')}}'::int4multirange then true else false end)`
  if (ranges.length === 0) return 'false'
  return `(${ranges.map(([, from, to]) => `${column} >= ${from} and ${column} < ${to}`).join(' or ')})`
}

const rangesMax = 8

function quoted(column: string): string {
  return column
    .split('.')
    .map((name) => `"${name}"`)
    .join('.')
}
