/** Which remedies help with what hurts, best first, and why each. Pure. */
import { weighed } from '#std/weighed.ts'
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

/** With equal weights the team's own come first, then what takes less to try. */
export function matching(
  remedies: readonly RemedyLine[],
  wanted: readonly Wanted[],
  limit: number,
): Matched[] {
  return weighed(remedies, wanted, ({ helps }, { cause }) => helps.indexOf(cause))
    .toSorted(
      (a, b) =>
        b.weight - a.weight ||
        ownFirst(a.item) - ownFirst(b.item) ||
        efforts.indexOf(a.item.effort) - efforts.indexOf(b.item.effort) ||
        (a.item.ref < b.item.ref ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ item, found }) => ({ ...item, why: found.map((want) => because(want)) }))
}

function ownFirst({ from }: RemedyLine): number {
  return from === 'team' ? 0 : 1
}

function because({ cause, words }: Wanted): string {
  return words.length === 0
    ? `It helps with “${causeWords[cause]}”.`
    : `It helps with “${causeWords[cause]}”, of which “${words.join('”, “')}” speaks.`
}
