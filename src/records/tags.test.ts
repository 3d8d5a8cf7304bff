import { expect } from 'vitest'
import { ruledKinds } from '#app/kinds.ts'
import * as decisions from '#practices/decisions/verbs.ts'
import * as ideas from '#practices/ideas/verbs.ts'
import { call } from '#verbs/call.ts'
import { anotherMember } from '../../test/another-member.ts'
import { test } from '../../test/cairn.ts'
import { removeVerb, restore } from './record-verbs.ts'
import { add, list, remove } from './tag-verbs.ts'
import { searchRecords } from './verbs.ts'

test('a tag is one whatever its letters and the space around it', async ({ session }) => {
  const { id: record } = await call(decisions.propose, session, { title: 'x' })
  await call(add, session, { record, tag: ' Build  Time ' })
  await call(add, session, { record: 'decision#1', tag: '#c++' })
  const tags = ['build time', 'c++']
  expect(await call(add, session, { record, tag: 'BUILD TIME' })).toEqual({ record, tags })
  expect(await call(decisions.get, session, { id: record })).toMatchObject({ tags, version: 1 })
  expect(await call(remove, session, { record, tag: 'C++' })).toMatchObject({
    tags: ['build time'],
  })
  expect(await call(remove, session, { record, tag: 'C++' })).toMatchObject({
    tags: ['build time'],
  })
  // Once composed, once of two signs.
  await call(add, session, { record, tag: 'caf\u00e9' })
  expect(await call(add, session, { record, tag: 'cafe\u0301' })).toMatchObject({
    tags: ['build time', 'caf\u00e9'],
  })
})

test('lists and search show only what has the tag', async ({ session }) => {
  for (const title of ['one', 'two', 'three']) await call(decisions.propose, session, { title })
  await call(ideas.post, session, { title: 'two ideas' })
  for (const record of ['decision#1', 'decision#3', 'idea#1'])
    await call(add, session, { record, tag: 'storage' })
  const page = await call(decisions.list, session, { tag: 'Storage', limit: 1 })
  expect(page.items.map(({ title }) => title)).toEqual(['three'])
  const rest = await call(decisions.list, session, { tag: 'storage', after: page.next ?? '' })
  expect(rest).toMatchObject({ items: [{ title: 'one' }], next: null })
  expect((await call(ideas.list, session, { tag: 'storage' })).items).toHaveLength(1)
  expect((await call(ideas.list, session, { tag: 'stor' })).items).toEqual([])
  const { items } = await call(searchRecords, session, { text: 'two', tag: 'STORAGE' })
  expect(items.map(({ title }) => title)).toEqual(['two ideas'])
})

test('tags are counted where they are used, and not where a record was removed', async ({
  session,
}) => {
  for (const title of ['one', 'two']) await call(decisions.propose, session, { title })
  await call(ideas.post, session, { title: 'x' })
  for (const [record, tag] of [
    ['decision#1', 'b'],
    ['decision#2', 'b'],
    ['decision#2', 'a'],
    ['idea#1', 'c'],
  ] as const)
    await call(add, session, { record, tag })
  const counted = async (more: object = {}) =>
    (await call(list, session, more)).items.map(({ tag, count }) => [tag, count])
  expect(await counted()).toEqual([
    ['b', 2],
    ['a', 1],
    ['c', 1],
  ])
  expect(await counted({ kind: 'idea' })).toEqual([['c', 1]])
  expect(await counted({ limit: 1 })).toEqual([['b', 2]])
  await call(removeVerb(ruledKinds), session, { record: 'decision#2' })
  expect(await counted()).toEqual([
    ['b', 1],
    ['c', 1],
  ])
  await expect(call(add, session, { record: 'decision#2', tag: 'x' })).rejects.toMatchObject({
    code: 'record.none',
  })
  await call(restore, session, { record: 'decision#2' })
  expect(await call(decisions.get, session, { id: '2' })).toMatchObject({ tags: ['a', 'b'] })
})

test('tags stay with a record while its words and its state change', async ({ session }) => {
  const { id } = await call(ideas.post, session, { title: 'x' })
  await call(add, session, { record: id, tag: 'a' })
  await call(ideas.keepIdea, session, { id, because: 'x', thanks: 'x' })
  expect(await call(ideas.reopenIdea, session, { id })).toMatchObject({ tags: ['a'] })
})

test('tags of many at once are all kept, and there are never too many', async ({ session }) => {
  const { id: record } = await call(decisions.propose, session, { title: 'x' })
  const tag = (n: number) => call(add, session, { record, tag: `t${n}` })
  await Promise.all(Array.from({ length: 20 }, (_, n) => tag(n)))
  expect((await call(decisions.get, session, { id: record })).tags).toHaveLength(20)
  await expect(tag(20)).rejects.toMatchObject({ code: 'tags.too_many' })
  expect((await tag(1)).tags).toHaveLength(20)
})

test('what is no tag is refused, and whoever only reads does not tag', async ({
  session,
  facts,
}) => {
  const { id: record } = await call(decisions.propose, session, { title: 'x' })
  const bad = ['', ' ', '#', 'a,b', 'a\nb\u0000', 'a\u202eb', 'x'.repeat(51), 'x'.repeat(10_000)]
  for (const tag of bad)
    await expect(call(add, session, { record, tag }), tag).rejects.toMatchObject({
      code: 'input.invalid',
    })
  for (const tag of [`'; drop table`, '%', '{"a"}', 'null', '日本'])
    expect((await call(add, session, { record, tag })).tags).toContain(tag)
  const guest = await anotherMember(facts, session, { role: 'guest' })
  await expect(call(add, guest, { record, tag: 'x' })).rejects.toMatchObject({ kind: 'forbidden' })
})

test('search keeps to a tag that very many have', async ({ session, facts }) => {
  await call(decisions.propose, session, { title: 'common, and without' })
  await facts.pool.query(
    `insert into records.record (record_id, kind, number, status, title, body, detail, version, created_at, updated_at, tags)
     select gen_random_uuid(), 'decision', n + 10, 'open', 'common ' || n, '', '{}', 1, now(), '2025-01-01'::timestamptz + n * interval '1 minute',
       array['many'] from generate_series(1, 1100) n`,
  )
  await facts.pool.query(
    `insert into records.words select record_id, record_id, kind, updated_at, to_tsvector('english', title)
     from records.record where number > 10`,
  )
  const found = async (tag: string) =>
    (await call(searchRecords, session, { text: 'common', limit: 2, tag })).items
  expect((await found('many')).map(({ title }) => title)).toEqual(['common 1100', 'common 1099'])
  expect(await found('few')).toEqual([])
})
