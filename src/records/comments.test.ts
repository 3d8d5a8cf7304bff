import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { propose, withdrawProposal } from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import { test } from '../../test/cairn.ts'
import { comment, editOwnComment, history, listComments, removeOwnComment } from './verbs.ts'

test('what is said is read in order, page by page, and a reply stays in its thread', async ({
  session,
}) => {
  const { id: record } = await call(propose, session, { title: 'x' })
  const say = (body: string, replyTo: string | null = null) =>
    call(comment, session, { record, body, replyTo })
  const one = await say('One.')
  const two = await say('Two.', one.id)
  const three = await say('Three.', two.id)
  expect([two.replyTo, three.replyTo]).toEqual([one.id, one.id])
  const first = await call(listComments, session, { record, limit: 2 })
  const rest = await call(listComments, session, { record, limit: 2, after: first.next ?? '' })
  const all = [...first.items, ...rest.items]
  expect(all.map(({ id }) => id).toSorted()).toEqual(
    [one, two, three].map(({ id }) => String(id)).toSorted(),
  )
  expect(rest.next).toBeNull()
})

test('a comment taken away leaves its place and no word', async ({ session, facts }) => {
  const { id: record } = await call(propose, session, { title: 'x' })
  const { id } = await call(comment, session, { record, body: 'A secret word.' })
  expect(await call(removeOwnComment, session, { id })).toMatchObject({ isRemoved: true, body: '' })
  const { rows } = await facts.pool.query("select from records.comment where body like '%secret%'")
  expect(rows).toEqual([])
  await expect(call(removeOwnComment, session, { id })).rejects.toMatchObject({
    code: 'comment.none',
  })
})

test('what was taken away may be said again, in the same place', async ({ session }) => {
  const { id: record } = await call(propose, session, { title: 'x' })
  const { id } = await call(comment, session, { record, body: 'Said.' })
  const { version } = await call(removeOwnComment, session, { id })
  const again = { id, version, body: 'Said.' }
  await expect(call(editOwnComment, session, { ...again, version: 1 })).rejects.toMatchObject({
    code: 'comment.changed',
  })
  expect(await call(editOwnComment, session, again)).toMatchObject({ id, isRemoved: false })
  expect((await call(listComments, session, { record })).items).toMatchObject([{ body: 'Said.' }])
})

test('nobody changes the words of others', async ({ session, facts }) => {
  const { id: record } = await call(propose, session, { title: 'x' })
  const { id } = await call(comment, session, { record, body: 'Mine.' })
  const other = { ...session.actor, id: randomUUID(), name: 'Béla', role: 'owner' as const }
  await facts.pool.query(`insert into records.member values ($1, 'Béla', 'owner', now())`, [
    other.id,
  ])
  const edit = (as: typeof session) => call(editOwnComment, as, { id, version: 1, body: 'Ours.' })
  await expect(edit({ ...session, actor: other })).rejects.toMatchObject({
    kind: 'forbidden',
    code: 'comment.others',
  })
  expect(await edit(session)).toMatchObject({ body: 'Ours.', version: 2 })
  await expect(edit(session)).rejects.toMatchObject({
    code: 'comment.changed',
    details: { current: { body: 'Ours.' } },
  })
})

test('a comment has words, and something it is about', async ({ session }) => {
  const { id: record } = await call(propose, session, { title: 'x' })
  await expect(call(comment, session, { record, body: ' \n' })).rejects.toThrow(
    'comments.add: body: a comment has words.',
  )
  await expect(call(comment, session, { record: randomUUID(), body: 'x' })).rejects.toMatchObject({
    code: 'record.none',
  })
})

test('each version of a record is kept whole, with the act that made it', async ({ session }) => {
  const { id: record } = await call(propose, session, { title: 'x', body: 'Before.' })
  await call(withdrawProposal, session, { id: record, because: 'Not now.' })
  const { items } = await call(history, session, { record })
  expect(items).toMatchObject([
    { version: 2, act: 'decisions.withdraw', status: 'withdrawn', by: session.actor.id },
    { version: 1, act: 'decisions.propose', status: 'open', body: 'Before.' },
  ])
  expect(items[0]?.detail).toMatchObject({ because: 'Not now.' })
})
