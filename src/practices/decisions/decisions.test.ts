/** Decisions through the one way in, on a real database. */
import { describe, expect } from 'vitest'
import type { Session } from '#verbs/ctx.ts'
import { comment } from '#records/verbs.ts'
import { call } from '#verbs/call.ts'
import { test } from '../../../test/cairn.ts'
import type { Decision } from './schema.ts'
import { expectVerb } from './confirmation-verbs.ts'
import * as debts from './debt-verbs.ts'
import * as verbs from './verbs.ts'
import * as voices from './voice-verbs.ts'

const useKysely = { title: 'Use Kysely', options: [{ title: 'Kysely' }, { title: 'Drizzle' }] }

async function aDecision(
  session: Session,
  {
    title = 'Use Kysely',
    status = 'accepted',
  }: { title?: string; status?: 'open' | 'accepted' } = {},
): Promise<Decision> {
  const { id } = await call(verbs.propose, session, { title })
  return status === 'open'
    ? call(verbs.get, session, { id })
    : call(verbs.acceptProposal, session, { id, because: 'It is plain SQL.' })
}

describe('a proposal', () => {
  test('is open, and has the next number', async ({ session }) => {
    await call(verbs.propose, session, { title: 'One' })
    const two = await call(verbs.propose, session, { ...useKysely, until: '2026-02-01' })
    expect(two).toMatchObject({
      ...{ number: 2, status: 'open', title: 'Use Kysely', body: '', until: '2026-02-01' },
      options: [
        { title: 'Kysely', pros: [], cons: [] },
        { title: 'Drizzle', pros: [], cons: [] },
      ],
      ...{ author: session.actor.id, version: 1, createdAt: '2026-01-05T09:00:00.000Z' },
    })
    const read = { ...two, ideas: [], others: [] }
    expect(await call(verbs.get, session, { id: '2' })).toEqual(read)
    expect(await call(verbs.get, session, { id: two.id })).toEqual(read)
  })

  test('is accepted with one of its options, and a reason', async ({ session }) => {
    await call(verbs.propose, session, useKysely)
    const accept = (more: object) => call(verbs.acceptProposal, session, { id: '1', ...more })
    await expect(accept({})).rejects.toThrow('decisions.accept: because: ')
    await expect(accept({ because: 'x', chosen: 'Prisma' })).rejects.toMatchObject({
      message: '"Prisma" is not among the options of "Use Kysely".',
      hint: 'They are: Kysely; Drizzle. Or accept it without naming one.',
    })
    expect(await accept({ because: 'It is plain SQL.', chosen: 'Kysely' })).toMatchObject({
      ...{ status: 'accepted', chosen: 'Kysely', because: 'It is plain SQL.', version: 2 },
    })
    await expect(accept({ because: 'Again.' })).rejects.toThrow(
      '"Use Kysely" is accepted; only an open proposal can be accepted.',
    )
  })

  test('is not changed over the head of somebody who changed it since', async ({ session }) => {
    const read = await call(verbs.propose, session, { title: 'Use Kysely' })
    const edit = (body: string) =>
      call(verbs.editProposal, session, { id: read.id, version: read.version, body })
    const { version } = await edit('Ours.')
    expect(version).toBe(2)
    await expect(edit('Theirs.')).rejects.toMatchObject({
      code: 'record.changed',
      details: { current: { kind: 'decision', body: 'Ours.', version: 2 } },
    })
  })

  test('says what gets better and worse, what it is about, and what to read with it', async ({
    session,
  }) => {
    const { id: first } = await call(verbs.propose, session, { title: 'One' })
    const words = { good: ['Faster.'], bad: ['Larger.'], related: ['1', first], code: ['app'] }
    const two = await call(verbs.propose, session, { title: 'Two', ...words })
    expect(two).toMatchObject({
      ...{ consequences: { good: ['Faster.'], bad: ['Larger.'] }, related: [first] },
      code: [{ repository: 'app', path: '' }],
    })
    const edit = (more: object) =>
      call(verbs.editProposal, session, { id: '2', version: two.version, ...more })
    await expect(edit({ related: ['2'] })).rejects.toMatchObject({
      code: 'decisions.related.itself',
    })
    await expect(edit({ related: ['9'] })).rejects.toMatchObject({ code: 'record.none' })
    expect(await edit({ bad: [] })).toMatchObject({ consequences: { good: ['Faster.'], bad: [] } })
  })

  test('gathers what speaks for and against its options, also for one not listed yet', async ({
    session,
  }) => {
    await call(verbs.propose, session, useKysely)
    const weigh = (option: string, reasons: object) =>
      call(verbs.weighOption, session, { id: '1', option, ...reasons })
    await weigh('Kysely', { pros: ['Plain SQL.'] })
    await weigh('Kysely', { pros: ['Plain SQL.', 'Small.'], cons: ['No migrations.'] })
    await expect(weigh('Kisely', { pros: ['Fast.'] })).rejects.toMatchObject({
      code: 'decisions.option.none',
      hint: 'They are: Kysely; Drizzle. With `add`, a new one is listed.',
    })
    const prisma = { add: true, cons: ['An engine of its own.'] }
    expect(await weigh('Prisma', prisma)).toMatchObject({
      options: [
        { title: 'Kysely', pros: ['Plain SQL.', 'Small.'], cons: ['No migrations.'] },
        { title: 'Drizzle', pros: [], cons: [] },
        { title: 'Prisma', pros: [], cons: ['An engine of its own.'] },
      ],
    })
    await expect(weigh('prisma', { add: true })).rejects.toMatchObject({
      code: 'decisions.option.twice',
    })
    for (let n = 3; n < 20; n++) await weigh(`${n}`, { add: true })
    await expect(weigh('one more', { add: true })).rejects.toMatchObject({
      code: 'decisions.option.many',
    })
    const many = Array.from({ length: 49 }, (_, n) => `${n}`)
    await expect(weigh('Kysely', { pros: many })).rejects.toMatchObject({
      code: 'decisions.reason.many',
    })
    await call(verbs.acceptProposal, session, { id: '1', because: 'x' })
    await expect(weigh('Kysely', {})).rejects.toThrow('only an open proposal can be weighed')
  })

  test('has no two options of one title', async ({ session }) => {
    const options = ['Kysely', { title: ' kysely ', pros: ['Small.'] }]
    const refused = { code: 'decisions.option.twice', message: expect.stringContaining('"kysely"') }
    await expect(call(verbs.propose, session, { title: 'x', options })).rejects.toMatchObject(
      refused,
    )
    const { id } = await call(verbs.propose, session, useKysely)
    await expect(
      call(verbs.editProposal, session, { id, version: 1, options }),
    ).rejects.toMatchObject(refused)
  })

  test('written before it knew of these is read as saying nothing of them', async ({
    session,
    facts,
  }) => {
    await call(verbs.propose, session, useKysely)
    await facts.pool.query(
      `update records.record set detail = detail - '{consequences,related,code,checks,debt}'::text[]`,
    )
    expect(await call(verbs.get, session, { id: '1' })).toMatchObject({
      ...{ consequences: { good: [], bad: [] }, related: [], code: [], checks: [], debt: null },
    })
  })

  test('stays at its version where nothing changes', async ({ session }) => {
    const { id } = await call(verbs.propose, session, useKysely)
    const words = { id, version: 1, title: 'Use Kysely', options: useKysely.options }
    expect(await call(verbs.editProposal, session, words)).toMatchObject({ version: 1 })
  })
})

test('an accepted decision gives its place to another accepted one', async ({ session }) => {
  const old = await aDecision(session)
  const open = await aDecision(session, { title: 'Use Drizzle', status: 'open' })
  const give = (successor: string) =>
    call(verbs.supersedeDecision, session, { id: old.id, successor })
  await expect(give(open.id)).rejects.toThrow(
    '"Use Drizzle" is open; only an accepted decision can take another\'s place.',
  )
  await expect(give(old.id)).rejects.toThrow('A decision cannot take its own place.')
  await call(verbs.acceptProposal, session, { id: open.id, because: 'Its types.' })
  const superseded = await give('2')
  expect(superseded).toMatchObject({ status: 'superseded', successor: open.id })
  for (const told of [superseded, await call(verbs.get, session, { id: old.id })])
    expect(verbs.get.says?.(told).map(({ text }) => text)).toContain(
      'superseded by 2, Use Drizzle; version 3',
    )
})

test('lists go on where the page before ended, whatever was added meanwhile', async ({
  session,
}) => {
  for (const title of ['a', 'b', 'c']) await call(verbs.propose, session, { title })
  const first = await call(verbs.list, session, { limit: 2 })
  await call(verbs.propose, session, { title: 'd' })
  const second = await call(verbs.list, session, { limit: 2, after: first.next ?? '' })
  expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['c', 'b', 'a'])
  expect(second.next).toBeNull()
  await expect(call(verbs.list, session, { after: '-1' })).rejects.toMatchObject({
    code: 'input.cursor',
  })
})

test('a list may be of those alone that say something, also in a comment', async ({ session }) => {
  const { id } = await call(verbs.propose, session, { title: 'Use Kysely', body: 'Typed queries.' })
  await call(verbs.propose, session, { title: 'Use a queue' })
  await call(comment, session, { record: id, body: 'And Postgres?' })
  const saying = async (text: string) =>
    (await call(verbs.list, session, { text, status: 'open' })).items.map(({ title }) => title)
  expect(await saying('use')).toEqual(['Use a queue', 'Use Kysely'])
  expect(await saying('typed quer')).toEqual(['Use Kysely'])
  expect(await saying('postgr')).toEqual(['Use Kysely'])
  expect(await saying('mongo')).toEqual([])
})

test('what is not there, and what may not be done, is said', async ({ session }) => {
  await expect(call(verbs.get, session, { id: '7' })).rejects.toThrow('There is no decision 7.')
  const guest = { ...session, actor: { ...session.actor, role: 'guest' as const } }
  await expect(call(verbs.propose, guest, { title: 'x' })).rejects.toMatchObject({
    kind: 'forbidden',
    message: 'A guest may not do decisions.propose.',
  })
  await expect(call(verbs.propose, session, { title: 'a\nb', colour: 1 })).rejects.toMatchObject({
    code: 'input.invalid',
  })
})

test('a proposal is discussed until a day that is not over', async ({ session }) => {
  const over = { kind: 'invalid', code: 'decisions.until.past' }
  const begin = (until: string) => call(verbs.propose, session, { title: 'x', until })
  await expect(begin('2026-01-03')).rejects.toMatchObject(over)
  // Furthest west it is still the fourth.
  const { id } = await begin('2026-01-04')
  const later = { ...session, now: () => new Date('2026-03-01T12:00:00Z') }
  const edit = (words: object) => call(verbs.editProposal, later, { id, version: 1, ...words })
  await expect(edit({ until: '2026-01-05' })).rejects.toMatchObject(over)
  expect(await edit({ until: '2026-01-04', title: 'y' })).toMatchObject({ title: 'y', version: 2 })
  expect(await edit({ until: null, version: 2 })).toMatchObject({ until: null })
})

test('what cannot be kept is refused, in whatever field it stands', async ({ session }) => {
  const { id } = await call(verbs.propose, session, useKysely)
  const expectTo = expectVerb({ heads: () => Promise.resolve(new Map()) })
  const refusedWith = (nul: string) => [
    () => call(verbs.propose, session, { title: 'x', options: [nul] }),
    () => call(verbs.propose, session, { title: 'x', options: [{ title: 'y', pros: [nul] }] }),
    () => call(verbs.propose, session, { title: 'x', good: [nul] }),
    () => call(verbs.propose, session, { title: 'x', code: [nul] }),
    () => call(verbs.weighOption, session, { id, option: 'x', cons: [nul] }),
    () => call(verbs.acceptProposal, session, { id, because: nul }),
    () => call(verbs.rejectProposal, session, { id, because: nul }),
    () => call(voices.consentTo, session, { id, words: nul }),
    () => call(voices.objectTo, session, { id, because: nul }),
    () => call(voices.askMembers, session, { id, members: [session.actor.id], why: nul }),
    () => call(debts.takeOnDebt, session, { id, cost: nul, paybackOn: '2026-02-01' }),
    () => call(debts.declineDebt, session, { id, cost: nul }),
    () => call(debts.payBack, session, { id, how: nul }),
    () => call(expectTo, session, { id, repository: nul, path: 'a' }),
    () => call(expectTo, session, { id, repository: 'a', path: nul }),
    () => call(expectTo, session, { id, repository: 'a', text: nul }),
    () => call(expectTo, session, { id, repository: 'a', text: 'b', within: nul }),
  ]
  for (const text of ['a\0b', 'a\ud800b', '\udc00'])
    for (const [index, one] of refusedWith(text).entries())
      await expect(one(), `${index}`).rejects.toMatchObject({ code: 'input.invalid' })
})
