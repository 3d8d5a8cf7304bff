/** What a file says of a decision: each part with its place, so that an edit changes that part and nothing else. */

/** Where something stands in `SourceText.text`: from the first sign of it up to, without, `end`. */
export interface Span {
  start: number
  end: number
}

/** A value as the file means it, and the span that must be rewritten to change it. */
export interface Part extends Span {
  value: string
  /** How it is spelled there. */
  notation: 'markdown' | 'yaml' | 'json'
}

export const formatNames = [
  'madr-4',
  'madr-3',
  'madr-2',
  'nygard',
  'log4brains',
  'json-adr',
  'rust-rfc',
  'react-rfc',
  'ember-rfc',
  'kep',
  'rfd',
  'markdown',
] as const
export type FormatName = (typeof formatNames)[number]

export const statuses = [
  'idea',
  'proposed',
  'accepted',
  'implemented',
  'rejected',
  'deprecated',
  'superseded',
  'withdrawn',
  'deferred',
  'unknown',
] as const
export type Status = (typeof statuses)[number]

export interface Warning {
  code: string
  /** Of the file, from 1. */
  line: number
  message: string
}

/** A word about another decision. Where it points is looked up in the whole folder, not here. */
export interface Relation extends Span {
  kind: 'supersedes' | 'superseded by'
  /** A path or a slug as it was written, or a number as `#12`. */
  target: string
  line: number
}

export interface Section {
  heading: string
  level: number
  /** Its own text, up to the next heading, without the empty lines around it. */
  body: Span
}

export interface Worded {
  heading: string
  part: Part
}

export interface DecisionFile {
  /** Within the folder; the id. Several decisions in one file have `#` and their place in it behind that. */
  path: string
  format: FormatName
  text: string
  /** False where the bytes were no UTF-8: such a file is read leniently, and never written. */
  isExact: boolean
  /** A label, not an id: two decisions may have the same. */
  number: number | null
  title: Part | null
  /** The words of the file; what they mean is `meaning`. */
  status: Part | null
  meaning: Status
  date: Part | null
  /** The date as YYYY-MM-DD, where it can only mean that. */
  day: string | null
  relations: Relation[]
  sections: Section[]
  /** Of a format that keeps its words as values: each with the heading that stands for its key. */
  worded: Worded[]
  links: { target: string; line: number }[]
  warnings: Warning[]
}
