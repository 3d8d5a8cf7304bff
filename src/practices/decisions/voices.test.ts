/** Who is heard before something is decided, through the one way in, on a real database. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Facts } from '#facts/facts.ts'
import { comment, searchRecords } from '#records/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { test } from '../../../test/cairn.ts'
import { acceptProposal, editProposal, list, propose, withdrawProposal } from './verbs.ts'
import * as verbs from './voice-verbs.ts'

async function another(session: Session, { pool }: Facts, name: string): Promise<Session> {
  const id = randomUUID()
  await pool.query(`insert into records.member values ($1, $2, 'member', now())`, [id, name])
  return { ...session, actor: { id, name, role: 'member' } }
}

test('who was asked and said nothing is not heard yet; a comment is a voice, too', async ({
  session,
  facts,
}) => {
  const [ana, ben, cleo] = await Promise.all(
    ['Ana', 'Ben', 'Cleo'].map((name) => another(session, facts, name)),
  )
  const { id } = await call(propose, session, { title: 'Use Kysely' })
  const ask = (asked: readonly (Session | undefined)[], why: string) =>
    call(verbs.askMembers, session, { id, members: asked.map((one) => one?.actor.id), why })
  await ask([ana, ben, cleo, ana], 'You know the queries.')
  await ask([cleo], 'You run the servers.')
  await call(verbs.consentTo, ana ?? session, { id })
  await call(comment, ben ?? session, { record: id, body: 'Hm.' })
  const { asked } = await call(verbs.voices, session, { id: '1' })
  expect(asked.map(({ name, why, isHeard }) => [name, why, isHeard])).toEqual([
    ['Ana', 'You know the queries.', true],
    ['Ben', 'You know the queries.', true],
    ['Cleo', 'You run the servers.', false],
  ])
  await expect(ask([{ ...session, actor: { ...session.actor, id } }], 'x')).rejects.toMatchObject({
    code: 'member.none',
  })
  await expect(ask([], 'x')).rejects.toMatchObject({ code: 'input.invalid' })
  await expect(ask([ana], ' ')).rejects.toThrow('say why in a few words')
})

test('an objection owes a reason, and is answered before a proposal is accepted', async ({
  session,
  facts,
}) => {
  const ana = await another(session, facts, 'Ana')
  const { id } = await call(propose, session, { title: 'Use Kysely' })
  await expect(call(verbs.objectTo, ana, { id })).rejects.toThrow('because: is missing')
  const { voices } = await call(verbs.objectTo, ana, { id, because: 'Its types are slow.' })
  const objection = voices[0]?.id
  const accept = () => call(acceptProposal, session, { id, because: 'It is plain SQL.' })
  await expect(accept()).rejects.toMatchObject({
    code: 'decisions.objection.open',
    message: 'An objection to "Use Kysely" has no answer yet.',
    hint: expect.stringContaining('nobody has to lift theirs'),
  })
  await expect(call(verbs.lift, session, { objection })).rejects.toMatchObject({
    code: 'decisions.objection.others',
  })
  const words = 'We measured: 2 s.'
  const answered = await call(verbs.answer, session, { objection, words })
  expect(answered.voices).toMatchObject([
    { stance: 'objects', reason: 'Its types are slow.', state: 'answered', answer: { words } },
  ])
  await expect(call(verbs.answer, ana, { objection, words: 'No.' })).rejects.toMatchObject({
    code: 'decisions.objection.answered',
  })
  expect(await accept()).toMatchObject({ status: 'accepted' })
  await expect(call(verbs.objectTo, ana, { id, because: 'x' })).rejects.toThrow(
    '"Use Kysely" is accepted; only an open proposal can be discussed.',
  )
})

test('whoever objected lifts it, by saying so or by consenting; then nothing waits', async ({
  session,
  facts,
}) => {
  const ana = await another(session, facts, 'Ana')
  const { id } = await call(propose, session, { title: 'x' })
  const object = (because: string) => call(verbs.objectTo, ana, { id, because })
  const objection = (await object('One.')).voices[0]?.id
  await call(verbs.lift, ana, { objection })
  await expect(call(verbs.lift, ana, { objection })).rejects.toMatchObject({
    code: 'decisions.objection.lifted',
  })
  await object('Two.')
  const { voices } = await call(verbs.consentTo, ana, { id, words: 'Fine by now.' })
  expect(voices).toMatchObject([
    { reason: 'One.', state: 'lifted' },
    { reason: 'Two.', state: 'lifted' },
    { stance: 'consents', words: 'Fine by now.' },
  ])
  await call(acceptProposal, session, { id, because: 'x' })
})

test('a consent counts as long as nothing else is said', async ({ session }) => {
  const { id } = await call(propose, session, { title: 'x' })
  await call(verbs.consentTo, session, { id })
  await call(verbs.consentTo, session, { id, words: 'Again.' })
  expect((await call(verbs.voices, session, { id })).voices).toMatchObject([{ words: 'Again.' }])
  const { voices } = await call(verbs.objectTo, session, { id, because: 'On second thought.' })
  expect(voices).toMatchObject([{ stance: 'objects' }])
})

test('a consent to older words says so; a change of the day is none of the words', async ({
  session,
}) => {
  const { id } = await call(propose, session, { title: 'x', options: ['a'] })
  await call(verbs.consentTo, session, { id })
  const isOfOlderWords = async () =>
    (await call(verbs.voices, session, { id })).voices[0]?.isOfOlderWords
  await call(editProposal, session, { id, version: 1, until: '2026-03-01' })
  expect(await isOfOlderWords()).toBe(false)
  await call(editProposal, session, { id, version: 2, options: ['a', 'b'] })
  expect(await isOfOlderWords()).toBe(true)
  const late = await call(verbs.consentTo, session, { id, version: 2 })
  expect(late.voices).toMatchObject([{ version: 2, isOfOlderWords: true }])
  await expect(call(verbs.consentTo, session, { id, version: 4 })).rejects.toMatchObject({
    code: 'decisions.version.none',
  })
  await call(withdrawProposal, session, { id, because: 'x' })
  await expect(call(verbs.consentTo, session, { id })).rejects.toMatchObject({
    code: 'decisions.state',
  })
})

test('of an acceptance and an objection at once, one sees the other', async ({
  session,
  facts,
}) => {
  const ana = await another(session, facts, 'Ana')
  for (let round = 0; round < 8; round++) {
    const { id } = await call(propose, session, { title: 'x' })
    const [accepted, objected] = await Promise.allSettled([
      call(acceptProposal, session, { id, because: 'x' }),
      call(verbs.objectTo, ana, { id, because: 'y' }),
    ])
    expect([accepted.status, objected.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  }
})

test('an objection that is not there can be neither answered nor lifted', async ({ session }) => {
  const objection = randomUUID()
  for (const ask of [
    () => call(verbs.answer, session, { objection, words: 'x' }),
    () => call(verbs.lift, session, { objection }),
  ])
    await expect(ask()).rejects.toMatchObject({ code: 'decisions.objection.none' })
})

test('what was said for and against is found, with the decision; of a removed one it is not', async ({
  session,
  facts,
}) => {
  const ana = await another(session, facts, 'Ana')
  const { id } = await call(propose, session, { title: 'Use Kysely' })
  const found = async (text: string) => (await call(searchRecords, session, { text })).items
  await call(verbs.consentTo, session, { id, words: 'As long as migrations stay plain.' })
  const { voices } = await call(verbs.objectTo, ana, { id, because: 'Its inference is *slow*.' })
  const objection = voices.find(({ stance }) => stance === 'objects')?.id
  await call(verbs.answer, session, { objection, words: 'We measured: milliseconds.' })
  expect(await found('migrations')).toMatchObject([
    { record: id, title: 'Use Kysely', snippet: 'As long as migrations stay plain.' },
  ])
  expect(await found('inference millisecond')).toMatchObject([
    { record: id, snippet: expect.stringContaining('We measured: milliseconds.') },
  ])
  expect((await call(list, session, { text: 'inference' })).items).toHaveLength(1)
  await facts.pool.query('update records.record set removed_at = now() where record_id = $1', [id])
  expect(await found('inference')).toEqual([])
})
