/** What a place in the code is learned by, gathered in one read. */
import { expect } from 'vitest'
import { acceptProposal, propose } from '#practices/decisions/verbs.ts'
import { askVerb } from '#practices/questions/ask-verb.ts'
import { offer } from '#practices/questions/hours-verbs.ts'
import { closeQuestion } from '#practices/questions/verbs.ts'
import { addTip } from '#practices/tips/verbs.ts'
import { postVerb } from '#practices/trails/code-verbs.ts'
import { publishTrail } from '#practices/trails/verbs.ts'
import { call } from '#verbs/call.ts'
import { test as base } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { scanned } from '../../../test/scanned.ts'
import type { Learn } from './learn.ts'
import { learnVerb } from './learn-verb.ts'

const start = Date.UTC(2026, 0, 1) / 1000
const people = ['Ana', 'Bela', 'Cleo', 'Dan', 'Eve', 'Fay']
const commits = Array.from({ length: 24 }, (_, index) => ({
  message: `Change ${index}`,
  files: { 'src/queue.py': `q = ${index}\n`, 'docs/a.md': `${index}\n` },
  author: {
    name: people[index % people.length] ?? '',
    email: `${people[index % people.length] ?? ''}@example.org`.toLowerCase(),
    at: start + index * 86_400,
  },
}))

const test = base.extend<{ learn: (path: string, now?: string) => Promise<Learn> }>({
  learn: async ({ session, facts, folder }, use) => {
    await using repository = await aRepository({ commits })
    await scanned(facts, folder, repository.path)
    const verb = learnVerb(Promise.resolve({ facts, dataFolder: folder }))
    await use(async (path, now = '2026-02-02T09:30:00Z') =>
      call(verb, { ...session, now: () => new Date(now) }, { repository: 'repository', path }),
    )
  },
})

test('a file that nobody wrote of has people, and tips for what it is written in', async ({
  learn,
}) => {
  const found = await learn('src/queue.py')
  expect(found).toMatchObject({
    ...{ trails: [], questions: [], governs: [], nobody: null },
    hours: { now: [], next: null },
  })
  expect(found.tips.map(({ ref }) => ref)).toContain('python-breakpoint')
  expect((await learn('docs/a.md')).tips.map(({ ref }) => ref)).not.toContain('python-breakpoint')
  await expect(learn('src/none.py')).rejects.toMatchObject({ kind: 'not_found' })
})

test('several can be asked, and on another day others stand first', async ({ learn }) => {
  const days = Array.from({ length: 12 }, (_, day) => `2026-02-${10 + day}T09:00:00Z`)
  const first = new Set<string>()
  const named = new Set<string>()
  for (const day of days) {
    const { people: told } = await learn('src/queue.py', day)
    expect(told.length).toBeGreaterThan(2)
    first.add(told[0]?.name ?? '')
    for (const { name } of told) named.add(name)
  }
  expect(first.size).toBeGreaterThan(2)
  expect(named.size).toBeGreaterThan(4)
})

test('what was written about it is there: trails, questions with what would have told, tips, decisions, hours', async ({
  learn,
  session,
}) => {
  const ask = askVerb(async () => ({ code: [], members: [] }))
  const { id: one = '' } = await call(ask, session, {
    title: 'One',
    body: 'repository:src/queue.py',
  })
  await call(closeQuestion, session, { id: one, found: 'x', wouldHaveTold: 'Its length.' })
  await call(ask, session, { title: 'Two', body: 'repository:src/queue.py' })
  await call(addTip, session, { title: 'Ask it', body: 'At `src/queue.py`.', fits: ['hang'] })
  const { id } = await call(propose, session, { title: 'Keep it', body: 'In `src/`.' })
  await call(acceptProposal, session, { id, because: 'So we said.' })
  const target = {
    is: 'code',
    repository: 'repository',
    path: 'src/queue.py',
    from: 1,
    to: 1,
    commit: null,
  }
  const post = postVerb({ headsOf: async () => new Map() })
  for (const title of ['A walk', 'A draft'])
    await call(post, session, { title, stops: [{ target }] })
  await call(publishTrail, session, { id: '1' })
  const hours = { from: '9:00', to: '10:00', zone: 'UTC' }
  for (const weekday of [1, 2]) await call(offer, session, { ...hours, weekday })

  const found = await learn('src/queue.py')
  expect(found.trails.map(({ title }) => title)).toEqual(['A walk'])
  expect(found.questions.map(({ title, wouldHaveTold }) => [title, wouldHaveTold])).toEqual([
    ['One', 'Its length.'],
    ['Two', null],
  ])
  expect(found.tips[0]).toEqual({ ref: 'tip#1', title: 'Ask it', why: 'It names src/queue.py.' })
  expect(found.governs.map(({ title }) => title)).toEqual(['Keep it'])
  expect(found.hours).toMatchObject({ now: [{ weekday: 1 }], next: { weekday: 2 } })
  expect((await learn('src')).questions).toHaveLength(2)
})
