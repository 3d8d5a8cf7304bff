/** All places at which a passage stands to the letter but for its spaces, weighed by what stands around each. */
import { isTelling, type Alignment, type Content } from './anchor-alignment.ts'

export interface Contents {
  before: Content
  after: Content
  alignment: Alignment
}

/** Counted from 0. */
export interface Passage {
  start: number
  length: number
}

export interface Weighed {
  /** Its first line, counted from 0. */
  place: number
  /** All that changed on the way led here. */
  isAligned: boolean
  /** What stands here was elsewhere before, with the same words. */
  isOthers: boolean
  /** How much of what stood around the passage does so here, from 0 to 1. */
  around: number
  /** How far it is ahead of the next best place; 1 where there is none. */
  lead: number
  /** It stood once before, and stands once now. */
  isOnce: boolean
}

/** What stands in more places is nowhere in particular. */
const placesMax = 200
/** That the changes led to a place weighs as much as a third of what stands around. */
const alignedWorth = 0.35
/** That it belongs to another line weighs against it more than all that can speak for it. */
const othersCost = 1

export function bestPlace(contents: Contents, passage: Passage): Weighed | undefined {
  const { before, after, alignment } = contents
  const keys = before.keys.slice(passage.start, passage.start + passage.length)
  const places = placesOf(keys, after.keys)
  if (places.length === 0) return undefined
  const first = alignment[passage.start] ?? -1
  const isWhole = keys.every((_, index) => alignment[passage.start + index] === first + index)
  // Of more places than can be weighed at least the one that the changes led to.
  if (places.length > placesMax) places.splice(placesMax)
  if (isWhole && first >= 0 && !places.includes(first)) places.push(first)
  const taken = takenPlaces(contents, places, passage)
  const weighed = places
    .map((place) => {
      const isAligned = isWhole && place === first
      const around = aroundness(contents, passage, place)
      const other = isAligned ? undefined : taken.get(place)
      // An alignment of lines that stand everywhere is a guess: whose neighbours are here as well has the better claim.
      const isOthers =
        other !== undefined && aroundness(contents, { ...passage, start: other }, place) >= around
      const worth = around + (isAligned ? alignedWorth : 0) - (isOthers ? othersCost : 0)
      return { place, isAligned, isOthers, around, worth }
    })
    .toSorted((a, b) => b.worth - a.worth)
  const [best, next] = weighed
  if (best === undefined) return undefined
  const { worth, ...known } = best
  return {
    ...known,
    lead: next === undefined ? 1 : worth - next.worth,
    isOnce: places.length === 1 && placesOf(keys, before.keys).length === 1,
  }
}

/** First lines of all places at which exactly these lines stand. */
function placesOf(wanted: readonly string[], lines: readonly string[]): number[] {
  const places: number[] = []
  const [first = ''] = wanted
  for (let start = lines.indexOf(first); start >= 0; start = lines.indexOf(first, start + 1))
    if (wanted.every((line, index) => lines[start + index] === line)) places.push(start)
  return places
}

/** Those that belong, by the changes, to lines outside the passage, and the first such line of each. */
function takenPlaces(
  { alignment }: Contents,
  places: readonly number[],
  { start, length }: Passage,
): Map<number, number> {
  const asked = new Set(places)
  const taken = new Map<number, number>()
  for (const [line, place] of alignment.entries())
    if (asked.has(place) && (line < start || line >= start + length)) taken.set(place, line)
  return taken
}

/** So many lines on either side are compared one by one, and so many as a heap. */
const [close, near] = [2, 8]

function aroundness(
  { before, after }: Contents,
  { start, length }: Passage,
  place: number,
): number {
  let [held, asked] = [0, 0]
  for (let step = 1; step <= close; step++)
    for (const [was, is] of [
      [start - step, place - step],
      [start + length - 1 + step, place + length - 1 + step],
    ] as const) {
      const [key, now] = [before.keys[was], after.keys[is]]
      // Where a file ended it may go on now; a line that tells nothing tells less.
      if (key === undefined) continue
      const weight = isTelling(before.lines[was] ?? '') ? 1 : 0.4
      asked += weight
      if (key === now) held += weight
    }
  const heap = heapAround(before, start, length)
  const now = heapAround(after, place, length)
  let shared = 0
  for (const key of heap) if (now.has(key)) shared++
  const exact = asked === 0 ? 1 : held / asked
  const loose = heap.size === 0 ? exact : shared / heap.size
  return (exact + loose) / 2
}

function heapAround({ lines, keys }: Content, start: number, length: number): Set<string> {
  const heap = new Set<string>()
  const add = (line: number) => {
    const key = keys[line]
    if (key !== undefined && isTelling(lines[line] ?? '')) heap.add(key)
  }
  for (let step = 1; step <= near; step++) {
    add(start - step)
    add(start + length - 1 + step)
  }
  return heap
}
