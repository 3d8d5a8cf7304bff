/** A record is named alike wherever a verb takes one, through every door. */
import { expect } from 'vitest'
import type { z } from 'zod'
import { allVerbs } from '#app/verbs.ts'
import * as decisions from '#practices/decisions/verbs.ts'
import { proposeIdea, post } from '#practices/ideas/verbs.ts'
import { call } from '#verbs/call.ts'
import { test } from '../../test/cairn.ts'
import * as records from './verbs.ts'
import * as notices from './notice-verbs.ts'

test('every verb that takes a record takes decision#12 and an id, and 12 where its kind is known', async ({
  facts,
  folder,
}) => {
  const verbs = await allVerbs({ facts, dataFolder: folder })
  const keys = ['record', 'proposal', 'successor', 'decision', 'id']
  const seen = new Set<string>()
  for (const { name, input } of verbs)
    for (const key of keys) {
      const shape: z.ZodType | undefined = input.shape[key]
      // What is no record has ids of its own: comments, pins, tokens.
      const isRecord = key !== 'id' || shape?.safeParse('12').success === true
      if (shape === undefined || !isRecord) continue
      seen.add(name)
      const id = '6f0b1c9e-3c57-4d0e-9d0f-0b8f7c1f5a11'
      for (const ref of ['decision#12', id, id.toUpperCase()])
        expect(shape.safeParse(ref).success, `${name} ${key}=${ref}`).toBe(true)
      for (const ref of ['decision#0', '#12', 'decision 12', 'x'.repeat(40)])
        expect(shape.safeParse(ref).success, `${name} ${key}=${ref}`).toBe(false)
    }
  expect([...seen]).toEqual(
    expect.arrayContaining(['comments.add', 'pins.add', 'records.links', 'decisions.get']),
  )
})

test('whichever way it is named, it is the same record', async ({ session }) => {
  const { id } = await call(decisions.propose, session, { title: 'Use a queue' })
  for (const ref of ['1', 'decision#1', id, id.toUpperCase()])
    expect(await call(decisions.get, session, { id: ref })).toMatchObject({ id })
  const named = 'decision#1'
  const comment = await call(records.comment, session, { record: named, body: 'Hm.' })
  const action = await call(records.takeOn, session, { record: named, text: 'Do it.' })
  expect([comment.record, action.record]).toEqual([id, id])
  expect((await call(records.listComments, session, { record: named })).items).toHaveLength(1)
  expect((await call(records.listOfActions, session, { record: named })).items).toHaveLength(1)
  expect((await call(records.history, session, { record: named })).items).toHaveLength(1)
  expect(await call(records.links, session, { record: named })).toEqual({ to: [], from: [] })
  expect(await call(notices.watch, session, { record: named })).toMatchObject({ record: id })
  expect(await call(notices.watchState, session, { record: named })).toMatchObject({ record: id })
  expect(await call(notices.mute, session, { record: named })).toMatchObject({ record: id })
  expect(await call(notices.markRead, session, { record: named })).toEqual({ unreadCount: 0 })
  await call(post, session, { title: 'Better' })
  const proposed = await call(proposeIdea, session, { id: 'idea#1', proposal: named })
  expect(proposed).toMatchObject({ proposal: id })
})

test('one of another kind, or that is not there, is said so', async ({ session }) => {
  await call(post, session, { title: 'Better' })
  await expect(call(decisions.get, session, { id: 'idea#1' })).rejects.toMatchObject({
    code: 'record.none',
    message: 'idea#1 is no decision.',
  })
  await expect(call(records.links, session, { record: 'idea#2' })).rejects.toMatchObject({
    code: 'record.none',
    message: 'There is no record idea#2.',
  })
})
