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
  suggestion: string
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
  'sarcasm',
  'shutdown',
  'status',
  'trait',
  'us-them',
  'vulgar',
  'withheld',
] as const
export type Kind = (typeof kinds)[number]

/** One row of what the coach knows; `english/words.ts` explains how `says` is written. */
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

/** All that depends on the language. Another language is another folder with one of these. */
export interface Language {
  rules: readonly Rule[]
  /** Classes of words that `says` names in braces. */
  words: Readonly<Record<string, string>>
  /** Which of these classes name a person. */
  people: readonly string[]
  /** The text as `says` is matched against it: of the same length, in lower case, with people marked. */
  prepare(prose: string): string
  /** Whether what stands around a match takes the sting out of it. */
  isHarmless(rule: Rule, around: { before: string; matched: string; after: string }): boolean
}
