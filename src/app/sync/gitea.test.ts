/** The whole way, from a Gitea on this machine into the database: complete, resumed, and later what is new. */
import { expect } from 'vitest'
import * as answers from '#sources/gitea/answers.fixture.ts'
import { rowsOf, setAside } from '../../../test/forges/at-forge.ts'
import { atGitea as test } from '../../../test/forges/forges.ts'
import { addPull, addRun, aGiteaState } from '../../../test/forges/gitea-state.ts'
import { minutes } from '../../../test/forges/github-state.ts'

const countsOf = (rows: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(rows).map(([table, all]) => [table, all.length]))

test('all of it is read, whatever the size of its pages', async ({
  facts,
  at: { fake, sync, waits },
}) => {
  const synced = await sync()
  expect(synced.kinds.map(({ kind, state, problem }) => [kind, state, problem])).toEqual(
    ['requests', 'issues', 'runs', 'jobs', 'releases'].map((kind) => [kind, 'done', null]),
  )
  expect(synced).toMatchObject({
    ...{ isWhole: true, requests: fake.asked.length, remaining: null },
    project: { path: 'team/app', externalId: '77' },
  })
  expect(waits).toEqual([])
  expect(synced.kinds[0]).toMatchObject({ read: 6, total: 6 })
  const rows = await rowsOf(facts, synced)
  expect(JSON.stringify(rows)).not.toContain('nobody keeps')
  const { state } = fake
  const kept = ['comment', 'pull_push', 'review_request', 'change_title', 'label', 'dismiss_review']
  const items = state.timeline.filter(({ type }) => kept.includes(String(type)))
  const mergedCount = state.pulls.filter(({ merged }) => merged === true).length
  expect(countsOf(rows)).toMatchObject({
    ...{ request: 6, issue: 3, run: 5, job: 5, release: 2, coverage: 6 * 5 + 5 },
    request_event: 6 + mergedCount + items.length + state.reviews.length + state.lines.length,
    request_commit: state.commits.length,
  })
  for (const pageMax of [1, 3]) {
    await setAside(facts, fake)
    fake.pageMax = pageMax
    const again = await sync()
    expect(again.isWhole).toBe(true)
    expect(await rowsOf(facts, again)).toEqual(rows)
  }
})

test('later it asks for what changed, and knows all that is new', async ({
  facts,
  at: { fake, sync },
}) => {
  await sync()
  const first = fake.asked.length
  addPull(fake.state, 20)
  addRun(fake.state, 30)
  const [changed] = fake.state.pulls
  Object.assign(changed ?? {}, { title: 'Another title', updated_at: minutes(900) })
  const synced = await sync()
  expect(synced.isWhole).toBe(true)
  const { request = [], job = [] } = await rowsOf(facts, synced)
  expect([request.length, job.length]).toEqual([7, 6])
  expect(request.join('')).toContain('Another title')
  const later = fake.asked.slice(first).map(({ url }) => url.pathname)
  expect(later.filter((path) => path.endsWith('/jobs'))).toHaveLength(1)
  // The last that was read is read again: lists lag behind.
  const numbers = later.flatMap((path) => /pulls\/(\d+)$/.exec(path)?.[1] ?? [])
  expect(numbers.toSorted()).toEqual(['1', '20', '6'])
})

test('more than fit on a page are all read, also where they changed in one second', async ({
  facts,
  at: { fake, sync },
}) => {
  fake.state = aGiteaState({ pulls: 0, runs: 0 })
  for (let number = 1; number <= 230; number++)
    fake.state.issues.push(
      answers.issue(number, { updated_at: minutes(number < 120 ? 7 : number * 6) }),
    )
  // Its clock goes before ours.
  fake.state.issues.push(answers.issue(999, { updated_at: minutes(3000) }))
  const synced = await sync()
  expect(synced.isWhole).toBe(true)
  expect((await rowsOf(facts, synced))['issue']).toHaveLength(234)
  expect(fake.asked.length).toBeLessThan(100)
})

test('a Forgejo, and an old Gitea, have no runs that could be read, and no failure of it', async ({
  facts,
  at: { fake, sync },
}) => {
  for (const version of ['11.0.1+gitea-1.22.0', '1.24.7']) {
    await setAside(facts, fake)
    fake.state.version = version
    fake.fault = ({ url }) => (url.pathname.includes('/actions/') ? { status: 404 } : undefined)
    const synced = await sync()
    expect(synced.isWhole).toBe(true)
    expect(synced.kinds.map(({ kind }) => kind)).toEqual(['requests', 'issues', 'releases'])
  }
})

test('a repository that was renamed before it was read is followed to its place', async ({
  at: { fake, sync },
}) => {
  Object.assign(fake.state, { formerly: ['team/old'], path: 'team/new' })
  expect(await sync({ path: 'team/old' })).toMatchObject({
    ...{ isWhole: true, project: { path: 'team/new' } },
  })
})
