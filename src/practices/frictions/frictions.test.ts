/** Frictions through the one way in, on a real database. */
import { sql } from 'kysely'
import { expect } from 'vitest'
import { ruledKinds } from '#app/kinds.ts'
import { propose } from '#practices/decisions/verbs.ts'
import { recordVerbs } from '#records/record-verbs.ts'
import { comment, history, links, listComments, searchRecords } from '#records/verbs.ts'
import { call } from '#verbs/call.ts'
import { anotherMember } from '../../../test/another-member.ts'
import { test } from '../../../test/cairn.ts'
import * as beside from './alike-verbs.ts'
import * as verbs from './verbs.ts'

test('a friction is said with a sentence, and is reported', async ({ session }) => {
  expect(await call(verbs.report, session, { title: 'The build is slow' })).toMatchObject({
    ...{ number: 1, status: 'reported', title: 'The build is slow', area: null, hits: null },
  })
  expect(
    await call(verbs.report, session, {
      ...{ title: 'CI waits', area: './src/api/', minutes: 30, often: 'daily' },
    }),
  ).toMatchObject({ area: 'src/api', hits: { minutes: 30, often: 'daily' } })
  expect(await call(verbs.get, session, { id: '1' })).toMatchObject({
    cost: null,
    meToo: { peopleMin: null, isMine: false },
  })
  expect((await call(verbs.get, session, { id: '2' })).cost?.hoursPerMonth).toEqual({
    ...{ low: 10, high: 11.5 },
  })
})

test('nobody closes a friction without a reason, and it can be taken up again', async ({
  session,
}) => {
  const { id = '' } = await call(verbs.report, session, { title: 'x' })
  const park = (words: object) => call(verbs.parkFriction, session, { id, ...words })
  await expect(park({})).rejects.toMatchObject({ code: 'input.invalid' })
  await expect(park({ because: ' ', thanks: 'Thank you.' })).rejects.toThrow(
    'say why in a few words',
  )
  await expect(park({ because: 'x', thanks: '' })).rejects.toThrow('a thank-you is owed')
  await expect(call(verbs.easeFriction, session, { id, helped: '' })).rejects.toThrow('is owed')
  await park({ because: 'Not now.', thanks: 'Thank you.' })
  await call(verbs.reopenFriction, session, { id })
  await call(verbs.confirmFriction, session, { id, checked: 'Measured it.' })
  await call(verbs.tryFriction, session, { id, trying: 'A cache.' })
  expect(await call(verbs.easeFriction, session, { id, helped: 'The cache.' })).toMatchObject({
    ...{ status: 'eased', helped: 'The cache.', proposal: null },
  })
  const { items } = await call(history, session, { record: id })
  expect(items.map(({ act, status }) => `${act} ${status}`)).toEqual([
    'frictions.ease eased',
    'frictions.try trying',
    'frictions.confirm confirmed',
    'frictions.reopen reported',
    'frictions.park parked',
    'frictions.report reported',
  ])
})

test('a friction leads to the decision that it became, and the decision back', async ({
  session,
}) => {
  await call(propose, session, { title: 'Cache the build' })
  await call(verbs.report, session, { title: 'The build is slow' })
  await call(verbs.tryFriction, session, {
    ...{ id: '1', trying: 'A cache, for a month.', proposal: 'decision#1' },
  })
  expect(await call(verbs.get, session, { id: '1' })).toMatchObject({
    leadsTo: [{ kind: 'decision', number: 1, title: 'Cache the build', status: 'open' }],
  })
  expect((await call(links, session, { record: 'decision#1' })).from).toMatchObject([
    { kind: 'friction', number: 1 },
  ])
  await expect(
    call(verbs.tryFriction, session, { id: '1', trying: 'x', proposal: 'decision#9' }),
  ).rejects.toMatchObject({ code: 'record.none' })
})

test('one merged into another is seen from both, keeps its comments, and comes out as it was', async ({
  session,
}) => {
  for (const title of ['CI waits', 'The queue is long'])
    await call(verbs.report, session, { title })
  await call(verbs.confirmFriction, session, { id: '2', checked: 'Saw it.' })
  await call(comment, session, { record: 'friction#2', body: 'Ten minutes today.' })
  await call(beside.mergeFriction, session, { id: '2', into: '1' })
  expect(await call(verbs.get, session, { id: '1' })).toMatchObject({
    ...{ status: 'reported', merged: [{ number: 2, title: 'The queue is long' }] },
  })
  expect(await call(verbs.get, session, { id: '2' })).toMatchObject({
    ...{ status: 'merged', leadsTo: [{ kind: 'friction', number: 1 }] },
  })
  expect((await call(listComments, session, { record: 'friction#2' })).items).toHaveLength(1)
  await expect(call(beside.mergeFriction, session, { id: '1', into: '2' })).rejects.toMatchObject({
    code: 'frictions.merged',
  })
  await expect(call(beside.mergeFriction, session, { id: '1', into: '1' })).rejects.toMatchObject({
    code: 'frictions.same',
  })
  const remove = recordVerbs(ruledKinds).find(({ name }) => name === 'records.remove')
  if (remove?.name !== 'records.remove') return expect.fail('records can be removed')
  await expect(call(remove, session, { record: 'friction#1' })).rejects.toMatchObject({
    code: 'record.counted_on',
  })
  await call(beside.unmergeFriction, session, { id: '2' })
  expect(await call(verbs.get, session, { id: '2' })).toMatchObject({
    ...{ status: 'confirmed', checked: 'Saw it.', leadsTo: [] },
  })
  expect((await call(verbs.get, session, { id: '1' })).merged).toEqual([])
})

test('a list is narrowed by what frictions are about, and what lies in it', async ({ session }) => {
  for (const area of ['src/api', 'src/api/json.ts', 'SRC/API', 'src/apis', 'ci', null])
    await call(verbs.report, session, { title: `about ${area}`, area })
  const titles = async (wish: object) =>
    (await call(beside.list, session, wish)).items.map(({ area }) => area)
  expect(await titles({ area: 'src/api' })).toEqual(['SRC/API', 'src/api/json.ts', 'src/api'])
  expect(await titles({ area: 'CI', status: 'reported' })).toEqual(['ci'])
  expect(await titles({ status: 'eased' })).toEqual([])
  const { items } = await call(beside.areas, session, {})
  expect(items.map(({ frictionCount }) => frictionCount)).toEqual(expect.arrayContaining([1, 2]))
  expect(items).toHaveLength(4)
})

test('what looks alike is found with the reason, the most alike first', async ({ session }) => {
  for (const [title, body, area] of [
    ['The build takes 40 minutes', 'It waits for the cache.', 'ci'],
    ['Builds are slow on Mondays', 'The build queue is full.', null],
    ['Nobody answers in the chat', '', null],
    ['The build took an hour', 'It is gone now.', null],
  ] as const)
    await call(verbs.report, session, { title, body, area })
  await call(verbs.easeFriction, session, { id: '4', helped: 'A cache.' })
  const similar = async (about: object) => (await call(beside.similar, session, about)).items
  expect(await similar({ title: 'Build takes forty minutes', area: 'ci' })).toMatchObject([
    { number: 1, shared: ['Build', 'takes', 'minutes'], isSameArea: true },
  ])
  expect(
    (await similar({ title: 'Slow builds', body: 'The queue.' })).map(({ number }) => number),
  ).toEqual([2])
  expect(await similar({ title: 'The' })).toEqual([])
  expect(await similar({ title: `it's 'a' \\ | & ! <-> :*`, body: '\\' })).toEqual([])
})

test('frictions are found by their words', async ({ session }) => {
  await call(verbs.report, session, { title: 'The build is slow', area: 'pipelines' })
  for (const text of ['slow', 'pipelines'])
    expect((await call(searchRecords, session, { text, kind: 'friction' })).items).toHaveLength(1)
})

test('a guest reads and writes nothing', async ({ session, facts }) => {
  await call(verbs.report, session, { title: 'x' })
  const guest = await anotherMember(facts, session, { role: 'guest' })
  expect(await call(verbs.get, guest, { id: '1' })).toMatchObject({ title: 'x' })
  expect((await call(beside.similar, guest, { title: 'x' })).items).toHaveLength(1)
  const refused = { code: 'verb.forbidden' }
  await expect(call(verbs.reopenFriction, guest, { id: '1' })).rejects.toMatchObject(refused)
  await expect(call(beside.meToo, guest, { id: '1' })).rejects.toMatchObject(refused)
  await expect(call(verbs.report, guest, { title: 'x' })).rejects.toThrow('A guest may not do')
})

test('on one machine nobody else can have it, too, and no name is left away', async ({
  session,
}) => {
  await call(verbs.report, session, { title: 'x' })
  await sql`update records.record set author_id = null`.execute(session.db)
  await expect(call(beside.meToo, session, { id: '1' })).rejects.toMatchObject({
    code: 'frictions.alone',
  })
  await expect(call(verbs.report, session, { title: 'y', anonymous: true })).rejects.toMatchObject({
    code: 'unnamed.alone',
  })
})
