/** What pins ask of evidence: one number of an answer for the first time, all that could be pinned, and the same number again. */
import { pathsBelow } from '#facts/reading/counted.ts'
import { shownWindow, type Answer, type Scope } from '#insights/insight.ts'
import type { Again, AskedSince, Figure, Frozen, Offered, PinWish } from '#records/evidence-port.ts'
import { CairnError, invariant } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import { parsed } from '#verbs/call.ts'
import { inAskedScope, type Evidence } from '../asked-scope.ts'
import { historyOf } from '../history.ts'
import { foundThing, measureIn, measuresIn, noSuchPlace } from './find-measure.ts'
import type { Measure, Measured, Measures } from './measure.ts'
import { betterOf } from './measures.ts'
import { asking, opened, pinnable, type Question } from './question.ts'
import { surenessOf } from './sureness.ts'

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

/** What stands below the rows that were asked for, stands behind them in what is kept. */
function withRow(answer: Answer, { rows }: Measures, thing: unknown): Record<string, unknown> {
  const shown = rows?.of(answer)
  if (thing === answer || rows === undefined || shown === undefined) return { ...answer }
  const place = rows.placeOf(thing)
  if (shown.some((row) => rows.placeOf(row) === place)) return { ...answer }
  const list = Object.entries(answer).find(([, value]) => value === shown)
  return list === undefined ? { ...answer } : { ...answer, [list[0]]: [...shown, thing] }
}

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
      const question = { measured, given, ask: asking(scope, insight, given) }
      const told: [AskedSince, Again][] = []
      for (const asked of alike)
        told.push([asked, await askOne(scope, question, asked).catch(inWords)])
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

async function askOne(scope: Scope, question: Question, asked: AskedSince): Promise<Again> {
  const { measured } = question
  const { measure } = measureIn(measured, asked)
  const thing = await foundThing(question, asked.place)
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
