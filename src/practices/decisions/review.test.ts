/** Trials and reviews through the one way in. Evidence is what the test says; src/app/pins/pins.test.ts asks a real history. */
import { describe, expect } from 'vitest'
import type { Again, EvidencePort, Figure } from '#records/evidence-port.ts'
import { pinVerbs } from '#records/pin-verbs.ts'
import { recent } from '#records/record-verbs.ts'
import { searchRecords } from '#records/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { test } from '../../../test/cairn.ts'
import { sayDecision } from './decision-words.ts'
import { map } from './map-verbs.ts'
import { sayMap } from './map-words.ts'
import { Decision } from './schema.ts'
import { due, reviews, reviewVerb } from './review-verbs.ts'
import { acceptProposal, deprecateDecision, get, list, propose, rejectProposal } from './verbs.ts'

const figure: Figure = {
  ...{ label: 'changes to it', value: 65, unit: '', n: 65, low: null, high: null },
  ...{ window: { label: '3m', from: null, to: null }, head: 'a'.repeat(40) },
}
const because = 'weeks differ by this much hardly ever by chance'

/** Evidence that is what it is; asked again, it is what `again` says. */
function portOf(again: (since: string) => Again): EvidencePort {
  return {
    freeze: async ({ verb, place }) => ({
      ...{ verb, input: { repository: 'app' }, place, measure: 'revisions' },
      ...{ better: 'lower', figure, answer: { n: 65 } },
    }),
    offer: async () => [{ measure: 'revisions', better: 'lower', figure }],
    askAgain: async (asked) => asked.map(({ since }) => again(since)),
  }
}

const fewer = portOf(() => ({
  figure: { ...figure, value: 13, n: 13 },
  sureness: {
    ...{ how: 'weeks', from: '2025-07-07', to: '2026-04-26' },
    compared: {
      ...{ verdict: 'better', because },
      before: { weeks: 26, n: 130, value: 5 },
      after: { weeks: 16, n: 16, value: 1 },
      difference: { value: -4, low: -4.3, high: -3.6, level: 0.9, method: 'bootstrap' },
    },
    course: [{ from: '2025-07-07', weeks: 1, value: 5, n: 5 }],
  },
}))
const gone = portOf(() => ({ figure: null, because: 'it is gone' }))

const on = (session: Session, day: string): Session => ({
  ...session,
  now: () => new Date(`${day}T09:00:00Z`),
})

async function aTrial(session: Session, title = 'Split the core') {
  const { id } = await call(propose, session, { title })
  return call(acceptProposal, session, {
    ...{ id, because: 'It hurts.', trial: 'A third of the changes.', reviewOn: '2026-03-01' },
  })
}

describe('a decision on trial', () => {
  test('is told from one that holds for good wherever its state stands', async ({ session }) => {
    const { id } = await aTrial(session)
    await call(propose, session, { title: 'Another', body: 'After decision#1.', related: ['1'] })
    const states = async (): Promise<unknown[]> => [
      (await call(list, session, {})).items.at(-1)?.trialUntil,
      (await call(map, session, {})).items[0]?.trialUntil,
      (await call(searchRecords, session, { text: 'split' })).items[0]?.trialUntil,
      (await call(recent, session, {})).items.find((one) => one.id === id)?.trialUntil,
    ]
    expect(await states()).toEqual(Array(4).fill('2026-03-01'))
    expect(sayMap(await call(map, session, {})).map(({ text }) => text)).toContainEqual(
      expect.stringContaining('Split the core (on trial until 2026-03-01)'),
    )
    expect(sayDecision(await call(get, session, { id }))[1]?.text).toMatch(
      /^on trial until 2026-03-01, accepted on 2026-01-05; version 2$/,
    )
    await call(reviewVerb(fewer), on(session, '2026-02-20'), {
      ...{ id, verdict: 'worked', because: 'Fewer.' },
    })
    expect(await states()).toEqual(Array(4).fill(null))
  })

  test('says what it should change, and when that is asked', async ({ session }) => {
    expect(await aTrial(session)).toMatchObject({
      ...{ status: 'accepted', reviewOn: '2026-03-01', reviewed: null },
      trial: { state: 'running', expected: 'A third of the changes.' },
    })
    await call(propose, session, { title: 'Two' })
    const accept = (more: object) =>
      call(acceptProposal, session, { id: '2', because: 'x', trial: 'Less.', ...more })
    await expect(accept({})).rejects.toMatchObject({ code: 'decisions.review.owed' })
    await expect(accept({ reviewOn: '2026-01-04' })).rejects.toMatchObject({
      code: 'decisions.review.past',
    })
    await expect(accept({ reviewOn: '2026-02-01', trial: ' ' })).rejects.toMatchObject({
      code: 'input.invalid',
    })
    expect(await call(acceptProposal, session, { id: '2', because: 'x' })).toMatchObject({
      ...{ trial: null, reviewOn: null },
    })
  })

  test('cannot be without a day of review, whoever writes it', async ({ session }) => {
    const trial = await aTrial(session)
    expect(Decision.safeParse(trial).success).toBe(true)
    expect(Decision.safeParse({ ...trial, reviewOn: null }).success).toBe(false)
  })

  test('is over when people say whether it worked; until then another day is owed', async ({
    session,
  }) => {
    const { id } = await aTrial(session)
    const review = (verdict: string, more: object = {}) =>
      call(reviewVerb(fewer), on(session, '2026-03-02'), { id, verdict, because: 'So.', ...more })
    await expect(review('cannot tell')).rejects.toMatchObject({ code: 'decisions.review.owed' })
    await review('cannot tell', { next: '2026-06-01' })
    expect(await call(get, session, { id })).toMatchObject({
      ...{ trial: { state: 'running' }, reviewOn: '2026-06-01' },
      reviewed: { verdict: 'cannot tell', at: '2026-03-02T09:00:00.000Z' },
    })
    await review('did not')
    expect(await call(get, session, { id })).toMatchObject({
      ...{ trial: { state: 'over', worked: false }, reviewOn: null, status: 'accepted' },
    })
  })
})

describe('a review', () => {
  test('keeps what the pins said on its day, beside what people say', async ({ session }) => {
    const { id } = await aTrial(session)
    const pins = pinVerbs(fewer)
    const pin = await call(pins.pin, session, {
      ...{ record: id, evidence: 'hotspots', place: 'src/core.ts' },
    })
    const review = await call(reviewVerb(fewer), on(session, '2026-03-02'), {
      ...{ id: '1', verdict: 'worked', because: 'Nobody dreads it any more.' },
    })
    expect(review).toMatchObject({
      ...{ record: id, verdict: 'worked', measured: 'better', since: '2026-01-05', nextOn: null },
      compared: [{ pin: { id: pin.id }, difference: -52, verdict: 'better', how: 'weeks' }],
    })
    // Later the evidence is gone, and the pin taken off; the review stands.
    await call(pins.remove, session, { id: pin.id })
    await call(reviewVerb(gone), on(session, '2026-04-01'), {
      ...{ id, verdict: 'did not', because: 'We were wrong.', next: '2026-09-01' },
    })
    const { items } = await call(reviews, session, { id })
    expect(items).toMatchObject([
      { verdict: 'did not', measured: null, compared: [], nextOn: '2026-09-01' },
      review,
    ])
    expect(items[1]).toEqual(review)
  })

  test('names what else was decided meanwhile', async ({ session }) => {
    const accept = async (title: string, day: string) => {
      const { id } = await call(propose, session, { title })
      return call(acceptProposal, on(session, day), { id, because: 'x' })
    }
    await accept('Before', '2026-01-05')
    const own = await accept('Own', '2026-01-06')
    await accept('After', '2026-02-01')
    await accept('The same day', '2026-01-06')
    await call(propose, session, { title: 'Open' })
    const review = await call(reviewVerb(fewer), on(session, '2026-03-01'), {
      ...{ id: own.id, verdict: 'worked', because: 'x' },
    })
    expect(review.alsoDecided.map(({ title }) => title)).toEqual(['The same day', 'After'])
  })

  test('may be told of another day, and says what cannot be asked any more', async ({
    session,
  }) => {
    const { id } = await aTrial(session)
    await call(pinVerbs(gone).pin, session, { record: id, evidence: 'batches' })
    const review = await call(reviewVerb(gone), on(session, '2026-03-02'), {
      ...{ id, verdict: 'worked', because: 'x', since: '2026-02-01' },
    })
    expect(review).toMatchObject({
      ...{ since: '2026-02-01', measured: 'cannot tell' },
      compared: [{ now: null, because: 'it is gone', since: '2026-02-01' }],
    })
  })

  test('is of what was accepted, has a reason, and looks ahead', async ({ session }) => {
    const { id } = await call(propose, session, { title: 'Two' })
    const review = (more: object) =>
      call(reviewVerb(fewer), session, { id, verdict: 'worked', because: 'x', ...more })
    await expect(review({})).rejects.toMatchObject({
      code: 'decisions.state',
      message: '"Two" is open; only an accepted decision is reviewed.',
    })
    await call(acceptProposal, session, { id, because: 'x' })
    await expect(review({ because: ' ' })).rejects.toMatchObject({ code: 'input.invalid' })
    await expect(review({ verdict: 'great' })).rejects.toMatchObject({ code: 'input.invalid' })
    await expect(review({ next: '2026-01-01' })).rejects.toMatchObject({
      code: 'decisions.review.past',
    })
    await expect(review({ version: 1 })).rejects.toMatchObject({ code: 'record.changed' })
    expect((await call(reviews, session, { id })).items).toEqual([])
    await expect(review({ id: '7' })).rejects.toMatchObject({ code: 'record.none' })
    await call(deprecateDecision, session, { id, because: 'x' })
    await expect(review({})).rejects.toMatchObject({ code: 'decisions.state' })
  })
})

test('what is to be reviewed is listed, the most overdue first', async ({ session }) => {
  const accept = async (title: string, reviewOn: string | null, trial: string | null = null) => {
    const { id } = await call(propose, session, { title })
    return call(acceptProposal, session, { id, because: 'x', reviewOn, trial })
  }
  const later = await accept('Later', '2026-05-01')
  await accept('First', '2026-02-01', 'Less pain.')
  await accept('Never', null)
  await accept('Also later', '2026-05-01')
  const { id: withdrawn } = await call(propose, session, { title: 'Rejected' })
  await call(rejectProposal, session, { id: withdrawn, because: 'x' })
  await call(pinVerbs(fewer).pin, session, { record: later.id, evidence: 'batches' })
  const now = on(session, '2026-02-03')
  const first = await call(due, now, { limit: 2 })
  expect(first.items).toMatchObject([
    { title: 'First', reviewOn: '2026-02-01', isOverdue: true, expected: 'Less pain.', pins: 0 },
    { title: 'Later', reviewOn: '2026-05-01', isOverdue: false, expected: null, pins: 1 },
  ])
  const second = await call(due, now, { limit: 2, after: first.next ?? '' })
  expect(second.items.map(({ title }) => title)).toEqual(['Also later'])
  expect(second.next).toBeNull()
  expect((await call(due, now, { overdue: true })).items.map(({ title }) => title)).toEqual([
    'First',
  ])
  // Still the second, on Baker Island.
  expect((await call(due, on(session, '2026-02-02'), { overdue: true })).items).toEqual([])
  await expect(call(due, now, { after: '2026-02-30 1' })).rejects.toMatchObject({
    code: 'input.cursor',
  })
})

test('a record has as many pins as can be looked at', async ({ session }) => {
  const { id: record } = await call(propose, session, { title: 'x' })
  const pins = pinVerbs(fewer)
  const add = () => call(pins.pin, session, { record, evidence: 'batches' })
  const all = await Promise.all(Array.from({ length: 50 }, add))
  await expect(add()).rejects.toMatchObject({ code: 'pin.too_many' })
  const id = all[0]?.id ?? ''
  await call(pins.remove, session, { id })
  await add()
  await expect(call(pins.restore, session, { id })).rejects.toMatchObject({ code: 'pin.too_many' })
  expect((await call(pins.compare, session, { record })).items).toHaveLength(50)
  await expect(call(pins.compare, session, { record, pin: id })).rejects.toMatchObject({
    code: 'pin.none',
  })
  const pin = all[1]?.id
  expect((await call(pins.compare, session, { record, pin })).items).toMatchObject([
    { pin: { id: pin } },
  ])
})

test('the words of a trial are found', async ({ session }) => {
  await aTrial(session)
  const found = await call(searchRecords, session, { text: 'third changes' })
  expect(found.items).toHaveLength(1)
})
