/** Pairs that change together, counted and ranked. Pure: change-sets in, pairs out. */
import { wilson } from '#std/statistics.ts'

/** Fewer shared changes than this may be chance. */
export const sharedMin = 5

/** Two places (files, directories, repositories), by number. */
export interface Pair {
  /** The place with fewer revisions; of equals the first by name. */
  a: number
  b: number
  shared: number
  revisionsA: number
  revisionsB: number
}

/** Two places before anything is counted of them. */
export function uncounted(a: number, b: number): Pair {
  return { a, b, shared: 0, revisionsA: 0, revisionsB: 0 }
}

/** One row for each touch of a place in a change-set; the same one may come several times, and in any order. */
export interface PlaceTouches {
  unit: Int32Array
  place: Int32Array
}

/**
 * All pairs with enough shared change-sets; with `only`, those that this place is in. Places touched too seldom to be in
 * one are set aside before anything is paired.
 */
export function countPairs(touches: PlaceTouches, names: readonly string[], only?: number): Pair[] {
  const { keys, revisions } = withoutRare(distinct(touches, names.length), names.length)
  const met = meetings(keys, { places: names.length, only })
  const pairs: Pair[] = []
  for (let start = 0, end = 0; start < met.length; start = end) {
    while (end < met.length && met[end] === met[start]) end++
    if (end - start < sharedMin) continue
    const [a, b] = [Math.floor((met[start] ?? 0) / names.length), (met[start] ?? 0) % names.length]
    pairs.push(
      turned(
        { a, b, shared: end - start, revisionsA: revisions[a] ?? 0, revisionsB: revisions[b] ?? 0 },
        names,
      ),
    )
  }
  return pairs
}

/** Every meeting of two places in a change-set as one number, sorted: five times faster than counting in a map. */
function meetings(
  keys: Float64Array,
  { places, only }: { places: number; only: number | undefined },
): Float64Array {
  let met = new Float64Array(keys.length)
  let count = 0
  for (let start = 0, end = 0; start < keys.length; start = end) {
    const first = Math.floor((keys[start] ?? 0) / places) * places
    while (end < keys.length && (keys[end] ?? 0) < first + places) end++
    const most = ((end - start) * (end - start - 1)) / 2
    if (count + most > met.length) met = grown(met, count + most)
    for (let one = start; one < end; one++)
      for (let other = one + 1; other < end; other++) {
        const [a, b] = [(keys[one] ?? 0) - first, (keys[other] ?? 0) - first]
        if (only === undefined || a === only || b === only) met[count++] = a * places + b
      }
  }
  return met.subarray(0, count).sort()
}

function grown(numbers: Float64Array<ArrayBuffer>, least: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(numbers.length * 2, least))
  larger.set(numbers)
  return larger
}

/** Turns a pair so that its first half is the one with fewer revisions. */
export function turned(
  { a, b, shared, revisionsA, revisionsB }: Pair,
  names: readonly string[],
): Pair {
  const isTurned =
    revisionsB < revisionsA || (revisionsB === revisionsA && nameOf(names, b) < nameOf(names, a))
  return isTurned
    ? { a: b, b: a, shared, revisionsA: revisionsB, revisionsB: revisionsA }
    : { a, b, shared, revisionsA, revisionsB }
}

/**
 * By the lower end of the interval of shared ÷ revisions of A, the stronger of the two confidences: the question of whoever
 * changes A is whether B must follow, and a hub that everything touches does not make that less true. Ties: more shared
 * first, then by the names' letters.
 */
export function ranked(pairs: readonly Pair[], names: readonly string[]): Pair[] {
  return pairs
    .map((pair) => ({ pair, low: wilson(pair.shared, pair.revisionsA).low }))
    .toSorted(
      (one, other) =>
        other.low - one.low ||
        other.pair.shared - one.pair.shared ||
        byLetter(nameOf(names, one.pair.a), nameOf(names, other.pair.a)) ||
        byLetter(nameOf(names, one.pair.b), nameOf(names, other.pair.b)),
    )
    .map(({ pair }) => pair)
}

export function degreeOf({
  shared,
  revisionsA,
  revisionsB,
}: Pick<Pair, 'shared' | 'revisionsA' | 'revisionsB'>): number {
  return (2 * shared) / (revisionsA + revisionsB)
}

function distinct({ unit, place }: PlaceTouches, places: number): Float64Array {
  const keys = new Float64Array(unit.length)
  unit.forEach((number, row) => (keys[row] = number * places + (place[row] ?? 0)))
  keys.sort()
  let count = 0
  keys.forEach((key, row) => {
    if (row === 0 || key !== keys[count - 1]) keys[count++] = key
  })
  return keys.subarray(0, count)
}

function withoutRare(
  keys: Float64Array,
  places: number,
): { keys: Float64Array; revisions: Int32Array } {
  const revisions = new Int32Array(places)
  for (const key of keys) revisions[key % places] = (revisions[key % places] ?? 0) + 1
  return { keys: keys.filter((key) => (revisions[key % places] ?? 0) >= sharedMin), revisions }
}

function nameOf(names: readonly string[], place: number): string {
  return names[place] ?? ''
}

function byLetter(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
