/** What the server can be asked, by name: types alone, taken from the verbs themselves. */
import type { z } from 'zod'
import type { AnswerOf as AnswerOfInsight, InsightName } from '#app/insights.ts'
import type { waysVerb } from '#app/delivery/ways-verb.ts'
import type { explainVerb } from '#app/explain.ts'
import type { fileVerb } from '#app/file-standing.ts'
import type { flowVerbs } from '#app/flow/verbs.ts'
import type { historyVerb } from '#app/history-verb.ts'
import type { mapVerb } from '#app/map.ts'
import type { peopleVerbs } from '#app/people/verbs.ts'
import type { reportVerb } from '#app/report/verb.ts'
import type { repositoryVerbs } from '#app/repositories/verbs.ts'
import type { searchVerbs } from '#app/search/verbs.ts'
import type { textVerbs } from '#app/texts/verbs.ts'
import type { decisionVerbs, PracticeName, practices } from '#app/verbs.ts'
import type * as members from '#members/verbs.ts'
import type * as notices from '#records/notice-verbs.ts'
import type * as records from '#records/verbs.ts'
import type { Verb, VerbName as AnyName } from '#verbs/verb.ts'

type Written = {
  [Name in PracticeName]: Awaited<ReturnType<(typeof practices)[Name]['load']>>[number]
}[PracticeName]
type Listed =
  | (typeof records)[keyof typeof records]
  | (typeof notices)[keyof typeof notices]
  | (typeof members)[keyof typeof members]
type Made =
  | ReturnType<typeof explainVerb>
  | ReturnType<typeof fileVerb>
  | ReturnType<typeof flowVerbs>[number]
  | ReturnType<typeof historyVerb>
  | ReturnType<typeof mapVerb>
  | ReturnType<typeof waysVerb>
  | ReturnType<typeof reportVerb>
  | ReturnType<typeof peopleVerbs>[number]
  | ReturnType<typeof repositoryVerbs>[number]
  | Awaited<ReturnType<typeof decisionVerbs>>[number]
  | ReturnType<typeof searchVerbs>[number]
  | ReturnType<typeof textVerbs>[number]
type Known = Extract<Written | Listed | Made, { name: string }>

/** Where a question about the facts is asked. */
export type Where = {
  repository: string
  window?: string
  branch?: string
  below?: string
}

/** Input and answer of each verb. */
export type Verbs = {
  [One in Known as AnyName extends One['name'] ? never : One['name']]: One extends Verb<
    infer Input,
    infer Output
  >
    ? { input: z.input<Input>; answer: z.output<Output> }
    : never
} & {
  [Name in InsightName as `evidence.${Name}`]: {
    /** And what only this question asks. */
    input: Where & { [key: string]: unknown }
    answer: AnswerOfInsight<Name>
  }
} & {
  'evidence.repositories': {
    input: Record<string, never>
    answer: { items: { name: string; scannedAt: string | null; changes: number }[] }
  }
}

export type VerbName = keyof Verbs
export type InputOf<Name extends VerbName> = Verbs[Name]['input']
export type AnswerOf<Name extends VerbName> = Verbs[Name]['answer']
