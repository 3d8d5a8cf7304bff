import { createHash, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { expect } from 'vitest'
import { ruledKinds } from '#app/kinds.ts'
import { imageOf } from '#app/images.ts'
import { sweepOnce } from '#app/session.ts'
import { editProposal, propose } from '#practices/decisions/verbs.ts'
import type { Facts } from '#facts/facts.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { anotherMember } from '../../../test/another-member.ts'
import { test } from '../../../test/cairn.ts'
import { removeVerb, restore } from '../record-verbs.ts'
import { comment, editOwnComment, removeOwnComment } from '../verbs.ts'
import { add, get, remove } from './verbs.ts'

const picture = await sharp({ create: { width: 4, height: 2, channels: 3, background: 'red' } })
  .png()
  .toBuffer()
const file = picture.toString('base64')
const send = (session: Session) => call(add, session, { file })
const none = { code: 'image.none' }
const inDays = (session: Session, days: number): Session => ({
  ...session,
  now: () => new Date(session.now().getTime() + days * 86_400_000),
})
const kept = async ({ pool }: Facts) =>
  (await pool.query<{ id: string }>('select image_id as id from records.image')).rows.map(
    ({ id }) => id,
  )

test('a picture is its sender’s alone until a text shows it, and then nobody knows whose it was', async ({
  session,
  facts,
}) => {
  const [ana, béla] = [
    await anotherMember(facts, session, { name: 'Ana' }),
    await anotherMember(facts, session),
  ]
  const sent = await send(ana)
  expect(sent).toMatchObject({ type: 'image/png', width: 4, height: 2 })
  const { type, bytes } = await imageOf(ana, sent.id)
  expect(type).toBe('image/png')
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sent.sha256)
  await expect(imageOf(béla, sent.id)).rejects.toMatchObject(none)
  await expect(call(get, session, { id: sent.id })).rejects.toMatchObject(none)
  // Who may not see it does not make it seen by naming it.
  await call(propose, béla, { title: 'x', body: `![](${sent.address})` })
  await expect(imageOf(session, sent.id)).rejects.toMatchObject(none)
  await call(propose, ana, { title: 'y', body: `See ![a red box](${sent.address}).` })
  const guest = await anotherMember(facts, session, { role: 'guest' })
  for (const reader of [béla, session, guest])
    expect(await call(get, reader, { id: sent.id })).toEqual(sent)
  const { rows } = await facts.pool.query('select owner_id from records.image')
  expect(rows).toEqual([{ owner_id: null }])
  const { rows: deeds } = await facts.pool.query(
    `select act from records.deed where act like 'attachments.%'`,
  )
  expect(deeds).toEqual([])
})

test('it is seen as long as the record is, also by an earlier version', async ({
  session,
  facts,
}) => {
  const ana = await anotherMember(facts, session, { name: 'Ana' })
  const { id, address } = await send(session)
  const { id: record } = await call(propose, session, { title: 'x', body: address })
  await call(editProposal, session, { id: record, version: 1, body: 'Without.' })
  expect(await call(get, ana, { id })).toMatchObject({ id })
  await call(removeVerb(ruledKinds), session, { record })
  await expect(imageOf(ana, id)).rejects.toMatchObject(none)
  await call(restore, session, { record })
  expect(await call(get, ana, { id })).toMatchObject({ id })
  await call(removeVerb(ruledKinds), session, { record })
  await sweepOnce(inDays(session, 31))
  expect(await kept(facts)).toEqual([])
})

test('what a comment showed goes with it, unless something else shows it', async ({
  session,
  facts,
}) => {
  const [one, two] = [await send(session), await send(session)]
  const { id: record } = await call(propose, session, { title: 'x', body: two.address })
  const said = await call(comment, session, { record, body: `${one.address} ${two.address}` })
  await call(editOwnComment, session, { id: said.id, version: 1, body: `Still ${one.address}` })
  expect(await kept(facts)).toHaveLength(2)
  await call(removeOwnComment, session, { id: said.id })
  expect(await kept(facts)).toEqual([two.id])
})

test('one’s own goes before a text shows it; an owner removes any', async ({ session, facts }) => {
  const ana = await anotherMember(facts, session, { name: 'Ana' })
  const [one, two] = [await send(ana), await send(ana)]
  await call(propose, ana, { title: 'x', body: one.address })
  await expect(call(remove, session, { id: two.id })).rejects.toMatchObject(none)
  await call(remove, ana, { id: two.id })
  await expect(call(remove, ana, { id: two.id })).rejects.toMatchObject(none)
  await expect(call(remove, ana, { id: one.id })).rejects.toMatchObject({ code: 'image.shown' })
  await call(remove, session, { id: one.id })
  expect(await kept(facts)).toEqual([])
})

test('what no text shows is gone after a season, and nobody piles up pictures', async ({
  session,
  facts,
}) => {
  const { id } = await send(session)
  await sweepOnce(inDays(session, 90))
  expect(await kept(facts)).toEqual([id])
  await sweepOnce(inDays(session, 91))
  expect(await kept(facts)).toEqual([])
  await facts.pool.query(
    `insert into records.image select gen_random_uuid(), $1, $2, 'image/png', 1, 1, '', '' from generate_series(1, 100)`,
    [session.actor.id, session.now()],
  )
  await expect(send(session)).rejects.toMatchObject({ code: 'image.too_many' })
})

test('what is no picture is kept nowhere', async ({ session, facts }) => {
  for (const bad of ['', 'x', '%%%%', file.slice(1), `data:image/png;base64,${file}`])
    await expect(call(add, session, { file: bad })).rejects.toMatchObject({
      code: expect.stringMatching(/^(input\.invalid|image\.type)$/),
    })
  const guest = await anotherMember(facts, session, { role: 'guest' })
  await expect(send(guest)).rejects.toMatchObject({ kind: 'forbidden' })
  for (const id of [randomUUID(), session.actor.id])
    await expect(imageOf(session, id)).rejects.toMatchObject(none)
  await expect(imageOf(session, "x' or 1=1")).rejects.toMatchObject({ code: 'input.invalid' })
  expect(await kept(facts)).toEqual([])
})
