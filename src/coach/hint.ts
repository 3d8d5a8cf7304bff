/** What the coach gives, and what a language has to bring along. */

export type Strength = 'firm' | 'soft'

/** A wording that may hurt or hide something, why, and another way to say it. It goes to the writer and to nobody else. */
export interface Hint {
  kind: Kind
  strength: Strength
  /** Offsets in UTF-16 code units, as JavaScript and text boxes of browsers count; `end` is behind the last one. */
  start: number
  end: number
  why: string
  /** Which book, guide or study says so. */
  source: string
  suggestion: string
}

/** As one line, where the source has no place of its own. */
export function whyWithSource({ why, source }: Hint): string {
  return why.endsWith('.') ? `${why.slice(0, -1)} (${source}).` : `${why} (${source})`
}

/** What kinds of wording there are. Programs read these; they are added to, never changed. */
export const kinds = [
  'agent',
  'code-insult',
  'condescension',
  'counterfactual',
  'demand',
  'dismissal',
  'error-label',
  'fault',
  'hindsight',
  'hostility',
  'hyperbole',
  'impatience',
  'insult',
  'intent',
  'judged',
  'label',
  'minimising',
  'mock',
  'non-action',
  'normative',
  'omission',
  'procedure',
  'punish',
  'question',
  'reproach',
  'sarcasm',
  'shutdown',
  'status',
  'trait',
  'us-them',
  'vulgar',
  'withheld',
] as const
export type Kind = (typeof kinds)[number]

/** One row of what the coach knows; `english/words/words.ts` explains how `says` is written. */
export interface Rule {
  /** Of the row in the table; tests and readers name it so. */
  name: string
  kind: Kind
  strength: Strength
  /** Ways to say it. */
  says: readonly string[]
  /** One line, with its source in brackets. */
  why: string
  suggestion: string
  /** Holds of the writer, too ("I won't approve this"); otherwise the first person gives no hint. */
  alsoOfOneself?: true
  /** Holds after "not", too ("don't be stupid"); otherwise what is denied gives no hint. */
  alsoDenied?: true
}

/** Somebody who is spoken of. */
export interface Person {
  /** Of which classes of people: rules about what only people do look for more than others. */
  classes: readonly string[]
  start: number
  /** Several, where what further says who it is may belong to what follows, too. */
  ends: readonly number[]
}

/** What is known of a text once it is prepared. */
export interface Reading {
  prose: string
  prepared: string
  people: readonly Person[]
}

/** A model of sentences, beside the rules of a language. */
export interface SentenceModel {
  sentencesIn(reading: Reading): Iterable<Judged>
}

export interface Judged {
  start: number
  end: number
  /** That the sentence hurts. */
  says?: Pick<Rule, 'kind' | 'strength' | 'why' | 'suggestion'>
  /** That it does not, in the way that these kinds mean: then wordings of these kinds are no more than soft in it. */
  doubts?: ReadonlySet<Kind>
}

export interface Around {
  before: string
  matched: string
  after: string
  /** The wording names a person, so "we" before it means somebody else. */
  isOfPerson: boolean
}

/** All that depends on the language. Another language is another folder with one of these. */
export interface Language {
  rules: readonly Rule[]
  /** Classes of words that `says` names in braces. */
  words: Readonly<Record<string, string>>
  /** Classes of people, with which a way to say something may begin; they are found by `peopleIn`. */
  people: readonly string[]
  /** The text as `says` is matched against it: of the same length, in lower case, with names marked. */
  prepare(prose: string): string
  peopleIn(prepared: string, prose: string): readonly Person[]
  /** Whether what stands around a match takes the sting out of it. */
  isHarmless(rule: Rule, around: Around): boolean
}
