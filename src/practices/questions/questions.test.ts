/** Questions through the one way in, on a real database. */
import { expect } from 'vitest'
import { releaseDue } from '#records/unnamed.ts'
import { releases } from '#app/upkeep.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { anotherMember } from '../../../test/another-member.ts'
import { test as base } from '../../../test/cairn.ts'
import { askVerb } from './ask-verb.ts'
import { counts, foundAlone } from './count-verbs.ts'
import { editVerb } from './edit-verb.ts'
import { similarVerb } from './similar-verb.ts'
import { editHint, hint, takeBack } from './hint-verbs.ts'
import { drop, offer, officeHours } from './hours-verbs.ts'
import type { CodeKnown } from './knowing.ts'
import * as verbs from './verbs.ts'

interface Desk {
  helper: Session
  ask: (input: Record<string, unknown>, known?: Partial<CodeKnown>) => Promise<{ id: string }>
}

const test = base.extend<Desk>({
  helper: async ({ facts, session }, use) => use(await anotherMember(facts, session)),
  ask: async ({ session }, use) =>
    use(async (input, known = {}) => {
      const verb = askVerb(async () => ({ code: [], members: [], ...known }))
      const { id = '' } = await call(verb, session, { title: 'It hangs', ...input })
      return { id }
    }),
})

test('hints are folded, and open one rung at a time, by the asker alone', async ({
  session,
  helper,
  ask,
}) => {
  const { id } = await ask({ goal: 'Ship it.', minutes: 20 })
  await call(hint, helper, { id, rung: 6, body: 'The lock is never given back.' })
  await call(hint, helper, { id, rung: 1, body: 'What holds the lock?' })
  const read = await call(verbs.get, session, { id })
  expect(read).toMatchObject({ status: 'guided', next: 1, isMine: true })
  expect(read.hints.map(({ rung, body }) => [rung, body])).toEqual([
    [1, null],
    [6, null],
  ])
  await expect(call(verbs.open, helper, { id, rung: 1 })).rejects.toMatchObject({
    code: 'questions.askers',
  })
  await expect(call(verbs.open, session, { id, rung: 6 })).rejects.toMatchObject({
    code: 'questions.rung',
  })
  // Twice is once: the next rung stays folded.
  for (const _ of [1, 2]) {
    const opened = await call(verbs.open, session, { id, rung: 1 })
    expect(opened.hints.map(({ body }) => body)).toEqual(['What holds the lock?', null])
  }
  await expect(call(verbs.get, session, { id, unfold: true })).rejects.toMatchObject({
    code: 'questions.unfold',
  })
  const helpers = await call(verbs.get, helper, { id, unfold: true })
  // How far the asker came is theirs to know; who comes by climbs for themselves.
  expect(helpers.hints.map(({ body, isOpen }) => [body !== null, isOpen])).toEqual([
    [true, false],
    [true, false],
  ])
  const passing = await call(verbs.get, helper, { id })
  expect(passing.hints.map(({ body, isOpen }) => [body, isOpen])).toEqual([
    [null, false],
    [null, false],
  ])
  expect(passing.next).toBe(1)
})

test('what was found before the way was shown is found, and after it answered with what would have told it', async ({
  session,
  helper,
  ask,
}) => {
  const one = await ask({})
  await call(hint, helper, { id: one.id, rung: 2, body: 'Look at the pool.' })
  await call(verbs.open, session, { id: one.id, rung: 2 })
  await expect(call(verbs.closeQuestion, helper, { id: one.id, found: 'x' })).rejects.toMatchObject(
    {
      code: 'questions.askers',
    },
  )
  expect(
    await call(verbs.closeQuestion, session, { id: one.id, found: 'The pool was empty.' }),
  ).toMatchObject({ status: 'found', wouldHaveTold: null })
  await expect(call(hint, helper, { id: one.id, rung: 2, body: 'Late.' })).rejects.toMatchObject({
    code: 'questions.state',
  })
  expect(await call(verbs.reopenQuestion, session, { id: one.id })).toMatchObject({
    status: 'guided',
  })

  const other = await ask({})
  await call(hint, helper, { id: other.id, rung: 6, body: 'It is the pool.' })
  await call(verbs.open, session, { id: other.id, rung: 6 })
  await expect(
    call(verbs.closeQuestion, session, { id: other.id, found: 'The pool.' }),
  ).rejects.toMatchObject({ code: 'questions.would_have_told' })
  expect(
    await call(verbs.closeQuestion, session, {
      ...{ id: other.id, found: 'The pool.', wouldHaveTold: 'The metric of waiting clients.' },
    }),
  ).toMatchObject({ status: 'answered' })
  expect((await call(counts, helper, {})).topics).toEqual([
    {
      ...{ topic: '', questionCount: 2, openCount: 1, foundCount: 0, answeredCount: 1 },
      ...{ rungs: [0, 0, 0, 0, 0, 0, 0, 1], foundAlone: null },
    },
  ])
})

test('when it burns, all is open at once, and what comes later too', async ({
  session,
  helper,
  ask,
}) => {
  const { id } = await ask({})
  await call(hint, helper, { id, rung: 3, body: 'Locks have an order.' })
  const burning = await call(verbs.unblockQuestion, session, { id })
  expect(burning.hints.map(({ body }) => body)).toEqual(['Locks have an order.'])
  await call(hint, helper, { id, rung: 6, body: 'Swap the two.' })
  const { hints, next } = await call(verbs.get, session, { id })
  expect([hints.map(({ isOpen }) => isOpen), next]).toEqual([[true, true], null])
})

test('a hint is its helper’s: nobody else changes it, and nobody helps themselves', async ({
  session,
  helper,
  ask,
}) => {
  const { id } = await ask({})
  await expect(call(hint, session, { id, rung: 0, body: 'x' })).rejects.toMatchObject({
    code: 'questions.own',
  })
  const told = await call(hint, helper, { id, rung: 0, body: 'So it hangs at night?' })
  const [one] = told.hints
  if (one === undefined) return expect.fail('there is a hint')
  const changed = { hint: one.id, version: 1, rung: 1 }
  await expect(call(editHint, session, changed)).rejects.toMatchObject({
    code: 'questions.hint.others',
  })
  expect((await call(editHint, helper, changed)).hints).toMatchObject([
    { rung: 1, body: 'So it hangs at night?', version: 2 },
  ])
  await expect(call(editHint, helper, changed)).rejects.toMatchObject({
    code: 'questions.hint.changed',
  })
  await expect(call(takeBack, session, { hint: one.id })).rejects.toMatchObject({
    code: 'questions.hint.others',
  })
  expect(await call(takeBack, helper, { hint: one.id })).toMatchObject({
    ...{ hints: [], status: 'open' },
  })
})

test('a question without a name is climbed by whoever reads it, and closed without one', async ({
  session,
  facts,
}) => {
  for (let i = 0; i < 5; i++) await anotherMember(facts, session, { name: `Member ${i}` })
  const held: unknown[] = []
  const team: Session = {
    ...{ ...session, url: 'https://cairn.example' },
    hold: async ({ what, dueAt }) => {
      held.push(what)
      await facts.pool.query(
        'insert into records.held (held_id, what, due_at) values (gen_random_uuid(), $1, $2)',
        [JSON.stringify(what), dueAt],
      )
    },
  }
  const ask = askVerb(async () => ({ code: [], members: [] }))
  expect(await call(ask, team, { title: 'Quiet', anonymous: true })).toMatchObject({
    held: true,
  })
  const appear = async (day: string) => releaseDue(session.db, { now: new Date(day), releases })
  await appear('2026-02-01T00:00:00Z')
  const [one] = (await call(verbs.list, team, {})).items
  if (one === undefined) return expect.fail('it appeared')
  expect(one).toMatchObject({ author: null, status: 'open' })
  const { id } = one
  for (const rung of [1, 6]) await call(hint, team, { id, rung, body: `On rung ${rung}.` })
  await expect(call(verbs.open, team, { id, rung: 1 })).rejects.toMatchObject({
    code: 'questions.unnamed',
  })
  const climbed = await call(verbs.get, team, { id, upTo: 1 })
  expect([climbed.hints.map(({ body }) => body), climbed.next]).toEqual([['On rung 1.', null], 6])
  const closing = { id, found: 'It was the pool.', anonymous: true, upTo: 6 }
  await expect(call(verbs.closeQuestion, team, closing)).rejects.toMatchObject({
    code: 'questions.would_have_told',
  })
  await call(verbs.closeQuestion, team, { ...closing, wouldHaveTold: 'A metric.' })
  expect(JSON.stringify(held)).not.toContain(session.actor.id)
  expect(await call(verbs.get, team, { id })).toMatchObject({ status: 'guided' })
  await appear('2026-03-01T00:00:00Z')
  expect(await call(verbs.get, team, { id })).toMatchObject({
    ...{ status: 'answered', found: 'It was the pool.', wouldHaveTold: 'A metric.' },
  })
  const { rows } = await facts.pool.query(
    `select act, member_id from records.revision where record_id = $1 order by version`,
    [id],
  )
  expect(rows.filter(({ act }) => act !== 'questions.hint')).toEqual([
    { act: 'questions.ask', member_id: null },
    { act: 'questions.close', member_id: null },
  ])
})

test('what has a name is not closed without one', async ({ session, ask }) => {
  const { id } = await ask({})
  await expect(
    call(verbs.closeQuestion, session, { id, found: 'x', anonymous: true }),
  ).rejects.toMatchObject({ code: 'questions.named' })
})

test('a question reaches those who know its code, and not always the same two', async ({
  session,
  facts,
  ask,
}) => {
  const team: string[] = []
  for (const name of ['Ana', 'Béla', 'Chi', 'Dai', 'Eve'])
    team.push((await anotherMember(facts, session, { name })).actor.id)
  const told = async () => {
    const { rows } = await facts.pool.query<{ member_id: string; acts: object }>(
      `select member_id, acts from records.notice where acts ? 'questions.reach'`,
    )
    return rows.map(({ member_id: id }) => team.indexOf(id))
  }
  const members = [session.actor.id, ...team]
  await ask({}, { members })
  expect((await told()).toSorted((a, b) => a - b)).toEqual([0, 1, 2])
  for (const _ of [2, 3]) await ask({}, { members })
  expect(new Set(await told())).toEqual(new Set([0, 1, 2, 3, 4]))
})

test('a file is a place whether or not its name has an ending; a folder is many', async ({
  session,
  ask,
}) => {
  const { id } = await ask({ body: 'See app:deploy/Dockerfile and app:src/api.' })
  await ask({ title: 'Image', body: 'Who builds app:deploy/Dockerfile?' })
  await ask({ title: 'Folder', body: 'What is app:src/api for?' })
  const { samePlace } = await call(verbs.get, session, { id })
  expect(samePlace.map(({ title }) => title)).toEqual(['Image'])
})

test('code that is named is written as records point at code, and joins questions about one place', async ({
  session,
  ask,
}) => {
  const code = [{ raw: 'at f (src/api/f.ts:3:1)', reference: 'app:src/api/f.ts#L3' }]
  const one = await ask({ body: 'at f (src/api/f.ts:3:1)' }, { code })
  await ask({ title: 'Again', body: 'See app:src/api/f.ts#L9.' })
  await ask({ title: 'Elsewhere', body: 'See other:src/api/f.ts#L9.' })
  const read = await call(verbs.get, session, { id: one.id })
  expect(read.body).toContain('* app:src/api/f.ts#L3')
  expect(read.samePlace.map(({ title }) => title)).toEqual(['Again'])
  expect((await call(counts, session, {})).areas).toMatchObject([
    { repository: 'app', area: 'src/api', questionCount: 2 },
    { repository: 'other', area: 'src/api', questionCount: 1 },
  ])
  expect(
    (
      await call(
        similarVerb(async () => []),
        session,
        { title: 'hangs' },
      )
    ).items,
  ).toMatchObject([{ title: 'It hangs' }])
})

test('what was found while writing is counted from five on', async ({ session, ask }) => {
  const alone = async () => (await call(counts, session, {})).topics
  for (let i = 0; i < 4; i++) await call(foundAlone, session, { topics: ['locks'] })
  expect(await alone()).toEqual([])
  await call(foundAlone, session, { topics: ['locks'] })
  expect(await alone()).toMatchObject([{ topic: 'locks', questionCount: 0, foundAlone: 5 }])
  const areas = ['app:src/billing/invoice', 'app:src/billing', 'app:']
  await ask({ body: 'app:src/billing/a.ts' })
  for (let i = 0; i < 4; i++) await call(foundAlone, session, { areas })
  const byArea = async () => (await call(counts, session, {})).areas
  expect(await byArea()).toMatchObject([{ area: 'src/billing', foundAlone: null }])
  await call(foundAlone, session, { areas })
  // Two folders of it are counted, and each once.
  expect(await byArea()).toMatchObject([
    { repository: 'app', area: 'src/billing', questionCount: 1, foundAlone: 5 },
    { repository: 'app', area: '', questionCount: 0, foundAlone: 5 },
  ])
  await expect(call(foundAlone, session, { areas: ['billing'] })).rejects.toThrow('app:src/billing')
})

test('office hours follow the clocks of their zone', async ({ session, helper }) => {
  // It is Monday, 5 January 2026, 9:00 UTC: 10:00 in Berlin.
  const berlin = { weekday: 1, from: '9:30', to: '10:30', zone: 'Europe/Berlin' }
  await call(offer, helper, { ...berlin, about: 'locks' })
  const { items } = await call(offer, session, { ...berlin, weekday: 7 })
  expect(items.map(({ isNow, next, about }) => [isNow, next, about])).toEqual([
    [true, '2026-01-05T08:30:00.000Z', 'locks'],
    [false, '2026-01-11T08:30:00.000Z', ''],
  ])
  await expect(call(offer, session, { ...berlin, to: '9:30' })).rejects.toMatchObject({
    code: 'questions.hours.order',
  })
  await expect(call(offer, session, { ...berlin, zone: 'Mars/Olympus' })).rejects.toThrow('Mars')
  await expect(call(drop, session, { id: items[0]?.id })).rejects.toMatchObject({
    code: 'questions.hours.none',
  })
  await call(drop, helper, { id: items[0]?.id })
  expect((await call(officeHours, helper, {})).items).toHaveLength(1)
})

test('code that is named when the words are changed joins the list of what they name', async ({
  session,
  ask,
}) => {
  const named = (reference: string) => ({ raw: '', reference })
  const { id } = await ask({ body: 'See.' }, { code: [named('app:src/a.ts#L1')] })
  const edit = editVerb(async (text) => ({
    code: text.includes('b.ts') ? [named('app:src/a.ts#L1'), named('app:src/b.ts#L2')] : [],
    members: [],
  }))
  const told = 'See.\n\nCode that this names:\n\n* app:src/a.ts#L1\n'
  expect((await call(edit, session, { id, version: 1, goal: 'Ship it.' })).body).toBe(told)
  const more = await call(edit, session, { id, version: 2, observed: 'at x (src/b.ts:2)' })
  expect(more.body).toBe(`${told}* app:src/b.ts#L2\n`)
  expect((await call(verbs.get, session, { id })).places).toHaveLength(2)
})
