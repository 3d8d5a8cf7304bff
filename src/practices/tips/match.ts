/** Which tips fit what one sees, best first, and why each. Pure. */
import { weighed } from '#std/weighed.ts'
import type { TipLine } from './schema.ts'
import { runtimeWords, signWords, type Runtime, type Sign } from './schema-words.ts'
import type { Seen } from './signs-in.ts'

/** A sign that is looked for: because somebody named it, or for the words of a text; then these are told. */
export interface Wanted {
  sign: Sign
  /** Empty where it was named. */
  words: string[]
  /** Where neither words nor anybody told it: what did. */
  because?: string
}

export interface Matched extends TipLine {
  /** A sentence for each sign that it fits, and one where it is made for where the code runs. */
  why: string[]
}

/** Named ones first; a text adds what was not named. */
export function wantedOf(named: readonly Sign[], seen: readonly Seen[]): Wanted[] {
  const given = new Set(named)
  return [
    ...[...given].map((sign) => ({ sign, words: [] })),
    ...seen.filter(({ sign }) => !given.has(sign)),
  ]
}

/** What is made for where the code runs says more than what is for all; where that is not known, it may well be for another. */
const madeForIt = 1.5
const perhapsForAnother = 0.5

/** What is for other runtimes is left out. With equal weights the team's own come first, then what takes less time. */
export function matching(
  tips: readonly TipLine[],
  wanted: readonly Wanted[],
  { runtimes, limit }: { runtimes: readonly Runtime[]; limit: number },
): Matched[] {
  const fitting = tips.filter((tip) => runtimes.length === 0 || !isForOthers(tip, runtimes))
  return weighed(fitting, wanted, ({ fits }, { sign }) => fits.indexOf(sign), asMuch(wanted))
    .map((one) => ({ ...one, weight: one.weight * homeliness(one.item, runtimes) }))
    .toSorted(
      (a, b) =>
        b.weight - a.weight ||
        ownFirst(a.item) - ownFirst(b.item) ||
        a.item.minutes - b.item.minutes ||
        (a.item.ref < b.item.ref ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ item, found }) => ({
      ...item,
      why: [
        ...found.map((want) => because(want)),
        ...item.runtimes
          .filter((runtime) => runtimes.includes(runtime))
          .map((runtime) => `It is made for ${runtimeWords[runtime]}.`),
      ],
    }))
}

/** Of what a text tells, that counts as much which as many words tell: an error at the end of it is not worth less than what stands before. */
function asMuch(wanted: readonly Wanted[]): (want: Wanted, place: number) => number {
  return ({ words }, place) =>
    words.length === 0
      ? place
      : wanted.filter((one) => one.words.length === 0 || one.words.length > words.length).length
}

function isForOthers(tip: TipLine, runtimes: readonly Runtime[]): boolean {
  return tip.runtimes.length > 0 && !tip.runtimes.some((runtime) => runtimes.includes(runtime))
}

function homeliness(tip: TipLine, runtimes: readonly Runtime[]): number {
  if (tip.runtimes.length === 0) return 1
  return runtimes.length === 0 ? perhapsForAnother : madeForIt
}

function ownFirst({ from }: TipLine): number {
  return from === 'team' ? 0 : 1
}

/** A frame of a trace is long; its beginning is known again. */
const saidCharsMax = 60

function because({ sign, words, because: told }: Wanted): string {
  const fits = `It fits “${signWords[sign]}”`
  if (told !== undefined) return `${fits}: ${told}.`
  if (words.length === 0) return `${fits}.`
  const said = words
    .slice(0, 2)
    .map((one) => `“${one.length > saidCharsMax ? `${one.slice(0, saidCharsMax)}…` : one}”`)
  return `${fits}: you wrote ${said.join(' and ')}.`
}
