/** What pins ask of evidence. The app fills it, because records know no facts. */
import type { BeforeAfter, Better } from '#std/before-after.ts'

export interface EvidencePort {
  /** Asks for the first time. What is no evidence, or speaks of persons, is refused. */
  freeze(wish: PinWish, now: Date): Promise<Frozen>
  /** Says what could be pinned of it: each number as it is now, the usual one first. */
  offer(wish: Omit<PinWish, 'measure'>, now: Date): Promise<Offered[]>
  /** Asks again, all in their order. What cannot be told any more is said in words, never thrown. */
  askAgain(asked: readonly AskedSince[], now: Date): Promise<Again[]>
}

export interface PinWish {
  /** With or without `evidence.` before it. */
  verb: string
  /** Its input, or texts such as `window=12m`. */
  input: Readonly<Record<string, unknown>> | readonly string[]
  place: string | null
  /** The usual one where null. */
  measure: string | null
}

/** All that is needed to ask again. */
export interface Asked {
  verb: string
  input: Readonly<Record<string, unknown>>
  /** The row of the answer that is meant. */
  place: string | null
  measure: string
}

export interface AskedSince extends Asked {
  /** The direction hoped for; null where nobody said. */
  better: Better | null
  /** The day that before and after are told of. */
  since: string
}

/** One number of an answer. */
export interface Figure {
  label: string
  value: number | null
  unit: string
  n: number
  low: number | null
  high: number | null
  window: { label: string; from: string | null; to: string | null }
  /** The newest commit it rests on; '' where it rests on none. */
  head: string
}

export interface Frozen extends Asked {
  /** Which way is better as a rule. */
  better: Better | null
  figure: Figure
  answer: Readonly<Record<string, unknown>>
}

/** A number that could be pinned. */
export interface Offered {
  measure: string
  /** Which way is better as a rule. */
  better: Better | null
  figure: Figure
}

export type Again =
  | { figure: Figure; sureness: Sureness }
  /** A sentence without its full stop. */
  | { figure: null; because: string }

interface Told {
  /** Its first day. */
  from: string
  /** How many weeks are told together. */
  weeks: number
  /** Null where they hold too little to say. */
  value: number | null
  n: number
}

/** What can be said about how sure a difference is. */
export type Sureness =
  /** Compared week by week: from the first day to the last, with how it went. */
  | { how: 'weeks'; from: string; to: string; compared: BeforeAfter; course: Told[] }
  /** Measured on what stands there, not on a sample of what happens: a difference is one. */
  | { how: 'exact' }
  /** By the intervals of the two answers. */
  | { how: 'intervals' }
  | { how: 'nothing'; because: string }
