import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { propose } from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import { test } from '../../test/cairn.ts'
import { changeAnAction, listOfActions, takeOn } from './verbs.ts'

test('an action is taken on, done, and no longer overdue', async ({ session }) => {
  const { id: record } = await call(propose, session, { title: 'x' })
  const text = 'Write the migration.'
  const { id, ...added } = await call(takeOn, session, { record, text, due: '2026-01-03' })
  expect(added).toMatchObject({ state: 'open', owner: null, isOverdue: true, version: 1 })
  const overdue = () => call(listOfActions, session, { overdue: true })
  expect((await overdue()).items).toMatchObject([
    { id, of: { kind: 'decision', number: 1, title: 'x' } },
  ])
  const owner = session.actor.id
  expect(await call(changeAnAction, session, { id, owner })).toMatchObject({
    owner,
    due: '2026-01-03',
  })
  expect((await call(listOfActions, session, { owner, state: 'open' })).items).toHaveLength(1)
  const done = await call(changeAnAction, session, { id, state: 'done', version: 2 })
  expect(done).toMatchObject({ state: 'done', isOverdue: false, version: 3 })
  expect((await overdue()).items).toEqual([])
})

test('nobody is late while it is still that day somewhere', async ({ session }) => {
  const { id: record } = await call(propose, session, { title: 'x' })
  const until = (due: string) => call(takeOn, session, { record, text: 'x', due })
  // Nine in the morning of the fifth, UTC: on Baker Island it is still the fourth.
  expect((await until('2026-01-04')).isOverdue).toBe(false)
  expect((await until('2026-01-03')).isOverdue).toBe(true)
})

test('an action belongs to a record and to somebody who is here', async ({ session }) => {
  const { id: record } = await call(propose, session, { title: 'x' })
  const add = (more: object) => call(takeOn, session, { record, text: 'x', ...more })
  await expect(add({ record: randomUUID() })).rejects.toMatchObject({ code: 'record.none' })
  await expect(add({ owner: randomUUID() })).rejects.toMatchObject({ code: 'member.none' })
  await expect(add({ due: '2026-02-30' })).rejects.toThrow('due: a day is written like 2026-12-24')
  const { id } = await add({})
  await expect(call(changeAnAction, session, { id, version: 9 })).rejects.toMatchObject({
    code: 'action.changed',
    details: { current: { text: 'x' } },
  })
  await expect(call(changeAnAction, session, { id: randomUUID() })).rejects.toMatchObject({
    code: 'action.none',
  })
})
