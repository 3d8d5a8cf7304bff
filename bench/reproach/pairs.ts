/** Pairs of sentences, one that blames, talks down or waves away and its constructive twin: of whom, and what the coach says without the model. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { coach } from '#coach/coach.ts'
import { english } from '#coach/english/english.ts'
import { hostility } from '#coach/english/hostility/hostility.ts'
import { seenIn, type Seen } from '#coach/english/reproach/reading.ts'
import { doubts } from '#coach/english/reproach/reproach.ts'
import { proseOf } from '#coach/markdown/prose.ts'

export interface Row {
  text: string
  isBad: boolean
  /** Whoever wrote it; a file holds the pairs of one writer. */
  writer: string
  /** Without the model there is a firm hint already, and the model cannot make it soft. */
  isKnown: boolean
  /** Of each sentence. */
  sentences: readonly Seen[]
  /** Sentences with a firm hint that the model may make soft. */
  doubtful: readonly Seen[]
}

/** Lines that begin with `- ` or `-b ` blame, lines that begin with `+ ` are the twins; the rest is commentary. */
export function rowsIn(path: string): Row[] {
  const writer = basename(path).replace(/(?:-\d+)?\.txt$/, '')
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, sign, text = ''] = /^(-|\+) (.+)/.exec(line) ?? []
      return sign === undefined ? [] : [rowOf(text, { isBad: sign === '-', writer })]
    })
}

export function rowOf(text: string, { isBad, writer }: Pick<Row, 'isBad' | 'writer'>): Row {
  const hints = coach(text, { language: english, models: [hostility], all: true })
  const sentences = sentencesIn(text)
  return {
    text,
    isBad,
    writer,
    isKnown: hints.some(({ kind }) => !doubts.has(kind)),
    sentences,
    doubtful: sentences.filter(({ start, end }) =>
      hints.some((hint) => doubts.has(hint.kind) && start <= hint.start && hint.start < end),
    ),
  }
}

export function sentencesIn(text: string): Seen[] {
  const prose = proseOf(text)
  const prepared = english.prepare(prose)
  return seenIn({ prose, prepared, people: english.peopleIn(prepared, prose) })
}
