/** Whether a commit is on a branch, as SQL that the planner can judge. */
import { sql, type RawBuilder } from 'kysely'

/**
 * `commits` is a branch's int4multirange. PostgreSQL takes `<@` for something that few rows pass and then looks them up one by
 * one; a branch holds most commits. Where the set is one range, plain comparisons say so; else a case does.
 */
export function onBranch(column: string, commits: string): RawBuilder<boolean> {
  const id = sql.ref(column)
  const range = /^\{\[(\d+),(\d+)\)\}$/.exec(commits)
  if (range === null)
    return sql<boolean>`(case when ${id} <@ ${commits}::int4multirange then true else false end)`
  return sql<boolean>`(${id} >= ${Number(range[1])} and ${id} < ${Number(range[2])})`
}
