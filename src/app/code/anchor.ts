/**
 * Where lines of a file's older content stand in a newer one, and how sure that is. Pure: what changed between the two is given.
 * Lines that a change left alone have moved with all that stands above them; of the others the nearest likeness is looked for.
 */
import type { Hunk } from '#sources/git/hunks.ts'

export interface Anchor {
  /** `unclear`: lines without words, and all around them changed. */
  state: 'intact' | 'changed' | 'gone' | 'unclear'
  /** 1-based, both included; null where they are nowhere, or nobody can tell. */
  place: { from: number; to: number } | null
  /** How likely it is that this is right, from 0 to 1; by rule of thumb. */
  confidence: number
}

interface Asked {
  before: readonly string[]
  after: readonly string[]
  hunks: readonly Hunk[]
  from: number
  to: number
}

export function anchor({ before, after, hunks, from, to }: Asked): Anchor {
  const wanted = before.slice(from - 1, to)
  const kept = wanted.map((_, index) => placeNow(from + index, hunks))
  const [first, last] = [kept[0], kept.at(-1)]
  const tells = wanted.some((line) => isTelling(line))
  /** Whether what stood around it does so still: a line that tells nothing is known by its neighbours alone. */
  const held = () =>
    (from === 1 || placeNow(from - 1, hunks) === (first ?? 0) - 1) &&
    (to >= before.length || placeNow(to + 1, hunks) === (last ?? 0) + 1)
  if (isWhole(kept) && first != null && last != null) {
    if (hunks.length > 0 && !tells && !held()) return unclear
    return {
      ...{ state: 'intact', place: { from: first, to: last } },
      confidence: hunks.length === 0 ? 1 : sureness({ wanted, after, tells, isHeld: held() }),
    }
  }
  if (tells) {
    const elsewhere = placesOf(wanted, after)
    const nearest = nearestTo(from, elsewhere)
    if (nearest !== undefined)
      return {
        ...{ state: 'intact', place: { from: nearest, to: nearest + wanted.length - 1 } },
        confidence: elsewhere.length === 1 ? 0.95 : 0.6,
      }
  }
  return likeness({ wanted, kept, from, after, hunks })
}

interface Found {
  wanted: readonly string[]
  after: readonly string[]
  tells: boolean
  isHeld: boolean
}

const unclear: Anchor = { state: 'unclear', place: null, confidence: 0 }

function sureness({ wanted, after, tells, isHeld }: Found): number {
  if (!tells) return 0.9
  return isOnce(wanted, after) ? (isHeld ? 0.99 : 0.95) : isHeld ? 0.9 : 0.7
}

/** null where a change took the line. */
function placeNow(line: number, hunks: readonly Hunk[]): number | null {
  let shift = 0
  for (const { oldStart, oldCount, newCount } of hunks) {
    // Of no lines, a hunk names the line before.
    const start = oldCount === 0 ? oldStart + 1 : oldStart
    if (line < start) break
    if (line < start + oldCount) return null
    shift += newCount - oldCount
  }
  return line + shift
}

function isWhole(places: readonly (number | null)[]): boolean {
  const [first] = places
  return first != null && places.every((place, index) => place === first + index)
}

/** An empty line, or one of brackets, stands in many places and tells nothing. */
function isTelling(line: string): boolean {
  return (line.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 4
}

/** First lines of all places at which exactly these lines stand. */
function placesOf(wanted: readonly string[], lines: readonly string[]): number[] {
  const places: number[] = []
  for (let start = lines.indexOf(wanted[0] ?? ''); start >= 0;) {
    if (wanted.every((line, index) => lines[start + index] === line)) places.push(start + 1)
    start = lines.indexOf(wanted[0] ?? '', start + 1)
  }
  return places
}

function isOnce(wanted: readonly string[], lines: readonly string[]): boolean {
  return placesOf(wanted, lines).length === 1
}

function nearestTo(place: number, places: readonly number[]): number | undefined {
  return places.toSorted((a, b) => Math.abs(a - place) - Math.abs(b - place))[0]
}

interface Torn {
  wanted: readonly string[]
  kept: readonly (number | null)[]
  from: number
  after: readonly string[]
  hunks: readonly Hunk[]
}

/** As much of a line's words as make it the same line, mended. */
const alikeMin = 0.5
/** Of the lines that tell something, as many have to be found again. */
const foundMin = 1 / 3

function likeness({ wanted, kept, from, after, hunks }: Torn): Anchor {
  const found: { place: number; alike: number; tells: boolean }[] = []
  for (const [index, line] of wanted.entries()) {
    const tells = isTelling(line)
    const place = kept[index]
    if (place != null) found.push({ place, alike: 1, tells })
    else if (tells) {
      const best = mostAlike(line, newLinesAt(from + index, hunks), after)
      if (best !== undefined && best.alike >= alikeMin) found.push({ ...best, tells })
    }
  }
  const telling = wanted.filter((line) => isTelling(line)).length
  const anchors = found.filter(({ tells }) => tells || telling === 0)
  if (telling === 0 && anchors.length === 0) return unclear
  if (anchors.length === 0 || anchors.length < telling * foundMin)
    // Mended beyond recognition reads like gone, and may have been carried to another file.
    return { state: 'gone', place: null, confidence: 0.8 }
  const places = anchors.map(({ place }) => place)
  const alike = anchors.reduce((sum, one) => sum + one.alike, 0) / Math.max(telling, anchors.length)
  return {
    state: 'changed',
    place: { from: Math.min(...places), to: Math.max(...places) },
    confidence: Math.round((0.5 + 0.45 * alike) * 100) / 100,
  }
}

/** The lines that came for this one: from, and to without, counted from 0. */
function newLinesAt(line: number, hunks: readonly Hunk[]): readonly [number, number] {
  const its = hunks.find(({ oldStart, oldCount }) => oldStart <= line && line < oldStart + oldCount)
  return its === undefined ? [0, 0] : [its.newStart - 1, its.newStart - 1 + its.newCount]
}

/** A change that wrote more anew is not looked through to its end. */
const lookedThroughMax = 500

function mostAlike(
  line: string,
  [start, end]: readonly [number, number],
  after: readonly string[],
): { place: number; alike: number } | undefined {
  const words = wordsOf(line)
  let best: { place: number; alike: number } | undefined
  for (let index = start; index < Math.min(end, start + lookedThroughMax); index++) {
    const alike = alikeness(words, wordsOf(after[index] ?? ''))
    if (alike > (best?.alike ?? 0)) best = { place: index + 1, alike }
  }
  return best
}

function wordsOf(line: string): string[] {
  return line.slice(0, charsMax).match(/[\p{L}\p{N}_]+/gu) ?? []
}

/** A program made what is longer. */
const charsMax = 500

/** The share of words that both have (Dice), each as often as it stands there. */
function alikeness(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of other) {
    const count = left.get(word) ?? 0
    if (count > 0) shared++
    left.set(word, count - 1)
  }
  return one.length + other.length === 0 ? 0 : (2 * shared) / (one.length + other.length)
}
