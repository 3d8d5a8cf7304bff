import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { ruledKinds } from '#app/kinds.ts'
import { propose } from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import { anotherMember } from '../../test/another-member.ts'
import { test } from '../../test/cairn.ts'
import { add, list, remove } from './reaction-verbs.ts'
import { removeVerb } from './record-verbs.ts'
import { comment, removeOwnComment } from './verbs.ts'

test('signs are counted, each member once for each, and nobody is told who', async ({
  session,
  facts,
}) => {
  const béla = await anotherMember(facts, session)
  const { id: record } = await call(propose, session, { title: 'x' })
  const { id } = await call(comment, session, { record, body: 'Hm.' })
  const give = (as: typeof session, reaction: string, on: string | null = null) =>
    call(add, as, { record, comment: on, reaction })
  await Promise.all([give(béla, 'thanks'), give(béla, 'thanks'), give(session, 'thanks')])
  await give(béla, 'heart')
  const one = { reaction: 'curious', count: 1 }
  expect(await give(session, 'curious', id)).toEqual({
    items: [{ comment: id, ...one, isMine: true }],
  })
  const all = await call(list, béla, { record: 'decision#1' })
  expect(all.items).toEqual([
    { comment: null, reaction: 'thanks', count: 2, isMine: true },
    { comment: null, reaction: 'heart', count: 1, isMine: true },
    { comment: id, ...one, isMine: false },
  ])
  expect(JSON.stringify(all)).not.toContain(session.actor.id)
  await call(remove, session, { record, reaction: 'heart' })
  expect((await call(remove, béla, { record, reaction: 'thanks' })).items).toMatchObject([
    { reaction: 'thanks', count: 1, isMine: false },
    { reaction: 'heart', count: 1 },
  ])
})

test('signs are for what is there', async ({ session }) => {
  const { id: record } = await call(propose, session, { title: 'x' })
  const other = await call(propose, session, { title: 'y' })
  const { id } = await call(comment, session, { record, body: 'Hm.' })
  const give = (wish: object) => call(add, session, { record, reaction: 'heart', ...wish })
  await give({ comment: id })
  for (const wish of [
    { record: other.id, comment: id },
    { comment: randomUUID() },
    { comment: record },
  ])
    await expect(give(wish)).rejects.toMatchObject({ code: 'comment.none' })
  await call(removeOwnComment, session, { id })
  await expect(give({ comment: id })).rejects.toMatchObject({ code: 'comment.none' })
  expect((await call(list, session, { record })).items).toEqual([])
  await call(removeVerb(ruledKinds), session, { record })
  for (const verb of [add, remove])
    await expect(call(verb, session, { record, reaction: 'heart' })).rejects.toMatchObject({
      code: 'record.none',
    })
  await expect(call(list, session, { record })).rejects.toMatchObject({ code: 'record.none' })
})

test('there is no sign against', async ({ session, facts }) => {
  const { id: record } = await call(propose, session, { title: 'x' })
  for (const reaction of ['down', 'no', '👎', '', 'HEART', 'heart '])
    await expect(call(add, session, { record, reaction })).rejects.toMatchObject({
      code: 'input.invalid',
    })
  const guest = await anotherMember(facts, session, { role: 'guest' })
  await expect(call(add, guest, { record, reaction: 'heart' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
})
