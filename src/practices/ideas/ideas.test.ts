/** Ideas through the one way in, on a real database. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { propose } from '#practices/decisions/verbs.ts'
import { history } from '#records/verbs.ts'
import { call } from '#verbs/call.ts'
import { test } from '../../../test/cairn.ts'
import * as verbs from './verbs.ts'

test('an idea is said with a sentence, and stands open', async ({ session }) => {
  expect(await call(verbs.post, session, { title: 'Pair on releases' })).toMatchObject({
    ...{ number: 1, status: 'open', title: 'Pair on releases', body: '' },
  })
})

test('nobody puts an idea aside without a reason and a thank-you', async ({ session }) => {
  const { id } = await call(verbs.post, session, { title: 'x' })
  const keep = (words: object) => call(verbs.keepIdea, session, { id, ...words })
  await expect(keep({})).rejects.toMatchObject({ code: 'input.invalid' })
  await expect(keep({ because: 'Not now.' })).rejects.toThrow('ideas.keep: thanks: is missing.')
  await expect(keep({ because: ' ', thanks: 'Thank you.' })).rejects.toThrow('a reason is owed')
  const thanks = 'It showed us where releases hurt.'
  expect(await keep({ because: 'Not now.', thanks })).toMatchObject({ status: 'kept', thanks })
})

test('what was put aside can be taken up again, and what became of it stays', async ({
  session,
}) => {
  const { id } = await call(verbs.post, session, { title: 'x' })
  await call(verbs.keepIdea, session, { id, because: 'Not now.', thanks: 'Thank you.' })
  await call(verbs.reopenIdea, session, { id })
  expect(await call(verbs.exploreIdea, session, { id, trying: 'Ana, for a week.' })).toMatchObject({
    ...{ status: 'exploring', trying: 'Ana, for a week.' },
  })
  const { items } = await call(history, session, { record: id })
  expect(items.map(({ act, status }) => [act, status])).toEqual([
    ['ideas.explore', 'exploring'],
    ['ideas.reopen', 'open'],
    ['ideas.keep', 'kept'],
    ['ideas.post', 'open'],
  ])
})

test('several ideas go into one proposal, and cannot be put aside behind its back', async ({
  session,
}) => {
  const proposal = (await call(propose, session, { title: 'Release on Mondays' })).id
  for (const title of ['a', 'b']) {
    const { id } = await call(verbs.post, session, { title })
    expect(await call(verbs.proposeIdea, session, { id, proposal })).toMatchObject({
      ...{ status: 'proposed', proposal },
    })
    await expect(call(verbs.keepIdea, session, { id, because: 'x', thanks: 'x' })).rejects.toThrow(
      `"${title}" went into a proposal; it cannot be put aside any more.`,
    )
  }
  const { items } = await call(verbs.list, session, { status: 'proposed' })
  expect(items).toHaveLength(2)
  const { id } = await call(verbs.post, session, { title: 'c' })
  await expect(
    call(verbs.proposeIdea, session, { id, proposal: randomUUID() }),
  ).rejects.toMatchObject({ code: 'record.none' })
  await expect(call(verbs.proposeIdea, session, { id, proposal: id })).rejects.toThrow(
    'An idea cannot go into itself.',
  )
})
