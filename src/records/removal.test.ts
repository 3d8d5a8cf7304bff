import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { ruledKinds } from '#app/kinds.ts'
import { acceptProposal, get, list, propose } from '#practices/decisions/verbs.ts'
import { post, proposeIdea, reopenIdea } from '#practices/ideas/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { anotherMember } from '../../test/another-member.ts'
import { test } from '../../test/cairn.ts'
import { removed, removeVerb, restore } from './record-verbs.ts'
import { add } from './reaction-verbs.ts'
import { hanging } from './sweep.ts'
import * as verbs from './verbs.ts'

const remove = removeVerb(ruledKinds)
const inDays = (session: Session, days: number): Session => ({
  ...session,
  now: () => new Date(session.now().getTime() + days * 86_400_000),
})

test('what was removed is found nowhere, and comes back whole', async ({ session }) => {
  const { id: record } = await call(propose, session, { title: 'Use Kysely', body: 'decision#2' })
  const other = await call(propose, session, { title: 'Other' })
  const said = await call(verbs.comment, session, { record, body: 'Typed at last.' })
  const task = await call(verbs.takeOn, session, { record, text: 'Try it.' })
  const seen = async () => ({
    list: (await call(list, session, {})).items.map(({ title }) => title),
    search: (await call(verbs.searchRecords, session, { text: 'typed' })).items.length,
    from: (await call(verbs.links, session, { record: other.id })).from.length,
    actions: (await call(verbs.listOfActions, session, {})).items.length,
  })
  const before = await seen()
  expect(before).toEqual({ list: ['Other', 'Use Kysely'], search: 1, from: 1, actions: 1 })
  expect(await call(remove, session, { record: 'decision#1' })).toMatchObject({
    ...{ record, kind: 'decision', number: 1, title: 'Use Kysely' },
    ...{ removedAt: '2026-01-05T09:00:00.000Z', keptUntil: '2026-02-04T09:00:00.000Z' },
  })
  expect(await seen()).toEqual({ list: ['Other'], search: 0, from: 0, actions: 0 })
  const gone = { code: 'record.none' }
  await expect(call(get, session, { id: '1' })).rejects.toMatchObject(gone)
  await expect(call(verbs.listComments, session, { record })).rejects.toMatchObject(gone)
  await expect(call(verbs.history, session, { record })).rejects.toMatchObject(gone)
  await expect(call(verbs.links, session, { record })).rejects.toMatchObject(gone)
  await expect(call(verbs.comment, session, { record, body: 'x' })).rejects.toMatchObject(gone)
  const edit = { id: said.id, version: 1, body: 'x' }
  await expect(call(verbs.editOwnComment, session, edit)).rejects.toMatchObject(gone)
  const done = { id: task.id, state: 'done' }
  await expect(call(verbs.changeAnAction, session, done)).rejects.toMatchObject(gone)
  await expect(call(remove, session, { record })).rejects.toMatchObject(gone)
  expect((await call(removed, session, {})).items).toMatchObject([{ record, title: 'Use Kysely' }])
  expect(await call(restore, session, { record })).toMatchObject({ record, number: 1, version: 1 })
  expect(await seen()).toEqual(before)
  expect((await call(verbs.listComments, session, { record })).items).toHaveLength(1)
  expect((await call(removed, session, {})).items).toEqual([])
})

test('where very many say a word, removed ones are not among the newest', async ({
  session,
  facts,
}) => {
  const { id } = await call(propose, session, { title: 'a common word' })
  await facts.pool.query(
    `insert into records.record (record_id, kind, number, status, title, body, detail, version, created_at, updated_at, removed_at)
     select gen_random_uuid(), 'decision', n + 10, 'open', 'common ' || n, '', '{}', 1, now(), '2030-01-01'::timestamptz + n * interval '1 minute',
       case when n > 2098 then now() end from generate_series(1, 2100) n`,
  )
  await facts.pool.query(
    `insert into records.words select record_id, record_id, kind, updated_at, to_tsvector('english', title)
     from records.record where record_id <> $1`,
    [id],
  )
  const { items } = await call(verbs.searchRecords, session, { text: 'common', limit: 1 })
  expect(items.map(({ title }) => title)).toEqual(['common 2098'])
})

test('one’s own is taken away, and nothing of others with it; an owner may', async ({
  session,
  facts,
}) => {
  const ana = await anotherMember(facts, session, { name: 'Ana' })
  const béla = await anotherMember(facts, session)
  const { id: record } = await call(propose, ana, { title: 'x' })
  await expect(call(remove, béla, { record })).rejects.toMatchObject({
    ...{ kind: 'forbidden', code: 'record.others' },
  })
  const { id } = await call(verbs.comment, béla, { record, body: 'I like it.' })
  await expect(call(remove, ana, { record })).rejects.toMatchObject({ code: 'record.others_words' })
  await call(verbs.removeOwnComment, béla, { id })
  await call(remove, ana, { record })
  for (const stranger of [béla, await anotherMember(facts, session, { role: 'guest' })])
    expect((await call(removed, stranger, {})).items).toEqual([])
  await expect(call(restore, béla, { record })).rejects.toMatchObject({ code: 'record.gone' })
  await call(restore, ana, { record })
  await call(verbs.takeOn, béla, { record, text: 'Try it.' })
  await expect(call(remove, ana, { record })).rejects.toMatchObject({ code: 'record.others_words' })
  await call(remove, session, { record })
  // Whoever keeps the place in order is not undone by whom it was about.
  await expect(call(restore, ana, { record })).rejects.toMatchObject({ code: 'record.gone' })
  await call(restore, session, { record })
})

test('what was decided stays, and so does what an idea went into', async ({ session }) => {
  const decided = await call(propose, session, { title: 'Decided' })
  await call(acceptProposal, session, { id: decided.id, because: 'x' })
  await expect(call(remove, session, { record: decided.id })).rejects.toThrow(
    '"Decided" is accepted; only an open proposal can be removed.',
  )
  const { id: proposal } = await call(propose, session, { title: 'Proposal' })
  const { id } = await call(post, session, { title: 'Idea' })
  await call(proposeIdea, session, { id, proposal })
  await expect(call(remove, session, { record: 'idea#1' })).rejects.toMatchObject({
    code: 'ideas.state',
  })
  await expect(call(remove, session, { record: proposal })).rejects.toThrow(
    'idea#1 leads to "Proposal".',
  )
  await call(reopenIdea, session, { id })
  await call(remove, session, { record: proposal })
})

test('after thirty days it is gone for good, and nothing that hung on it is left', async ({
  session,
  facts,
}) => {
  const { id: record } = await call(propose, session, { title: 'x', body: 'decision#1 secret' })
  await call(verbs.comment, session, { record, body: 'Oh.' })
  await call(verbs.takeOn, session, { record, text: 'Do it.' })
  await call(add, session, { record, reaction: 'heart' })
  await call(remove, session, { record })
  await call(restore, inDays(session, 30), { record })
  await call(remove, session, { record })
  const later = inDays(session, 31)
  expect((await call(removed, later, {})).items).toEqual([])
  await expect(call(restore, later, { record })).rejects.toMatchObject({ code: 'record.gone' })
  const { id: next } = await call(propose, later, { title: 'y' })
  await call(remove, later, { record: next })
  for (const table of await hanging(session)) {
    const { rows } = await facts.pool.query(`select from records.${table} where record_id = $1`, [
      record,
    ])
    expect(rows, table).toEqual([])
  }
  expect(await call(propose, later, { title: 'z' })).toMatchObject({ number: 3 })
})

test('of two who remove at once, one does', async ({ session }) => {
  const { id: record } = await call(propose, session, { title: 'x' })
  const both = [1, 2].map((day) => call(remove, inDays(session, day), { record }))
  const [done, failed] = (await Promise.allSettled(both)).toSorted((a, b) =>
    a.status < b.status ? -1 : 1,
  )
  expect(done).toMatchObject({ status: 'fulfilled' })
  expect(failed).toMatchObject({ reason: { code: 'record.none' } })
})

test('what is no record is not removed', async ({ session }) => {
  for (const record of ['decision#1', 'no#7', randomUUID()])
    await expect(call(remove, session, { record })).rejects.toMatchObject({ code: 'record.none' })
  for (const record of ['1', 'decision', 'decision#0', '', "x'#1", 'decision#1 or 1=1'])
    await expect(call(remove, session, { record })).rejects.toMatchObject({ code: 'input.invalid' })
})
