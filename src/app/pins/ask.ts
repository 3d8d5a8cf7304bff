/** What pins ask of evidence: one number of an answer for the first time, all that could be pinned, and the same number again. */
import type { Answer } from '#insights/insight.ts'
import type { Again, AskedSince, Frozen, Offered, PinWish } from '#records/evidence-port.ts'
import { CairnError, invariant } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import type { Evidence } from '../asked-scope.ts'
import { foundThing, measureIn, measuresIn, noSuchPlace } from './find-measure.ts'
import type { Measures } from './measure.ts'
import { betterOf } from './measures.ts'
import { opened, pinnable, type Opened } from './question.ts'

export async function freeze(evidence: Evidence, wish: PinWish, now: Date): Promise<Frozen> {
  const { place } = wish
  const wanted = wish.measure === null ? {} : { wanted: [wish.measure] }
  return opened(evidence, { wish, now, ...wanted }, async (question) => {
    const { verb, given, measured, ask } = question
    const { name, measure } = measureIn(measured, { place, measure: wish.measure })
    const answer = await ask()
    const thing = await foundThing(question, place)
    if (thing === undefined) throw noSuchPlace(measured, answer, place ?? '')
    return {
      ...{ verb, input: given, place, measure: name },
      better: betterOf(measure, place),
      figure: await question.figureOf(measure, measure.read(thing)),
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
  return opened(evidence, { wish, now }, async (question) => {
    const { measured, ask } = question
    const known = Object.entries(measuresIn(measured, place))
    const thing = await foundThing(question, place)
    if (thing === undefined) throw noSuchPlace(measured, await ask(), place ?? '')
    return Promise.all(
      known.map(async ([name, measure]) => ({
        ...{ measure: name, better: betterOf(measure, place) },
        figure: await question.figureOf(measure, measure.read(thing)),
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
  const [{ verb, input } = { verb: '', input: {} }] = alike
  try {
    const one = await pinnable(evidence, verb)
    const wish = { given: one.parse(input), now, wanted: alike.map(({ measure }) => measure) }
    return await one.open(wish, async (question) => {
      const told: [AskedSince, Again][] = []
      for (const asked of alike) told.push([asked, await askOne(question, asked).catch(inWords)])
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

async function askOne(question: Opened, asked: AskedSince): Promise<Again> {
  const named = measureIn(question.measured, asked)
  const { measure } = named
  const thing = await foundThing(question, asked.place)
  const place = asked.place ?? ''
  if (thing === undefined && !(await question.isThere(asked.place)))
    return {
      figure: null,
      because: `${shownWord(place)} is not there any more, or has another name now`,
    }
  const read = thing === undefined ? await question.whenAbsent(measure, place) : measure.read(thing)
  if (read === undefined)
    return { figure: null, because: `${shownWord(place)} is no row of the answer any more` }
  return {
    figure: await question.figureOf(measure, read),
    sureness: await question.surenessOf(named, asked),
  }
}
