/** The pairs of all time, from the rollups. */
import { sql } from 'kysely'
import { readPacked } from '#facts/reading/packed.ts'
import type { Scope } from '../insight.ts'
import { sharedMin, turned, type Pair } from './pairs.ts'
import type { Places } from './places.ts'

/** By file id: what all pairs with enough shared changes share, and each file's revisions in commits of at most 50 paths. */
export interface RolledPairs {
  /** File, file, shared; and again. */
  pairs: Int32Array
  revisions: ReadonlyMap<number, number>
}

export async function readRolledPairs({ facts, repository }: Scope): Promise<RolledPairs> {
  const [pairs, counts] = await Promise.all([
    readPacked(
      facts.db,
      sql`int4send(file_a) || int4send(file_b) || int4send(shared)`,
      sql`file_pair where repository_id = ${repository.id} and shared >= ${sharedMin}`,
    ),
    readPacked(
      facts.db,
      sql`int4send(file_id) || int4send(revisions)`,
      sql`(select file_id, sum(revisions - bulk)::integer as revisions from file_month where repository_id = ${repository.id} group by file_id) f`,
    ),
  ])
  const revisions = new Map<number, number>()
  for (let row = 0; row < counts.length; row += 2)
    revisions.set(counts[row] ?? 0, counts[row + 1] ?? 0)
  return { pairs, revisions }
}

/** Those between places. */
export function placedPairs(
  { pairs, revisions }: RolledPairs,
  { placeOf, names, only }: Places,
): Pair[] {
  const placed: Pair[] = []
  for (let row = 0; row < pairs.length; row += 3) {
    const [fileA, fileB] = [pairs[row] ?? 0, pairs[row + 1] ?? 0]
    const [a, b] = [placeOf.get(fileA), placeOf.get(fileB)]
    if (a === undefined || b === undefined || (only !== undefined && a !== only && b !== only))
      continue
    const pair = {
      a,
      b,
      shared: pairs[row + 2] ?? 0,
      revisionsA: revisions.get(fileA) ?? 0,
      revisionsB: revisions.get(fileB) ?? 0,
    }
    placed.push(turned(pair, names))
  }
  return placed
}
