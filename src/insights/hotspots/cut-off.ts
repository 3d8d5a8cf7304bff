/** For some sets of files, how many of their changes the window cuts off: those before it, and after it. */
import { sql } from 'kysely'
import { isRolledUp, type Scope } from '../insight.ts'
import { changesOfFiles } from './changes-of-files.ts'

export interface Counted {
  fileIds: readonly number[]
  /** Their changes in the window. */
  revisions: number
}

/** In the order of the sets. None where another unit than the commit is counted: a ticket may lie on both sides. */
export async function changesCutOff(scope: Scope, sets: readonly Counted[]): Promise<number[]> {
  const { facts, repository, window, unit } = scope
  const isWhole = window.from === null && window.to === null
  const fileIds = sets.flatMap((set) => set.fileIds)
  if (isWhole || unit !== 'commit' || fileIds.length === 0) return sets.map(() => 0)
  const whole = { ...scope, window: { label: 'all', from: null, to: null } }
  const counts = isRolledUp(whole)
    ? sql`select file_id as id, sum(revisions) as revisions from file_month
        where repository_id = ${repository.id} and file_id = any(${fileIds}::integer[]) group by file_id`
    : sql`select q.file_id as id, count(distinct q.commit_id) as revisions from ${changesOfFiles(whole, fileIds)} q group by q.file_id`
  const { rows } = await sql<{ id: number; revisions: number }>`${counts}`.execute(facts.db)
  const all = new Map(rows.map((row) => [row.id, row.revisions]))
  return sets.map((set) =>
    Math.max(0, set.fileIds.reduce((sum, id) => sum + (all.get(id) ?? 0), 0) - set.revisions),
  )
}
