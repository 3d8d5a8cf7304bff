/** The line that came for one that was changed: the likeliest by its words among those between its neighbours. */
import { isTelling } from './anchor-alignment.ts'
import type { Contents } from './anchor-places.ts'

/** As much of a line's words as make it the same line, mended. */
const alikeMin = 0.5
/** A change that wrote more anew is not looked through to its end. */
const lookedThroughMax = 500

/** Undefined where nothing that came for it is like it. Counted from 0. */
export function likeliest(
  contents: Contents,
  line: number,
): { place: number; alike: number } | undefined {
  const { before, after } = contents
  const gap = gapAround(contents, line)
  const words = wordsOf(before.lines[line] ?? '')
  let best: { place: number; alike: number; worth: number } | undefined
  const end = Math.min(gap.end, gap.start + lookedThroughMax)
  for (let place = gap.start; place < end; place++) {
    if (!isTelling(after.lines[place] ?? '')) continue
    const alike = alikeness(words, wordsOf(after.lines[place] ?? ''))
    // Where as many lines came as went, each came for its own.
    const isOpposite = gap.isEven && place - gap.start === line - gap.before
    const worth = alike + (isOpposite ? 0.15 : 0)
    if (worth >= alikeMin && worth > (best?.worth ?? 0)) best = { place, alike, worth }
  }
  return best === undefined ? undefined : { place: best.place, alike: best.alike }
}

interface Gap {
  /** The first line of it that went. */
  before: number
  /** Of the lines that came: from, and to without. */
  start: number
  end: number
  isEven: boolean
}

/** What went between the nearest lines that stayed, above and below, and what came for it. */
function gapAround({ before, after, alignment }: Contents, line: number): Gap {
  let above = line - 1
  while (above >= 0 && (alignment[above] ?? -1) < 0) above--
  let below = line + 1
  while (below < before.lines.length && (alignment[below] ?? -1) < 0) below++
  const start = above < 0 ? 0 : (alignment[above] ?? -1) + 1
  const end = below >= before.lines.length ? after.lines.length : (alignment[below] ?? start)
  return { before: above + 1, start, end, isEven: below - above - 1 === end - start }
}

/** A program made what is longer. */
const charsMax = 500

/** Words, and signs that stand together. */
function wordsOf(line: string): string[] {
  return line.slice(0, charsMax).match(/[\p{L}\p{N}_]+/gu) ?? []
}

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
