/**
 * Where lines of a file's older content stand in a newer one, and how sure that is. Pure. All places that hold the same words are
 * weighed by what stands around them; where there is none, the nearest likeness among what came in their stead is looked for.
 */
import { isTelling } from './anchor-alignment.ts'
import { likeliest } from './anchor-likeness.ts'
import { bestPlace, type Contents, type Weighed } from './anchor-places.ts'

export interface Anchor {
  /** `unclear`: lines without words, and all around them changed; or their words stand in several places alike. */
  state: 'intact' | 'changed' | 'gone' | 'unclear'
  /** 1-based, both included; null where they are nowhere, or nobody can tell. */
  place: { from: number; to: number } | null
  /** How likely it is that this is right, from 0 to 1: as often as it was right where git's blame knew (bench/evaluate/trails.ts). */
  confidence: number
}

interface Asked extends Contents {
  /** 1-based, both included; lines that the older content has. */
  from: number
  to: number
}

export function anchor({ from, to, ...contents }: Asked): Anchor {
  const wanted = { start: from - 1, length: to - from + 1 }
  const tells = contents.before.lines.slice(from - 1, to).some((line) => isTelling(line))
  const best = bestPlace(contents, wanted)
  if (best !== undefined && isFound(best, tells))
    return {
      state: 'intact',
      place: { from: best.place + 1, to: best.place + wanted.length },
      confidence: sureness(best, tells),
    }
  return tells ? likeness(contents, wanted) : besideNeighbours(contents, wanted)
}

const unclear: Anchor = { state: 'unclear', place: null, confidence: 0 }

/** Below this, what stands around it is another place. */
const aroundMin = 0.2

function isFound({ isAligned, isOthers, around, lead, isOnce }: Weighed, tells: boolean): boolean {
  if (!tells) return isAligned ? around > 0 : around > 0.6 && lead > 0.2
  // What belongs to another line already is its like, and not this one.
  if (isOthers) return false
  return isOnce || around > aroundMin
}

/** As often as such places were right in the histories of bench/results/trails-2026-11-29.txt. */
function sureness({ isAligned, around, lead, isOnce }: Weighed, tells: boolean): number {
  if (!isAligned)
    return isOnce && tells ? (around > aroundMin ? 0.95 : 0.75) : lead > 0.2 ? 0.85 : 0.5
  if (isOnce && tells) return around > 0.6 ? 0.99 : 0.97
  if (lead > 0.8) return around > 0.6 ? 0.99 : 0.95
  return lead > 0.6 ? 0.95 : lead > 0.2 ? 0.85 : 0.6
}

interface Wanted {
  start: number
  length: number
}

/** So far from a line without words its neighbours are asked. */
const beside = 3

/** Where lines without words stand once more beside a neighbour that has some. */
function besideNeighbours(contents: Contents, { start, length }: Wanted): Anchor {
  const { before, after } = contents
  for (let step = 1; step <= beside; step++)
    for (const [line, shift] of [
      [start - step, step],
      [start + length - 1 + step, 1 - length - step],
    ] as const) {
      if (!isTelling(before.lines[line] ?? '')) continue
      const neighbour = bestPlace(contents, { start: line, length: 1 })
      if (neighbour === undefined || !isFound(neighbour, true)) continue
      const place = neighbour.place + shift
      const wanted = before.keys.slice(start, start + length)
      if (wanted.every((key, index) => after.keys[place + index] === key))
        return { state: 'intact', place: { from: place + 1, to: place + length }, confidence: 0.8 }
    }
  return unclear
}

/** Of the lines that tell something, as many have to be found again. */
const foundMin = 1 / 3

/** Line by line, what is left of a passage that is nowhere as a whole. */
function likeness(contents: Contents, { start, length }: Wanted): Anchor {
  const { before } = contents
  const found: { place: number; alike: number }[] = []
  let telling = 0
  for (let line = start; line < start + length; line++) {
    if (!isTelling(before.lines[line] ?? '')) continue
    telling++
    const whole = length === 1 ? undefined : bestPlace(contents, { start: line, length: 1 })
    if (whole !== undefined && isFound(whole, true)) found.push({ place: whole.place, alike: 1 })
    else {
      const mended = likeliest(contents, line)
      if (mended !== undefined) found.push(mended)
    }
  }
  const together = densest(found, length * 2 + roomToGrow)
  const [first] = together
  if (first === undefined || together.length < telling * foundMin)
    // Mended beyond recognition reads like gone, and may have been carried to another file.
    return { state: 'gone', place: null, confidence: 0.85 }
  const places = together.map(({ place }) => place)
  const alike = together.reduce((sum, one) => sum + one.alike, 0) / telling
  return {
    state: 'changed',
    place: { from: Math.min(...places) + 1, to: Math.max(...places) + 1 },
    confidence: Math.round((0.55 + 0.35 * Math.min(1, alike)) * 100) / 100,
  }
}

/** Lines that may have come within. */
const roomToGrow = 20

/** The most of them that lie within so many lines: one that was found far from the others is no part of the passage. */
function densest<Found extends { place: number }>(
  found: readonly Found[],
  within: number,
): Found[] {
  const sorted = found.toSorted((a, b) => a.place - b.place)
  let best: Found[] = []
  for (const [index, { place }] of sorted.entries()) {
    const group = sorted.slice(index).filter((other) => other.place < place + within)
    if (group.length > best.length) best = group
  }
  return best
}
