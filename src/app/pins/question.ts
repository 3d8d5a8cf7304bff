/** What a pin asks: the evidence and its input, held open for as long as it is asked about. */
import type { Answer } from '#insights/insight.ts'
import type { AskedSince, Figure, PinWish, Sureness } from '#records/evidence-port.ts'
import { CairnError } from '#std/errors.ts'
import { fromTexts } from '#verbs/from-texts.ts'
import type { Verb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import type { Measure, Measured, Measures } from './measure.ts'
import { isMeasured, measures } from './measures.ts'

export type Ask = (limit?: number) => Promise<Answer>
export type Given = Readonly<Record<string, unknown>>

/** What was asked, and how it is answered. */
export interface Question {
  measured: Measures
  given: Given
  ask: Ask
}

export type Named = { name: string; measure: Measure<unknown> }

/** A question that is held open, with what its numbers stand on: a history that was read, or what a forge told. */
export interface Opened extends Question {
  figureOf(measure: Measure<unknown>, read: Measured): Promise<Figure>
  /** Whether a row could be there again; what is no file is not gone. */
  isThere(place: string | null): Promise<boolean>
  /** Of a row that is not in the answer; undefined where that cannot be told. */
  whenAbsent(measure: Measure<unknown>, place: string): Promise<Measured | undefined>
  surenessOf(named: Named, asked: AskedSince): Promise<Sureness>
}

/** Evidence whose numbers can be pinned. */
export interface Pinnable {
  /** As a pin keeps it. */
  verb: string
  measured: Measures
  parse(input: unknown): Given
  input: Verb['input']
  open<Told>(asked: OpenWish, work: (opened: Opened) => Promise<Told>): Promise<Told>
}

export interface OpenWish {
  given: Given
  now: Date
  /** The measures that are asked for; all where nobody says. */
  wanted?: readonly string[]
}

/** Opens what is asked about, for as long as the work takes. */
export async function opened<Told>(
  evidence: Evidence,
  { wish, now, wanted }: { wish: Omit<PinWish, 'measure'>; now: Date; wanted?: readonly string[] },
  work: (opened: Opened & { verb: string }) => Promise<Told>,
): Promise<Told> {
  const one = await pinnable(evidence, wish.verb)
  const given = one.parse(inputOf(one, wish.input))
  if (given['without'] !== undefined) throw ofPersons()
  return one.open({ given, now, ...(wanted === undefined ? {} : { wanted }) }, async (question) =>
    work({ ...question, verb: one.verb }),
  )
}

export async function pinnable(evidence: Evidence, called: string): Promise<Pinnable> {
  const name = called.replace(/^evidence\./, '')
  if (name === 'ask') throw ofPersons()
  if (!isMeasured(name))
    throw new CairnError('not_found', 'pin.evidence', `There is no evidence called ${name}.`, {
      hint: `There is ${Object.keys(measures).join(', ')}.`,
    })
  if (name === 'flow') return (await import('./flow/flow-question.ts')).flowQuestion(evidence)
  return (await import('./history-question.ts')).historyQuestion(evidence, name)
}

function ofPersons(): CairnError {
  return new CairnError(
    'forbidden',
    'pin.persons',
    'What speaks of persons is not pinned: a record would keep it, and people move on.',
    { hint: 'Ask it anew where it is wanted; knowledge by area can be pinned.' },
  )
}

function inputOf({ input }: Pinnable, given: PinWish['input']): unknown {
  if (!isTexts(given)) return given
  const byKey = Map.groupBy(given, (text) => text.slice(0, text.indexOf('=')))
  const texts = [...byKey].map(([key, its]): [string, string | string[]] => {
    const values = its.map((text) => text.slice(key.length + 1))
    return [key, values.length === 1 ? (values[0] ?? '') : values]
  })
  return fromTexts(input, Object.fromEntries(texts))
}

function isTexts(given: PinWish['input']): given is readonly string[] {
  return Array.isArray(given)
}
