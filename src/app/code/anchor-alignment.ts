/**
 * Which line of an older content is which of a newer one. Lines that stand once on both sides hold the others in place, as people
 * would align them (Cohen's patience diff); between two such lines the shortest edit decides (Myers 1986). Spaces count for
 * nothing, so that code which was only indented anew is the same code.
 */
import { shortestEdit } from './shortest-edit.ts'

export interface Content {
  lines: readonly string[]
  /** Each line without its spaces. */
  keys: readonly string[]
}

export function contentOf(lines: readonly string[]): Content {
  return { lines, keys: lines.map((line) => keyOf(line)) }
}

/** More is no line that anybody wrote. */
const charsMax = 2_000

export function keyOf(line: string): string {
  const trimmed = line.slice(0, charsMax).trim()
  return trimmed.includes(' ') || trimmed.includes('\t') ? trimmed.replaceAll(/\s+/gu, '') : trimmed
}

/** An empty line, or one of brackets, stands in many places and tells nothing. */
export function isTelling(line: string): boolean {
  return /(?:[\p{L}\p{N}][^\p{L}\p{N}]*){4}/u.test(line)
}

/** For each line of the older content its place in the newer one, counted from 0; -1 where it has none. Places only ever rise. */
export type Alignment = Int32Array

export function align(before: Content, after: Content): Alignment {
  const [left, right] = numbered(before.keys, after.keys)
  const alignment = new Int32Array(left.length).fill(-1)
  const open: Region[] = [{ a: 0, aEnd: left.length, b: 0, bEnd: right.length }]
  for (let region = open.pop(); region !== undefined; region = open.pop()) {
    const inner = withoutEnds({ left, right, alignment }, region)
    if (inner.a === inner.aEnd || inner.b === inner.bEnd) continue
    const held = risingPairs(pairsOfOnce({ left, right }, inner))
    if (held.length === 0) fill({ left, right, alignment }, inner)
    else open.push(...between(held, inner))
  }
  return alignment
}

interface Region {
  a: number
  aEnd: number
  b: number
  bEnd: number
}

interface Sides {
  left: Int32Array
  right: Int32Array
}

interface Work extends Sides {
  alignment: Alignment
}

/** Equal lines get equal numbers. */
function numbered(...sides: [readonly string[], readonly string[]]): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>()
  const numberOf = (key: string) => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
  const [left, right] = sides
  return [Int32Array.from(left, numberOf), Int32Array.from(right, numberOf)]
}

/** Equal lines at either end belong together; what is left lies between them. */
function withoutEnds({ left, right, alignment }: Work, region: Region): Region {
  let { a, aEnd, b, bEnd } = region
  while (a < aEnd && b < bEnd && left[a] === right[b]) alignment[a++] = b++
  while (a < aEnd && b < bEnd && left[aEnd - 1] === right[bEnd - 1]) alignment[--aEnd] = --bEnd
  return { a, aEnd, b, bEnd }
}

type Pair = readonly [number, number]

/** Lines that stand once on each side, by their place on the left. */
function pairsOfOnce({ left, right }: Sides, { a, aEnd, b, bEnd }: Region): Pair[] {
  const places = new Map<number, number>()
  for (let at = b; at < bEnd; at++) {
    const line = right[at] ?? 0
    places.set(line, places.has(line) ? -1 : at)
  }
  const counts = new Map<number, number>()
  for (let at = a; at < aEnd; at++) counts.set(left[at] ?? 0, (counts.get(left[at] ?? 0) ?? 0) + 1)
  const pairs: Pair[] = []
  for (let at = a; at < aEnd; at++) {
    const place = places.get(left[at] ?? 0) ?? -1
    if (place >= 0 && counts.get(left[at] ?? 0) === 1) pairs.push([at, place])
  }
  return pairs
}

/** As many pairs as can be kept in one order: the longest rising run (patience sorting). */
function risingPairs(pairs: readonly Pair[]): Pair[] {
  const tops: number[] = []
  const below: number[] = []
  for (const [index, [, place]] of pairs.entries()) {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1
      else high = middle
    }
    below[index] = low === 0 ? -1 : (tops[low - 1] ?? -1)
    tops[low] = index
  }
  const run: Pair[] = []
  for (let at = tops.at(-1) ?? -1; at >= 0; at = below[at] ?? -1) {
    const pair = pairs[at]
    if (pair !== undefined) run.push(pair)
  }
  return run.toReversed()
}

/** The regions that begin with each pair, and the one before the first. */
function between(pairs: readonly Pair[], { a, aEnd, b, bEnd }: Region): Region[] {
  const starts: Pair[] = [[a, b], ...pairs]
  return starts.map(([from, place], index) => {
    const [until, placeUntil] = starts[index + 1] ?? [aEnd, bEnd]
    return { a: from, aEnd: until, b: place, bEnd: placeUntil }
  })
}

/** Of lines that all stand several times, no more edits are tried than people would make. */
const editsMax = 400

function fill({ left, right, alignment }: Work, { a, aEnd, b, bEnd }: Region): void {
  const runs = shortestEdit(left.subarray(a, aEnd), right.subarray(b, bEnd), editsMax)
  for (const run of runs ?? [])
    for (let line = 0; line < run.length; line++) alignment[a + run.a + line] = b + run.b + line
}
