/** Which remedies help with what hurts, best first, and why each. Pure. */
import type { Heard } from './causes-in.ts'
import { efforts, type RemedyLine } from './schema.ts'
import { causeWords, type Cause } from './schema-words.ts'

/** A cause that is looked for: because somebody named it, or for the words of a text; then these are told. */
export interface Wanted {
  cause: Cause
  /** Empty where it was named. */
  words: string[]
}

export interface Matched extends RemedyLine {
  /** A sentence for each cause that it helps with. */
  why: string[]
}

/** Named ones first; a text adds what was not named. */
export function wantedOf(named: readonly Cause[], heard: readonly Heard[]): Wanted[] {
  const given = [...new Set(named)]
  return [
    ...given.map((cause) => ({ cause, words: [] })),
    ...heard.filter(({ cause }) => !given.includes(cause)),
  ]
}

/**
 * A cause counts the more the earlier it is wanted and the earlier the remedy names it: 1 / (place wanted · place named), both from 1.
 * With equal sums the team's own come first, then what takes less to try.
 */
export function matching(
  remedies: readonly RemedyLine[],
  wanted: readonly Wanted[],
  limit: number,
): Matched[] {
  return remedies
    .map((remedy) => {
      const found = wanted.flatMap((want, place) => {
        const named = remedy.helps.indexOf(want.cause)
        return named === -1 ? [] : [{ want, weight: 1 / ((place + 1) * (named + 1)) }]
      })
      return { remedy, found, weight: found.reduce((sum, { weight }) => sum + weight, 0) }
    })
    .filter(({ found }) => found.length > 0)
    .toSorted(
      (a, b) =>
        b.weight - a.weight ||
        ownFirst(a.remedy) - ownFirst(b.remedy) ||
        efforts.indexOf(a.remedy.effort) - efforts.indexOf(b.remedy.effort) ||
        (a.remedy.ref < b.remedy.ref ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ remedy, found }) => ({ ...remedy, why: found.map(({ want }) => because(want)) }))
}

function ownFirst({ from }: RemedyLine): number {
  return from === 'team' ? 0 : 1
}

function because({ cause, words }: Wanted): string {
  return words.length === 0
    ? `It helps with “${causeWords[cause]}”.`
    : `It helps with “${causeWords[cause]}”, of which “${words.join('”, “')}” speaks.`
}
