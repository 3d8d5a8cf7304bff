/**
 * Change-sets: what counts as one change, be it a commit, a ticket, an author's day, a change request or what one merge brought in. The same
 * formulas stand on all of them.
 */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import { bulkPathsMax, flag } from '#facts/words/flags.ts'
import type { Touches, TouchingCommits, TouchWish } from './touches.ts'
import { commitUnits, type UnitName } from './units.ts'

export interface ChangeSets {
  /** The change-set of each commit (by index), numbered from 0; `inBulk` for one in bulk or in one too large, `inNone` for one that belongs to none. */
  unitOf: Int32Array
  /** How many there are. */
  count: number
  /** Commits of more than 50 paths, and change-sets of more than 50 files. */
  bulkCount: number
  /** Commits that belong to no change-set: to no change request. */
  noneCount: number
}

export const inBulk = -1
export const inNone = -2

/** Groups the commits that `touches` speaks of; for any unit but the commit it must hold all they touch. */
export async function readChangeSets(
  facts: Facts,
  wish: TouchWish,
  unit: UnitName,
  commits: TouchingCommits,
  touches: Touches,
): Promise<ChangeSets> {
  const isBulk = (index: number) => ((commits.flags[index] ?? 0) & flag.bulk) > 0
  const labelOf = unit === 'commit' ? (id: number) => id : await readLabels(facts, wish, unit)
  const numbers = new Map<string | number, number>()
  const unitOf = commits.ids.map((id, index) => {
    if (isBulk(index)) return inBulk
    const label = labelOf(id)
    if (label === undefined) return inNone
    const number = numbers.get(label) ?? numbers.size
    numbers.set(label, number)
    return number
  })
  const large = unit === 'commit' ? new Set<number>() : largeUnits(unitOf, touches)
  const bulkCommits = unitOf.reduce((count, number) => (number === inBulk ? count + 1 : count), 0)
  return {
    unitOf:
      large.size === 0 ? unitOf : unitOf.map((number) => (large.has(number) ? inBulk : number)),
    count: numbers.size - large.size,
    bulkCount: bulkCommits + large.size,
    noneCount: unitOf.filter((number) => number === inNone).length,
  }
}

function largeUnits(unitOf: Int32Array, touches: Touches): Set<number> {
  const files = new Map<number, Set<number>>()
  touches.commit.forEach((commit, row) => {
    const unit = unitOf[commit] ?? inNone
    const own = files.get(unit) ?? new Set<number>()
    files.set(unit, own.add(touches.file[row] ?? -1))
  })
  return new Set(
    [...files].filter(([unit, own]) => unit >= 0 && own.size > bulkPathsMax).map(([unit]) => unit),
  )
}

async function readLabels(
  { db }: Facts,
  wish: TouchWish,
  unit: UnitName,
): Promise<(id: number) => string | undefined> {
  const { rows } = await sql<{
    commit_id: number
    unit: string
  }>`${commitUnits(unit, wish)}`.execute(db)
  const labels = new Map(rows.map((row) => [row.commit_id, row.unit]))
  return (id) => labels.get(id)
}
