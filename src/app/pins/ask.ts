/** One question of a pin: its answer, the one number that is meant, and what can be said about how sure a difference is. */
import { z } from 'zod'
import { pathsBelow } from '#facts/reading/counted.ts'
import { shownWindow, type Answer, type Scope } from '#insights/insight.ts'
import type {
  Again,
  Asked,
  Figure,
  Frozen,
  Offered,
  PinWish,
  Sureness,
} from '#records/evidence-port.ts'
import { beforeAfter, type Better } from '#std/before-after.ts'
import { CairnError, invariant } from '#std/errors.ts'
import { nearNames } from '#std/near.ts'
import { shownWord } from '#std/shown-word.ts'
import { parsed } from '#verbs/call.ts'
import { fromTexts } from '#verbs/from-texts.ts'
import type { Verb } from '#verbs/verb.ts'
import { inAskedScope, type Evidence } from '../asked-scope.ts'
import { evidenceVerb } from '../evidence.ts'
import { historyOf } from '../history.ts'
import { listedInsight, type AnyInsight } from '../insights.ts'
import {
  betterOf,
  isMeasured,
  measures,
  type Measure,
  type Measured,
  type Measures,
} from './measures.ts'
import { daysOf, spanAround, weeksIn } from './weeks.ts'

export async function freeze(evidence: Evidence, wish: PinWish, now: Date): Promise<Frozen> {
  const { place } = wish
  return opened(evidence, wish, now, async ({ scope, verb, given, measured, ask }) => {
    const { name, measure } = measureIn(measured, { place, measure: wish.measure })
    const answer = await ask()
    const thing = await foundThing({ measured, given, ask }, place)
    if (thing === undefined) throw noSuchPlace(measured, answer, place ?? '')
    return {
      ...{ verb: verb.name, input: given, place, measure: name },
      better: betterOf(measure, place),
      figure: await figureOf(scope, measure, measure.read(thing)),
      answer: withRow(answer, measured, thing),
    }
  })
}

/** All numbers of the place, or of the whole, each as it is now; the usual one first. */
export async function offer(
  evidence: Evidence,
  wish: Omit<PinWish, 'measure'>,
  now: Date,
): Promise<Offered[]> {
  const { place } = wish
  return opened(evidence, wish, now, async ({ scope, given, measured, ask }) => {
    const known = Object.entries(measuresIn(measured, place))
    const thing = await foundThing({ measured, given, ask }, place)
    if (thing === undefined) throw noSuchPlace(measured, await ask(), place ?? '')
    return Promise.all(
      known.map(async ([name, measure]) => ({
        ...{ measure: name, better: betterOf(measure, place) },
        figure: await figureOf(scope, measure, measure.read(thing)),
      })),
    )
  })
}

type Ask = (limit?: number) => Promise<Answer>

interface Opened extends Pinnable {
  scope: Scope
  given: Readonly<Record<string, unknown>>
  ask: Ask
}

/** Opens what is asked about, for as long as the work takes. */
async function opened<Told>(
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
function asking(scope: Scope, insight: AnyInsight, given: Readonly<Record<string, unknown>>): Ask {
  const answers = new Map<number | undefined, Promise<Answer>>()
  return async (limit) => {
    const more = limit === undefined ? {} : { limit }
    const answer =
      answers.get(limit) ?? insight.answer(scope, z.parse(insight.input, { ...given, ...more }))
    answers.set(limit, answer)
    return answer
  }
}

/** What stands below the rows that were asked for, stands behind them in what is kept. */
function withRow(answer: Answer, { rows }: Measures, thing: unknown): Record<string, unknown> {
  const shown = rows?.of(answer)
  if (thing === answer || rows === undefined || shown === undefined) return { ...answer }
  const place = rows.placeOf(thing)
  if (shown.some((row) => rows.placeOf(row) === place)) return { ...answer }
  const list = Object.entries(answer).find(([, value]) => value === shown)
  return list === undefined ? { ...answer } : { ...answer, [list[0]]: [...shown, thing] }
}

type AskedSince = Asked & { better: Better | null; since: string }

/** All of them in their order; what several ask alike is asked once. One question after the other: each may be dear. */
export async function askAgain(
  evidence: Evidence,
  asked: readonly AskedSince[],
  now: Date,
): Promise<Again[]> {
  const told = new Map<AskedSince, Again>()
  const questions = Map.groupBy(asked, ({ verb, input }) => JSON.stringify([verb, input]))
  for (const alike of questions.values())
    for (const [one, again] of await askAlike(evidence, alike, now)) told.set(one, again)
  return asked.map((one) => {
    const again = told.get(one)
    invariant(again !== undefined, 'what was asked is answered')
    return again
  })
}

/** Of one question. What cannot be told is said, be it of all or of one. */
async function askAlike(
  evidence: Evidence,
  alike: readonly AskedSince[],
  now: Date,
): Promise<[AskedSince, Again][]> {
  const [{ verb: name, input } = { verb: '', input: {} }] = alike
  try {
    const { verb, insight, measured } = await pinnable(evidence, name)
    const given = parsed(verb, input)
    return await inAskedScope(evidence, { given, now }, async (scope) => {
      const ask = asking(scope, insight, given)
      const told: [AskedSince, Again][] = []
      for (const asked of alike)
        told.push([asked, await askOne(scope, { measured, asked, given, ask }).catch(inWords)])
      return told
    })
  } catch (error) {
    const again = inWords(error)
    return alike.map((one) => [one, again])
  }
}

function inWords(error: unknown): Again {
  if (!(error instanceof CairnError)) throw error
  return { figure: null, because: error.message.replace(/[.?!]$/, '') }
}

interface Question {
  measured: Measures
  asked: AskedSince
  given: Readonly<Record<string, unknown>>
  ask: Ask
}

async function askOne(scope: Scope, { measured, asked, given, ask }: Question): Promise<Again> {
  const { measure } = measureIn(measured, asked)
  const thing = await foundThing({ measured, given, ask }, asked.place)
  const place = asked.place ?? ''
  if (thing === undefined && !(await isThere(scope, measured, asked.place)))
    return {
      figure: null,
      because: `${shownWord(place)} is not there any more, or has another name now`,
    }
  const read = thing === undefined ? await measure.whenAbsent?.(scope, place) : measure.read(thing)
  if (read === undefined)
    return { figure: null, because: `${shownWord(place)} is no row of the answer any more` }
  return {
    figure: await figureOf(scope, measure, read),
    sureness: await surenessOf(scope, { measure, measured, asked }),
  }
}

/** What is meant of the answer. What got better, or never was bad, may stand below the rows that were asked for. */
async function foundThing(
  { measured, given, ask }: Pick<Question, 'measured' | 'given' | 'ask'>,
  place: string | null,
): Promise<unknown> {
  const first = thingIn(measured, await ask(), place)
  return first === undefined && typeof given['limit'] === 'number'
    ? thingIn(measured, await ask(widened), place)
    : first
}

/** As many as evidence lists at most. */
const widened = 10_000

interface Pinnable {
  verb: Verb
  insight: AnyInsight
  measured: Measures
}

async function pinnable(evidence: Evidence, called: string): Promise<Pinnable> {
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

function measuresIn(
  { whole, rows }: Measures,
  place: string | null,
): Record<string, Measure<unknown>> {
  if (place !== null && rows === undefined)
    throw new CairnError('invalid', 'pin.place', 'This answer has no rows to be pinned.', {
      hint: 'Leave the place out, to pin the whole of it.',
    })
  return Object.fromEntries(Object.entries(place === null ? whole : (rows?.measures ?? {})))
}

function measureIn(
  measured: Measures,
  { place, measure: wanted }: { place: string | null; measure: string | null },
): { name: string; measure: Measure<unknown> } {
  const known = measuresIn(measured, place)
  const name = wanted ?? Object.keys(known)[0] ?? ''
  const measure = Object.hasOwn(known, name) ? known[name] : undefined
  if (measure === undefined)
    throw new CairnError('not_found', 'pin.measure', `${shownWord(name)} is no number of it.`, {
      hint: `There is ${Object.keys(known).join(', ')}${placesHint(place, measured.rows)}.`,
    })
  return { name, measure }
}

/** What a measure is read from; undefined where the answer has no such row. */
function thingIn({ rows }: Measures, answer: Answer, place: string | null): unknown {
  return place === null ? answer : rows?.of(answer).find((row) => rows.placeOf(row) === place)
}

function placesHint(place: string | null, rows: Measures['rows']): string {
  return place !== null || rows === undefined
    ? ''
    : `; and of one of its rows, ${Object.keys(rows.measures).join(', ')}`
}

function noSuchPlace({ rows }: Measures, answer: Answer, place: string): CairnError {
  const places = rows?.of(answer).map((row) => rows.placeOf(row)) ?? []
  const near = nearNames(place, places)
  const shown = near.length > 0 ? near : places.slice(0, 3)
  return new CairnError('not_found', 'pin.place', `${shownWord(place)} is no row of this answer.`, {
    hint:
      places.length === 0
        ? 'It has none.'
        : `${near.length > 0 ? 'It has' : 'Its first are'} ${shown.map(shownWord).join(', ')}.`,
  })
}

async function figureOf(
  scope: Scope,
  { label, unit }: Pick<Measure<unknown>, 'label' | 'unit'>,
  { value, n, interval }: Measured,
): Promise<Figure> {
  const { label: asked, from, to } = shownWindow(scope.window)
  const history = await historyOf(scope)
  return {
    ...{ label, value, unit, n, low: interval?.low ?? null, high: interval?.high ?? null },
    window: {
      label: asked,
      from: from ?? history?.from.toISOString() ?? null,
      to: to ?? history?.to.toISOString() ?? null,
    },
    head: scope.branch.head,
  }
}

/** What is no path is no file that could be gone. */
async function isThere(
  { facts, repository, branch }: Scope,
  { rows }: Measures,
  place: string | null,
): Promise<boolean> {
  if (place === null || place === '.' || rows?.arePaths !== true) return true
  const [path = ''] = place.split('#')
  const found = await facts.db
    .selectFrom('head_file')
    .select('path_id')
    .where('repository_id', '=', repository.id)
    .where('branch_id', '=', branch.id)
    .where('path_id', 'in', pathsBelow(facts.db, repository.id, path))
    .limit(1)
    .execute()
  return found.length > 0
}

async function surenessOf(
  scope: Scope,
  {
    measure,
    measured: { rows },
    asked: { place, better, since, input },
  }: {
    measure: Measure<unknown>
    measured: Measures
    asked: AskedSince
  },
): Promise<Sureness> {
  const { label, to } = scope.window
  if (to !== null && /\.\.\S/.test(label))
    return { how: 'nothing', because: `it asks about ${label} alone, whatever day it is` }
  if (measure.isExact === true) return { how: 'exact' }
  if (measure.weeks === undefined) return { how: 'intervals' }
  if (scope.unit !== 'commit' && measure.isOfAnyUnit !== true)
    return {
      how: 'nothing',
      because: 'week by week it is counted in commits, and in no other unit',
    }
  const path = place !== null && rows?.arePaths === true ? place : undefined
  if (path?.includes('#') || path === '.')
    return { how: 'nothing', because: 'week by week only files and folders are followed' }
  const around = path === undefined ? scope : { ...scope, prefix: path }
  const beforeMax = weeksIn(shownWindow(scope.window))
  const span = await spanAround(around, { since, beforeMax })
  if (span === undefined) return { how: 'nothing', because: 'no commit has a date' }
  const series = await measure.weeks({ scope, span, place: place ?? '', input })
  invariant(series.weeks.length === span.weeks, 'a series has every week of its span')
  const compared = beforeAfter(series, { cut: span.cut, compared: span.compared, better })
  return { how: 'weeks', ...daysOf(span), compared }
}
