/**
 * Coupling as code-maat computes it (`-a coupling`, its defaults), to stand beside ours: change-sets of at most 30 entities,
 * degree = shared ÷ mean revisions, cut to whole percents; paths as they were called, deleted ones too, renames as a deletion
 * and an addition.
 */
import { sql } from 'kysely'
import type { Scope } from '../insight.ts'

export interface CodeMaatOptions {
  changeSetMax: number
  /** Of the mean of both revisions. */
  revisionsMin: number
  sharedMin: number
  /** Percents. */
  degreeMin: number
  degreeMax: number
}

export const codeMaatDefaults: CodeMaatOptions = {
  changeSetMax: 30,
  revisionsMin: 5,
  sharedMin: 5,
  degreeMin: 30,
  degreeMax: 100,
}

export interface CodeMaatRow {
  entity: string
  coupled: string
  /** Whole percents. */
  degree: number
  averageRevs: number
}

/** Highest degree first, then highest mean; then by name, where code-maat leaves the order open. */
export function codeMaatCoupling(
  changeSets: Iterable<readonly string[]>,
  options: CodeMaatOptions = codeMaatDefaults,
): CodeMaatRow[] {
  const revisions = new Map<string, number>()
  const shared = new Map<string, Map<string, number>>()
  for (const changeSet of changeSets) {
    const entities = [...new Set(changeSet)].toSorted()
    if (entities.length > options.changeSetMax) continue
    entities.forEach((entity, place) => {
      revisions.set(entity, (revisions.get(entity) ?? 0) + 1)
      const own = shared.get(entity) ?? new Map<string, number>()
      for (const other of entities.slice(place + 1)) own.set(other, (own.get(other) ?? 0) + 1)
      shared.set(entity, own)
    })
  }
  const rows: CodeMaatRow[] = []
  for (const [entity, others] of shared)
    for (const [coupled, count] of others) {
      const mean = ((revisions.get(entity) ?? 0) + (revisions.get(coupled) ?? 0)) / 2
      const degree = (100 * count) / mean
      const isWithin =
        mean >= options.revisionsMin &&
        count >= options.sharedMin &&
        degree >= options.degreeMin &&
        Math.floor(degree) <= options.degreeMax
      if (isWithin)
        rows.push({ entity, coupled, degree: Math.floor(degree), averageRevs: Math.ceil(mean) })
    }
  const byLetter = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
  return rows.toSorted(
    (a, b) =>
      b.degree - a.degree ||
      b.averageRevs - a.averageRevs ||
      byLetter(a.entity, b.entity) ||
      byLetter(a.coupled, b.coupled),
  )
}

/** What `git log --no-renames --name-only` of the branch would give code-maat: the paths of each non-merge commit. */
export async function readCodeMaatLog({ facts, repository, branch }: Scope): Promise<string[][]> {
  const { rows } = await sql<{ paths: string[] }>`
    select array_agg(p.path) as paths from (
      select commit_id, path_id from change where repository_id = ${repository.id}
      union select commit_id, old_path_id from change where repository_id = ${repository.id} and status = 'R') ch
    join path p on p.repository_id = ${repository.id} and p.path_id = ch.path_id
    where ch.commit_id <@ ${branch.commits}::int4multirange group by ch.commit_id`.execute(facts.db)
  return rows.map((row) => row.paths)
}
