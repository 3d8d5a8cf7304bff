import { expect } from 'vitest'
import { propose } from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import { aRepository } from '../../test/repositories/build.ts'
import { test as base } from '../../test/cairn.ts'
import { scanned } from '../../test/scanned.ts'
import { answersInScope } from './kept-evidence.ts'

interface Counting {
  asks: (given?: { repository?: string; below?: string }, now?: Date) => Promise<number>
}

/** Each answer is which one it was. */
const test = base.extend<Counting>({
  asks: async ({ facts, folder }, use) => {
    await using repository = await aRepository({ commits: [{ files: { 'a/b': 'a\n' } }] })
    await scanned(facts, folder, repository.path)
    const { name } = await facts.db
      .selectFrom('repository')
      .select('name')
      .executeTakeFirstOrThrow()
    let count = 0
    const run = answersInScope<object, number>(
      { facts, dataFolder: folder },
      async () => (count += 1),
    )
    await use(async (given = {}, now = new Date('2026-01-05T09:00:00Z')) =>
      run({ now }, { repository: name, ...given }),
    )
  },
})

test('who asks the same at once is answered at once', async ({ asks }) => {
  const answers = await Promise.all(Array.from({ length: 40 }, async () => asks()))
  // Other tests write on the same server meanwhile.
  expect(new Set(answers).size).toBeLessThan(20)
})

test('whatever was written, the next who asks is answered anew', async ({ asks, session }) => {
  const before = await asks()
  await call(propose, session, { title: 'x' })
  expect(await asks()).toBe(before + 1)
})

test('another question, and another minute, have their own answers', async ({ asks }) => {
  await asks()
  expect(await asks({ below: 'a' })).toBe(2)
  expect(await asks({}, new Date('2026-01-05T09:01:00Z'))).toBe(3)
})

test('what failed is tried again', async ({ asks }) => {
  await expect(asks({ repository: 'none' })).rejects.toMatchObject({ code: 'repository.none' })
  await expect(asks({ below: 'nowhere' })).rejects.toMatchObject({ code: 'path.none' })
  await expect(asks({ below: 'nowhere' })).rejects.toMatchObject({ code: 'path.none' })
  expect(await asks()).toBe(1)
})
