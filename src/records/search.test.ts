import { expect } from 'vitest'
import { editProposal, propose } from '#practices/decisions/verbs.ts'
import { readMigrations } from '#app/migrate.ts'
import { list, post } from '#practices/ideas/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { test } from '../../test/cairn.ts'
import { list as tags } from './tag-verbs.ts'
import { comment, removeOwnComment, searchRecords } from './verbs.ts'

async function titlesFor(session: Session, text: string, more: object = {}): Promise<string[]> {
  const { items } = await call(searchRecords, session, { text, ...more })
  return items.map(({ title }) => title)
}

async function someDecisions(session: Session): Promise<void> {
  await call(propose, session, { title: 'Use Kysely', body: 'Typed queries, no magic.' })
  await call(propose, session, { title: 'Cache answers', body: 'Queries that were asked before.' })
  await call(propose, session, { title: 'Stay with SQL', options: ['Kysely', 'Plain strings'] })
}

test('words are found in any form, the last as far as it is typed', async ({ session }) => {
  await someDecisions(session)
  expect(await titlesFor(session, 'query')).toEqual(['Cache answers', 'Use Kysely'])
  expect(await titlesFor(session, 'kys')).toEqual(['Use Kysely', 'Stay with SQL'])
  expect(await titlesFor(session, 'typed quer')).toEqual(['Use Kysely'])
  expect(await titlesFor(session, 'nowhere')).toEqual([])
})

test('the last part of a name is found as far as it is typed', async ({ session }) => {
  await call(propose, session, { title: 'Split it', body: 'Of make_response and convert.' })
  for (const text of ['make_response', 'make_resp', 'make_', 'conv', '"make resp'])
    expect(await titlesFor(session, text), text).toEqual(['Split it'])
  for (const text of ['made_resp', 'convert_resp', '"make resp"', 'split -make_response'])
    expect(await titlesFor(session, text), text).toEqual([])
})

test('a title of the most usual words is found by them', async ({ session }) => {
  await someDecisions(session)
  await call(post, session, { title: 'Who does what' })
  await call(post, session, { title: 'The other theory' })
  for (const text of ['who', 'does', 'Who does what', 'who does wh', '"does what"', 'what or whom'])
    expect(await titlesFor(session, text), text).toEqual(['Who does what'])
  for (const text of ['other', 'the other', 'the'])
    expect(await titlesFor(session, text), text).toEqual(['The other theory'])
  for (const text of ['"what does"', 'who did', 'who -does', '-who'])
    expect(await titlesFor(session, text), text).toEqual([])
  // Beside words that say more they are passed over, also while the last is being typed.
  for (const text of ['the kysely', 'kysely the', 'what kysely does'])
    expect(await titlesFor(session, text), text).toEqual(['Use Kysely', 'Stay with SQL'])
  const { items } = await call(list, session, { text: 'who does what' })
  expect(items.map(({ title }) => title)).toEqual(['Who does what'])
})

test('titles that were there before are found by their usual words, too', async ({
  session,
  facts,
}) => {
  await call(post, session, { title: 'Who does what', body: 'Nobody.' })
  await facts.pool.query(
    `update records.words set search = setweight(to_tsvector('english', 'Who does what'), 'A') || setweight(to_tsvector('english', 'Nobody.'), 'C')`,
  )
  expect(await titlesFor(session, 'who does')).toEqual([])
  const migrations = readMigrations()
  const { sql = '' } = migrations.find(({ name }) => name === 'records/0015-usual-words') ?? {}
  await facts.pool.query(`drop function records.usual_words; ${sql}`)
  for (const text of ['who does', 'nobody'])
    expect(await titlesFor(session, text), text).toEqual(['Who does what'])
})

test('a kind that there is not is refused, with those there are', async ({ session }) => {
  const refused = {
    code: 'input.invalid',
    message: expect.stringContaining('a kind is one of decision, idea'),
  }
  await expect(titlesFor(session, 'kysely', { kind: 'zz' })).rejects.toMatchObject(refused)
  await expect(call(tags, session, { kind: 'zz' })).rejects.toMatchObject(refused)
})

test('phrases, what must not be there, and kinds narrow it', async ({ session }) => {
  await someDecisions(session)
  expect(await titlesFor(session, '"typed queries"')).toEqual(['Use Kysely'])
  expect(await titlesFor(session, '"queries typed"')).toEqual([])
  expect(await titlesFor(session, 'queries -typed')).toEqual(['Cache answers'])
  expect(await titlesFor(session, 'kysely', { kind: 'idea' })).toEqual([])
  expect(await titlesFor(session, 'kysely', { kind: 'decision' })).toHaveLength(2)
})

test('what is looked for is marked, in a comment too; what was taken away is not found', async ({
  session,
}) => {
  await someDecisions(session)
  const { items } = await call(searchRecords, session, { text: 'magic' })
  const [first] = items
  expect(first?.marks.map(([from, to]) => first.snippet.slice(from, to))).toEqual(['magic'])
  const record = items[0]?.record ?? ''
  const { id } = await call(comment, session, { record, body: 'We tried *Prisma* before.' })
  expect((await call(searchRecords, session, { text: 'prisma' })).items).toMatchObject([
    { record, snippet: expect.stringContaining('Prisma') },
  ])
  await call(removeOwnComment, session, { id })
  expect(await titlesFor(session, 'prisma')).toEqual([])
  await call(editProposal, session, { id: record, version: 1, body: 'Changed.' })
  expect(await titlesFor(session, 'magic')).toEqual([])
})

test('a snippet says where it was cut', async ({ session }) => {
  const words = (count: number, name: string) =>
    Array.from({ length: count }, (_, place) => `${name}${place}`).join(' ')
  const body = `${words(60, 'before')} needle ${words(60, 'after')}`
  await call(propose, session, { title: 'Long', body })
  await call(propose, session, { title: 'Short', body: ' A needle, *alone*.\n' })
  const { items } = await call(searchRecords, session, { text: 'needle' })
  const snippetOf = (title: string) => items.find((item) => item.title === title)?.snippet
  expect(snippetOf('Long')).toMatch(/^… .*needle.* …$/)
  expect(snippetOf('Short')).toBe('A needle, *alone*.')
  const start = await call(searchRecords, session, { text: 'before1' })
  expect(start.items[0]?.snippet).toMatch(/^before0 .* …$/)
})

test('any text is words to look for, and nothing else', async ({ session }) => {
  await someDecisions(session)
  const odd = [
    "'",
    '"',
    "o'brien",
    ':*',
    '!',
    '& |',
    '<->',
    '\\',
    '((',
    '%',
    'a:b',
    '-',
    '日本',
    'the',
    "x'y:*z",
  ]
  for (const text of odd)
    await expect(titlesFor(session, text), text).resolves.toEqual(expect.any(Array))
})

test('where too many are found, the newest come first', async ({ session, facts }) => {
  const { id } = await call(propose, session, { title: 'Old common word' })
  await facts.pool.query(
    `insert into records.record select gen_random_uuid(), 'decision', n + 10, 'open', 'common ' || n, '',
       '{"options": [], "until": null}', null, 1, now(), '2030-01-01'::timestamptz + n * interval '1 minute', null
     from generate_series(1, 2100) n`,
  )
  await facts.pool.query(
    `insert into records.words select record_id, record_id, kind, updated_at, to_tsvector('english', title)
     from records.record where record_id <> $1`,
    [id],
  )
  const { items, isWeighed } = await call(searchRecords, session, { text: 'common', limit: 2 })
  expect([isWeighed, items.map(({ title }) => title)]).toEqual([
    false,
    ['common 2100', 'common 2099'],
  ])
})
