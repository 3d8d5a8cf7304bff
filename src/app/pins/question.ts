/** What a pin asks: the insight and its input, held open for as long as it is asked about. */
import { z } from 'zod'
import type { Answer, Scope } from '#insights/insight.ts'
import type { PinWish } from '#records/evidence-port.ts'
import { CairnError } from '#std/errors.ts'
import { parsed } from '#verbs/call.ts'
import { fromTexts } from '#verbs/from-texts.ts'
import type { Verb } from '#verbs/verb.ts'
import { inAskedScope, type Evidence } from '../asked-scope.ts'
import { evidenceVerb } from '../evidence.ts'
import { listedInsight, type AnyInsight } from '../insights.ts'
import type { Measures } from './measure.ts'
import { isMeasured, measures } from './measures.ts'

export type Ask = (limit?: number) => Promise<Answer>

/** What was asked, and how it is answered. */
export interface Question {
  measured: Measures
  given: Readonly<Record<string, unknown>>
  ask: Ask
}

interface Opened extends Pinnable, Question {
  scope: Scope
}

/** Opens what is asked about, for as long as the work takes. */
export async function opened<Told>(
  evidence: Evidence,
  wish: Omit<PinWish, 'measure'>,
  now: Date,
  work: (opened: Opened) => Promise<Told>,
): Promise<Told> {
  const pinned = await pinnable(evidence, wish.verb)
  const { verb, insight } = pinned
  const given = parsed(verb, inputOf(verb, wish.input))
  if (given['without'] !== undefined) throw ofPersons()
  return inAskedScope(evidence, { given, now }, (scope) =>
    work({ ...pinned, scope, given, ask: asking(scope, insight, given) }),
  )
}

/** What was asked once is not asked again, were it for many measures. */
export function asking(
  scope: Scope,
  insight: AnyInsight,
  given: Readonly<Record<string, unknown>>,
): Ask {
  const answers = new Map<number | undefined, Promise<Answer>>()
  return async (limit) => {
    const more = limit === undefined ? {} : { limit }
    const answer =
      answers.get(limit) ?? insight.answer(scope, z.parse(insight.input, { ...given, ...more }))
    answers.set(limit, answer)
    return answer
  }
}

interface Pinnable {
  verb: Verb
  insight: AnyInsight
  measured: Measures
}

export async function pinnable(evidence: Evidence, called: string): Promise<Pinnable> {
  const name = called.replace(/^evidence\./, '')
  if (name === 'ask') throw ofPersons()
  const verb = await evidenceVerb(evidence, name)
  if (verb === undefined || !isMeasured(name))
    throw new CairnError('not_found', 'pin.evidence', `There is no evidence called ${name}.`, {
      hint: `There is ${Object.keys(measures).join(', ')}.`,
    })
  return { verb, insight: await listedInsight(name).load(), measured: measures[name] }
}

function ofPersons(): CairnError {
  return new CairnError(
    'forbidden',
    'pin.persons',
    'What speaks of persons is not pinned: a record would keep it, and people move on.',
    { hint: 'Ask it anew where it is wanted; knowledge by area can be pinned.' },
  )
}

function inputOf(verb: Verb, given: PinWish['input']): unknown {
  if (!isTexts(given)) return given
  const byKey = Map.groupBy(given, (text) => text.slice(0, text.indexOf('=')))
  const texts = [...byKey].map(([key, its]): [string, string | string[]] => {
    const values = its.map((text) => text.slice(key.length + 1))
    return [key, values.length === 1 ? (values[0] ?? '') : values]
  })
  return fromTexts(verb.input, Object.fromEntries(texts))
}

function isTexts(given: PinWish['input']): given is readonly string[] {
  return Array.isArray(given)
}
