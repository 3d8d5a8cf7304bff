/** Ours beside code-maat's formulas, on the same history: how many of its pairs we find, and where ours differ and why. */
import type { Scope } from '../insight.ts'
import { codeMaatCoupling, readCodeMaatLog } from './code-maat.ts'
import { findPairs } from './find.ts'
import { degreeOf } from './pairs.ts'

export interface CouplingComparison {
  /** Pairs that code-maat's formulas show with its defaults. */
  theirs: number
  /** Of these, pairs of files that we leave out: gone, generated, vendored, lock or binary. */
  leftOut: number
  /** Of the rest, those that we find, too. */
  found: number
  /** Of those found, those with the same degree to a whole percent. */
  same: number
  /** Largest difference of degree among those found, in points of percent: renames followed, changes of 31 to 50 paths. */
  largestDifference: number
}

export async function compareWithCodeMaat(scope: Scope): Promise<CouplingComparison> {
  const [log, { pairs, places }] = await Promise.all([
    readCodeMaatLog(scope),
    findPairs(scope, { level: 'file', depth: undefined }),
  ])
  const theirs = codeMaatCoupling(log)
  const names = new Set(places.names)
  const ours = new Map(
    pairs.map((pair) => [
      keyOf(places.names[pair.a] ?? '', places.names[pair.b] ?? ''),
      Math.floor(100 * degreeOf(pair)),
    ]),
  )
  const kept = theirs.filter((row) => names.has(row.entity) && names.has(row.coupled))
  const differences = kept.flatMap((row) => {
    const degree = ours.get(keyOf(row.entity, row.coupled))
    return degree === undefined ? [] : [Math.abs(degree - row.degree)]
  })
  return {
    theirs: theirs.length,
    leftOut: theirs.length - kept.length,
    found: differences.length,
    same: differences.filter((difference) => difference === 0).length,
    largestDifference: differences.reduce((most, difference) => Math.max(most, difference), 0),
  }
}

function keyOf(one: string, other: string): string {
  return one < other ? `${one}\0${other}` : `${other}\0${one}`
}
