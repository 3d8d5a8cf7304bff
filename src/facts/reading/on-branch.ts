/** Whether a commit is among a set of commits, as SQL that the planner can judge. */
import { sql, type RawBuilder } from 'kysely'
import { amongCommits } from '#facts/rollups/among-commits.ts'

/** `commits` is a branch's int4multirange. */
export function onBranch(column: string, commits: string): RawBuilder<boolean> {
  return sql`${sql.raw(amongCommits(quoted(column), commits))}`
}

function quoted(column: string): string {
  return column
    .split('.')
    .map((name) => `"${name}"`)
    .join('.')
}
