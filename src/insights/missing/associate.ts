/** Which files usually change with a set of files. Pure: change-sets in, candidates out. */
import { wilson } from '#std/statistics.ts'
import type { ChangeIndex } from './change-index.ts'

/** A file that is absent, with what each touched file says of it. */
export interface Candidate {
  file: number
  /** One for each touched file, in the order given: change-sets that touch both. */
  shared: Int32Array
  /** Change-sets that touch it and any of the touched files. */
  sharedByAny: number
  score: number
}

/** How the words of several touched files become one. */
export type Combine = (
  candidate: Omit<Candidate, 'score'>,
  revisions: { each: Int32Array; any: number },
) => number

export function associate(
  index: ChangeIndex,
  touched: readonly number[],
  combine: Combine,
): Candidate[] {
  const isTouched = new Set(touched)
  const found = new Map<number, Omit<Candidate, 'score'>>()
  const seen = new Set<number>()
  touched.forEach((file, place) => {
    for (const unit of index.unitsOf(file)) {
      const isNew = !seen.has(unit)
      seen.add(unit)
      for (const other of index.filesOf(unit)) {
        if (isTouched.has(other)) continue
        let candidate = found.get(other)
        if (candidate === undefined)
          found.set(
            other,
            (candidate = { file: other, shared: new Int32Array(touched.length), sharedByAny: 0 }),
          )
        candidate.shared[place] = (candidate.shared[place] ?? 0) + 1
        if (isNew) candidate.sharedByAny++
      }
    }
  })
  const revisions = {
    each: Int32Array.from(touched, (file) => index.unitsOf(file).length),
    any: seen.size,
  }
  return [...found.values()].map((candidate) => ({
    ...candidate,
    score: combine(candidate, revisions),
  }))
}

/** The word of the file that is surest. */
export const surest: Combine = ({ shared }, { each }) =>
  shared.reduce((most, count, place) => Math.max(most, lowOf(count, each[place] ?? 0)), 0)

/** All change-sets that touch any of the files, taken together. */
export const union: Combine = ({ sharedByAny }, { any }) => lowOf(sharedByAny, any)

/**
 * As if each file's word were a chance of its own (noisy or): several weak words that agree make a strong one. On held-back
 * changes with one file left out, the first three hold it in 36 % (surest word: 34 %, union: 27 %) of one history, and in
 * 63 % (63 %, 59 %) of another: see evaluate.ts.
 */
export const anyOf: Combine = ({ shared }, { each }) =>
  1 - shared.reduce((miss, count, place) => miss * (1 - lowOf(count, each[place] ?? 0)), 1)

/** The surest word by confidence alone, however little stands behind it: what the first tools did. */
export const boldest: Combine = ({ shared }, { each }) =>
  shared.reduce((most, count, place) => Math.max(most, count / Math.max(1, each[place] ?? 0)), 0)

const lows = new Map<number, number>()

/** The lower end of the share's interval; the same few counts come back all the time. */
export function lowOf(shared: number, revisions: number): number {
  if (shared === 0) return 0
  const key = shared * 2 ** 26 + revisions
  let low = lows.get(key)
  if (low === undefined) lows.set(key, (low = wilson(shared, revisions).low))
  return low
}
