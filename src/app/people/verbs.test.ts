/** Who is who, as a page asks for it and puts it right. */
import { expect } from 'vitest'
import { z } from 'zod'
import { auditList } from '#members/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Verb } from '#verbs/verb.ts'
import { anotherMember } from '../../../test/another-member.ts'
import { test as base } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { scanned } from '../../../test/scanned.ts'
import { peopleVerbs } from './verbs.ts'

const authors = [
  { name: 'Ben', email: 'ben@example.org' },
  { name: 'Ana Example', email: 'ana@example.org' },
  { name: 'ana', email: 'ana@home.example' },
  { name: 'Ben', email: 'ben@elsewhere.example' },
  { name: 'tidy[bot]', email: 'tidy@example.org' },
]

const test = base.extend<{ ask: (name: string, given?: object) => Promise<unknown> }>({
  ask: async ({ facts, folder, session }, use) => {
    await using repository = await aRepository({
      commits: authors.map((author, step) => ({ author, files: { 'a.txt': `${step}\n` } })),
    })
    await scanned(facts, folder, repository.path)
    const verbs: Verb[] = peopleVerbs({ facts, dataFolder: folder })
    await use((name, given = {}) => {
      const verb = verbs.find((one) => one.name === `people.${name}`)
      if (verb === undefined) throw new Error(`There is no people.${name}.`)
      return call(verb, session, given)
    })
  },
})

test('people are listed by name, a page at a time, and bots by themselves', async ({ ask }) => {
  const pages: unknown[] = []
  for (let after: string | null = null; pages.length < 5;) {
    const page = Page.parse(await ask('list', { limit: 2, ...(after === null ? {} : { after }) }))
    pages.push(page.items.map(({ name, email }) => `${name} <${email}>`))
    after = page.next
    if (after === null) break
  }
  expect(pages).toEqual([
    ['ana <ana@home.example>', 'Ana Example <ana@example.org>'],
    ['Ben <ben@elsewhere.example>', 'Ben <ben@example.org>'],
  ])
  expect(await ask('list', { bots: true })).toMatchObject({
    items: [{ name: 'tidy[bot]', botBecause: expect.any(String) }],
  })
  expect(await ask('list', { find: 'HOME' })).toMatchObject({ items: [{ name: 'ana' }] })
  expect(await ask('namesakes')).toMatchObject({ items: [{ name: 'Ben' }], next: null })
  await expect(ask('list', { repository: 'none' })).rejects.toMatchObject({
    code: 'repository.none',
  })
})

test('each word can be taken back by itself, whatever was said after it', async ({ ask }) => {
  await ask('merge', { who: 'ana@example.org', other: 'ana@home.example' })
  await ask('merge', { who: 'ana@example.org', other: 'ben@example.org' })
  await ask('bot', { who: 'ana@example.org' })
  const { items } = Choices.parse(await ask('choices'))
  expect(items).toMatchObject([{ what: 'bot' }, { what: 'merge' }, { other: 'ana@home.example' }])
  const first = items.at(-1)?.choice
  expect(await ask('undo', { choice: first })).toMatchObject({ undo: null })
  await expect(ask('undo', { choice: first })).rejects.toMatchObject({ code: 'people.undo.none' })
  expect(await ask('choices', { limit: 1 })).toMatchObject({
    items: [{ what: 'bot' }],
    next: expect.any(String),
  })
  expect(await ask('list', { bots: true, find: 'ana' })).toMatchObject({
    items: [{ name: 'Ana Example', identities: [{}, { email: 'ben@example.org' }] }],
  })
})

test('two of one name stay two, and nobody is asked again until it is taken back', async ({
  ask,
}) => {
  const [who, other] = ['ben@example.org', 'ben@elsewhere.example']
  const listed = await ask('list')
  expect(await ask('two', { who, other })).toMatchObject({
    ...{ says: 'Ben <ben@example.org> and Ben <ben@elsewhere.example> are two people.' },
    people: [{ email: other }, { email: who }],
  })
  expect(await ask('namesakes')).toEqual({ items: [], next: null })
  expect(await ask('list')).toEqual(listed)
  expect(await ask('choices')).toMatchObject({ items: [{ what: 'two', who, other }] })
  await expect(ask('two', { who: other, other: who })).rejects.toMatchObject({
    code: 'people.two.same',
  })
  await ask('undo', { who })
  expect(await ask('namesakes')).toMatchObject({ items: [{ name: 'Ben' }] })
  await ask('merge', { who, other })
  await expect(ask('two', { who, other })).rejects.toMatchObject({ code: 'people.same' })
})

test('of many who say the same at once one is heard, and nobody waits forever', async ({ ask }) => {
  const said = await Promise.allSettled(
    Array.from({ length: 6 }, () => ask('bot', { who: 'ana@example.org' })),
  )
  expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('it is for owners; and their log says who did it, but of nobody', async ({
  ask,
  facts,
  folder,
  session,
}) => {
  const member = await anotherMember(facts, session)
  const verbs: Verb[] = peopleVerbs({ facts, dataFolder: folder })
  for (const verb of verbs)
    await expect(call(verb, member, {}), verb.name).rejects.toMatchObject({
      code: 'verb.forbidden',
    })
  await ask('split', { email: 'ben@example.org' }).catch(() => {})
  await ask('merge', { who: 'ana@example.org', other: 'ana@home.example' })
  const { items } = await call(auditList, session, { of: ['people'] })
  expect(items).toEqual([
    {
      ...{ act: 'people.merge', by: session.actor.id, about: [], became: null },
      at: session.now().toISOString(),
    },
  ])
})

const Page = z.object({
  items: z.array(z.object({ name: z.string(), email: z.string() })),
  next: z.string().nullable(),
})
const Choices = z.object({ items: z.array(z.looseObject({ choice: z.number() })) })
