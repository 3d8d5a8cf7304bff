/** A number of an answer that can be pinned: what it is called, which way is better as a rule, and its course week by week. */
import type { flowUnits } from '#insights/flow/compare/measures.ts'
import type { Answer, Interval, Scope } from '#insights/insight.ts'
import type { Better, Weeks } from '#std/before-after.ts'
import type { AnswerOf, InsightName } from '../insights.ts'
import { changesByWeek, type Span, type WeekOfChanges } from './weeks.ts'

export interface Measured {
  value: number | null
  n: number
  interval?: Pick<Interval, 'low' | 'high'> | null
}

export interface Measure<Of> {
  label: string
  unit: 'lines' | 'paths' | 'days' | 'share' | 'points' | (typeof flowUnits)[number] | ''
  better: Better | null
  read(of: Of): Measured
  /** Its course; `place` is the row that is meant. Counted commit by commit, unless it says so. */
  weeks?(asked: { scope: Scope; span: Span; place: string; input: unknown }): Promise<Weeks>
  isOfAnyUnit?: true
  /** It stands in the code of today, and is counted whole. */
  isExact?: true
  /** Of a row that is not in the answer, though its file is there: it may have too little of it to be ranked. */
  whenAbsent?(scope: Scope, place: string): Promise<Measured | undefined>
}

export interface Rows<Of, Row> {
  of(answer: Of): readonly Row[]
  placeOf(row: Row): string
  /** Rows are files or folders, by their paths. */
  arePaths?: true
  measures: Record<string, Measure<Row>>
}

export interface Measures<Of = Answer, Row = unknown> {
  whole: Record<string, Measure<Of>>
  rows?: Rows<Of, Row>
}

/** Binds the measures of an insight to its answer. */
export function measuresOf<Name extends InsightName, Row = never>(
  given: Measures<AnswerOf<Name>, Row>,
): Measures<AnswerOf<Name>, Row> {
  return given
}

/** What an answer rests on. Which changes these are, each insight says in its own way. */
export const counted: Measure<Answer> = {
  label: 'changes',
  unit: '',
  better: null,
  read: ({ n }) => ({ value: n, n }),
}
export const changes: Measure<Answer> = {
  ...counted,
  weeks: async ({ scope, span }) =>
    rateOf(await changesByWeek(scope, span, { all: true }), 'changes'),
}

/** Without those that touch nothing but generated, vendored, lock or binary files. */
export const written: Measure<Answer> = {
  ...counted,
  weeks: async ({ scope, span }) => rateOf(await changesByWeek(scope, span), 'changes'),
}

export function rateOf(weeks: readonly WeekOfChanges[], of: 'changes' | 'fixes'): Weeks {
  return { of: 'rate', weeks: weeks.map((week) => week[of]) }
}

export function shareOf(
  weeks: readonly WeekOfChanges[],
  of: 'fixes' | 'reverts' | 'ofKind',
): Weeks {
  return { of: 'share', weeks: weeks.map((week) => ({ yes: week[of], all: week.changes })) }
}
