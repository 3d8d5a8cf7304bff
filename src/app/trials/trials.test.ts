/** Trials of remedies on histories whose truth is known: one that works, one that changes nothing, one with too little to tell. */
import { expect } from 'vitest'
import { reviewVerb } from '#practices/decisions/review-verbs.ts'
import {
  acceptProposal,
  get as getDecision,
  propose,
  rejectProposal,
} from '#practices/decisions/verbs.ts'
import { get as getFriction, report } from '#practices/frictions/verbs.ts'
import { pinVerbs } from '#records/pin-verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import type { Verb } from '#verbs/verb.ts'
import { aFlowingProject, dayOfWeek } from '../../../test/a-flowing-project.ts'
import { test as base } from '../../../test/cairn.ts'
import { evidencePort } from '../pins/evidence-port.ts'
import { flowVerbs } from '../flow/verbs.ts'
import { trialVerbs } from './verbs.ts'

/** As JSON gives it. */
// oxlint-disable-next-line typescript/no-explicit-any -- What is told is held against what is expected, whatever it is.
type Told = any

const begins = 26
const test = base.extend<{
  ask: (name: string, given: object, week?: number) => Promise<Told>
  at: (week: number) => Session
}>({
  at: async ({ session }, use) => {
    await use((week) => ({
      ...session,
      now: () => new Date(`${dayOfWeek(week)}T12:00:00Z`),
    }))
  },
  ask: async ({ facts, folder, at }, use) => {
    const evidence = Promise.resolve({ facts, dataFolder: folder })
    const verbs: readonly Verb[] = [
      ...[...trialVerbs(evidence), ...flowVerbs(evidence)],
      ...[reviewVerb(evidencePort(evidence)), ...Object.values(pinVerbs(evidencePort(evidence)))],
    ]
    await use(async (name, given, week = begins) => {
      const verb = verbs.find((one) => one.name === name)
      return verb === undefined ? expect.fail(`${name} is no verb`) : call(verb, at(week), given)
    })
  },
})

/** From the day on which it is tried, changes wait as much of what they did as `left` says. */
/** The last week is not known whole. */
const project = (left: number, weeks = begins + 11) => ({
  weeks,
  waitHours: (week: number) => 4 * (week < begins ? 1 : left),
})

test('a remedy that works is told so, by its numbers and beside what people say', async ({
  facts,
  ask,
  at,
}) => {
  await aFlowingProject(facts, project(0.3))
  const friction = await call(report, at(begins), { title: 'We wait for reviews' })
  const other = await call(propose, at(begins - 1), { title: 'Use a formatter' })
  await call(acceptProposal, at(begins + 1), { id: other.id, because: 'It saves talk.' })
  const begun = await ask('trials.begin', {
    ...{ remedy: 'review-hours', friction: '1', cause: 'pickup', repository: 'app' },
  })
  expect(begun).toMatchObject({
    ...{ number: 2, title: 'Two fixed times a day for reviews', state: 'running', pins: 2 },
    ...{ startsOn: dayOfWeek(begins), reviewOn: dayOfWeek(begins + 4), cause: 'pickup' },
    ...{ remedy: { ref: 'review-hours' }, frictions: [{ number: 1 }], without: [] },
  })
  expect(begun.expected).toMatch(/^Time until a first look: down from .* h of working time\.$/)
  expect(await call(getFriction, at(begins), { id: friction.id })).toMatchObject({
    ...{ status: 'trying', proposal: begun.id },
  })
  expect(await ask('trials.list', { state: 'due' }, begins + 3)).toMatchObject({ items: [] })
  const [due] = (await ask('trials.list', { state: 'due' }, begins + 10)).items
  expect(due).toMatchObject({ number: 2, meanwhile: [{ number: 1, title: 'Use a formatter' }] })
  const trial = await ask('trials.get', { id: '2' }, begins + 10)
  const [pickup] = trial.compared
  expect(pickup).toMatchObject({
    ...{ verdict: 'better', how: 'weeks', since: dayOfWeek(begins) },
    pin: { measure: 'pickup', better: 'lower', frozen: { unit: 'working minutes' } },
    change: { before: { weeks: begins }, after: { weeks: 10 } },
  })
  expect(pickup.change.difference.high).toBeLessThan(0)
  // Six changes are too few for a median: two weeks are told together, none of them across the day.
  expect(pickup.change.course).toHaveLength((begins + 10) / 2)
  expect(pickup.change.course).toContainEqual(
    expect.objectContaining({ from: dayOfWeek(begins), weeks: 2, n: 12 }),
  )
  // One method, asked in two ways.
  const late = await call(propose, at(begins + 20), { title: 'Write in pairs' })
  await call(acceptProposal, at(begins + 20), { id: late.id, because: 'It is fun.' })
  const compared = await ask('flow.compare', {
    ...{ measure: 'pickup', since: dayOfWeek(begins), repository: 'app' },
  })
  // What was decided behind the last week that is compared changed nothing in it.
  expect(compared.alsoDecided.map(({ title }: Told) => title)).toEqual([
    begun.title,
    'Use a formatter',
  ])
  const { before, after, difference } = pickup.change
  expect(compared).toMatchObject({ verdict: 'worked', before, after, difference })
  const review = await ask(
    'decisions.review',
    { id: '2', verdict: 'worked', because: 'Nobody waits a day any more.' },
    begins + 10,
  )
  expect(review).toMatchObject({ measured: 'better', since: dayOfWeek(begins) })
  expect((await ask('trials.list', { state: 'judged' }, begins + 11)).items).toMatchObject([
    { number: 2, verdict: 'worked', measured: 'better', reviewOn: null },
  ])
})

test('where nothing changes it cannot be told, and people may say otherwise', async ({
  facts,
  ask,
}) => {
  await aFlowingProject(facts, project(1))
  await ask('trials.begin', { remedy: 'review-hours' })
  const trial = await ask('trials.get', { id: '1' }, begins + 10)
  expect(trial.compared.map(({ verdict }: Told) => verdict)).toEqual(['cannot tell', 'cannot tell'])
  const said = { id: '1', verdict: 'worked', because: 'It feels calmer.' }
  expect(await ask('decisions.review', said, begins + 10)).toMatchObject({
    ...{ verdict: 'worked', measured: 'cannot tell' },
  })
})

test('two weeks are too little to tell', async ({ facts, ask }) => {
  await aFlowingProject(facts, project(0.3, begins + 3))
  await ask('trials.begin', { remedy: 'review-hours', weeks: 2 })
  const { compared } = await ask('trials.get', { id: '1' }, begins + 2)
  expect(compared[0]).toMatchObject({
    ...{ verdict: 'cannot tell', because: '2 weeks lie since that day; 4 are needed to compare' },
  })
})

test('what cannot be measured here is said, and the trial asks its question', async ({ ask }) => {
  const plan = await ask('trials.plan', { remedy: 'quiet-mornings' })
  expect(plan.ask).not.toBeNull()
  const begun = await ask('trials.begin', { remedy: 'quiet-mornings', before: 'Three of five.' })
  expect(begun).toMatchObject({ pins: 0, ask: plan.ask, before: 'Three of five.' })
  expect(begun.without).toHaveLength(plan.without.length)
  const said = { id: '1', verdict: 'worked', because: 'We got more done.' }
  await expect(ask('decisions.review', said, begins + 5)).rejects.toMatchObject({
    code: 'decisions.review.asked',
  })
  const review = await ask('decisions.review', { ...said, answered: 'Five of five.' }, begins + 5)
  expect(review.because).toBe(`We got more done.\n\n**${plan.ask}**\n\nFive of five.`)
})

test('a trial that is discussed first begins when it is accepted', async ({ facts, ask, at }) => {
  await aFlowingProject(facts, project(0.3))
  await call(report, at(begins), { title: 'We wait for reviews' })
  const proposed = await ask('trials.begin', {
    ...{ remedy: 'review-hours', friction: '1', discuss: true },
  })
  expect(proposed).toMatchObject({ state: 'proposed', frictions: [], pins: 2 })
  expect(await call(getFriction, at(begins), { id: '1' })).toMatchObject({ status: 'reported' })
  await call(acceptProposal, at(begins + 2), {
    ...{ id: '1', because: 'Agreed.', trial: 'Half the wait.', reviewOn: dayOfWeek(begins + 8) },
  })
  expect((await ask('trials.list', {}, begins + 2)).items).toMatchObject([
    { state: 'running', startsOn: dayOfWeek(begins + 2), expected: 'Half the wait.' },
  ])
  expect(await call(getDecision, at(begins + 2), { id: '1' })).toMatchObject({
    tries: { remedy: 'review-hours', expected: 'Half the wait.' },
  })
})

test('a trial is in one state, alone and in lists, also where it was never taken up', async ({
  facts,
  ask,
  at,
}) => {
  await aFlowingProject(facts, project(0.3))
  const discussed = { remedy: 'review-hours', discuss: true }
  await ask('trials.begin', discussed)
  await ask('trials.begin', discussed)
  await call(rejectProposal, at(begins), { id: '1', because: 'Not now.' })
  await call(acceptProposal, at(begins), { id: '2', because: 'For good, and on no trial.' })
  expect(await ask('trials.get', { id: '1' })).toMatchObject({ state: 'ended' })
  expect((await ask('trials.list', { state: 'ended' })).items).toMatchObject([{ number: 1 }])
  await expect(ask('trials.get', { id: '2' })).rejects.toMatchObject({ code: 'trials.none' })
  expect((await ask('trials.list', {})).items).toMatchObject([{ number: 1 }])
})

test('what is no trial, and what cannot be tried, is refused', async ({ ask, at }) => {
  await call(propose, at(begins), { title: 'Use a formatter' })
  await expect(ask('trials.get', { id: '1' })).rejects.toMatchObject({ code: 'trials.none' })
  await expect(ask('trials.begin', { remedy: 'no-such-thing' })).rejects.toMatchObject({
    code: 'remedies.none',
  })
  const past = { remedy: 'review-hours', startsOn: dayOfWeek(begins - 20) }
  await expect(ask('trials.begin', past)).rejects.toMatchObject({ code: 'decisions.review.past' })
})

test('what hurts is measured first, though the remedy is known for something else', async ({
  facts,
  ask,
}) => {
  await aFlowingProject(facts, project(1))
  const keys = async (given: object): Promise<string[]> => {
    const plan = await ask('trials.plan', { remedy: 'change-description', ...given })
    return plan.measures.map(({ measure }: { measure: string }) => measure)
  }
  const usual = await keys({})
  expect(usual).not.toContain('review')
  expect(await keys({ cause: 'review' })).toEqual(['review', ...usual])
})
