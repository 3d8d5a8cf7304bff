/** Whether a commit is among a set of commits, in words of SQL. */

/**
 * `commits` is an int4multirange. PostgreSQL takes `<@` for something that few rows pass and then looks them up one
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
