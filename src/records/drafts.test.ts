import { expect } from 'vitest'
import { sweepOnce } from '#app/session.ts'
import { propose } from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { anotherMember } from '../../test/another-member.ts'
import { test } from '../../test/cairn.ts'
import { drop, get, keep, list } from './draft-verbs.ts'
import { draftCharsMax } from './drafts.ts'
import { searchRecords } from './verbs.ts'

const key = 'decision:new'
const inDays = (session: Session, days: number): Session => ({
  ...session,
  now: () => new Date(session.now().getTime() + days * 86_400_000),
})

test('what one was writing is there when one comes back, until it is dropped', async ({
  session,
}) => {
  await call(keep, session, { key, text: 'We sh', basedOn: 3 })
  const kept = await call(keep, session, { key, text: 'We should', basedOn: 3 })
  expect(kept).toMatchObject({ key, text: 'We should', basedOn: 3 })
  expect(await call(get, inDays(session, 1), { key })).toEqual(kept)
  expect(await call(drop, session, { key })).toEqual({ key })
  await expect(call(get, session, { key })).rejects.toMatchObject({ code: 'draft.none' })
  expect(await call(drop, session, { key })).toEqual({ key })
})

test('a draft of somebody else is not there, in no way', async ({ session, facts }) => {
  const béla = await anotherMember(facts, session, { role: 'owner' })
  await call(keep, session, { key, text: 'Unspeakable plans.' })
  await expect(call(get, béla, { key })).rejects.toMatchObject({ code: 'draft.none' })
  expect((await call(list, béla, {})).items).toEqual([])
  await call(drop, béla, { key })
  await call(keep, béla, { key, text: 'Mine.' })
  expect(await call(get, session, { key })).toMatchObject({ text: 'Unspeakable plans.' })
  expect((await call(searchRecords, béla, { text: 'unspeakable' })).items).toEqual([])
})

test('no line and no answer is kept of what one writes for oneself', async ({ session, facts }) => {
  await call(keep, session, { key, text: 'Unspeakable plans.' }, { key: 'k1' })
  await call(drop, session, { key }, { key: 'k2' })
  const { rows } = await facts.pool.query(
    `select act from records.deed union all select act from records.kept_answer`,
  )
  expect(rows).toEqual([])
})

test('drafts are listed by their first words, the latest kept first', async ({ session }) => {
  for (const [day, of] of ['a', 'b', 'c'].entries())
    await call(keep, inDays(session, day), { key: `idea:${of}`, text: `${of} ${'😀'.repeat(500)}` })
  await call(keep, inDays(session, 3), { key: 'idea:a', text: 'a again' })
  const today = inDays(session, 3)
  const { items } = await call(list, today, {})
  expect(items.map(({ key: of }) => of)).toEqual(['idea:a', 'idea:c', 'idea:b'])
  expect(items[1]?.text).toBe(`c ${'😀'.repeat(98)}`)
})

test('left alone for a season, a draft is gone', async ({ session, facts }) => {
  await call(keep, session, { key, text: 'x' })
  expect(await call(get, inDays(session, 90), { key })).toMatchObject({ text: 'x' })
  const later = inDays(session, 91)
  await expect(call(get, later, { key })).rejects.toMatchObject({ code: 'draft.none' })
  expect((await call(list, later, {})).items).toEqual([])
  const texts = async () => (await facts.pool.query('select text from records.draft')).rows
  await sweepOnce(inDays(session, 90))
  expect(await texts()).toEqual([{ text: 'x' }])
  await sweepOnce(later)
  expect(await texts()).toEqual([])
  await call(keep, session, { key, text: 'x' })
  await call(keep, await anotherMember(facts, later), { key, text: 'y' })
  expect(await texts()).toEqual([{ text: 'y' }])
})

test('a draft has a key and an end', async ({ session, facts }) => {
  const invalid = { code: 'input.invalid' }
  for (const bad of [
    '',
    'decision',
    'decision:',
    ':new',
    'a:b c',
    'decision:új',
    '../x',
    'x'.repeat(500),
  ])
    await expect(call(keep, session, { key: bad, text: '' }), bad).rejects.toMatchObject(invalid)
  const { id } = await call(propose, session, { title: 'x' })
  await call(keep, session, { key: `decision:${id}:body`, text: 'a\0b', basedOn: 1 })
  expect(await call(get, session, { key: `decision:${id}:body` })).toMatchObject({ text: 'ab' })
  const long = 'x'.repeat(draftCharsMax)
  await call(keep, session, { key, text: long })
  await expect(call(keep, session, { key, text: `${long}x` })).rejects.toMatchObject(invalid)
  await expect(call(keep, session, { key, text: '', basedOn: 0 })).rejects.toMatchObject(invalid)
  await facts.pool.query(
    `insert into records.draft select $1, 'idea:' || n, '', null, $2 from generate_series(1, 198) n`,
    [session.actor.id, session.now()],
  )
  await expect(call(keep, session, { key: 'idea:new', text: 'x' })).rejects.toMatchObject({
    code: 'drafts.too_many',
  })
  await call(keep, session, { key, text: 'One that is there can go on.' })
})
