/** The whole way, from a GitHub on this machine into the database: complete, resumed, and later what is new. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Facts } from '#facts/facts.ts'
import { syncKinds } from '#facts/forge/port.ts'
import * as answers from '#sources/github/answers.fixture.ts'
import { silent } from '#std/progress.ts'
import {
  addPull,
  addRun,
  aGithubState,
  minutes,
  type GithubState,
} from '../../../test/forges/github-state.ts'
import { importGithub } from '../import/github.ts'
import { elsewhere, onOneHost, rowsElsewhere, rowsOf } from '../../../test/forges/at-forge.ts'
import { atGithub as test } from '../../../test/forges/forges.ts'

/** The same state as `gh api` would have put it into files. */
async function imported(facts: Facts, state: GithubState, folder: string) {
  const of = (list: readonly { of: number }[]) =>
    list.map(({ of: parent, ...object }) => ({ parent, object }))
  const files: Record<string, readonly object[]> = {
    ...{ pulls: state.pulls, issues: state.issues, releases: state.releases },
    ...{ 'pulls-reviews': of(state.reviews), 'pulls-comments': of(state.lineComments) },
    ...{ 'issues-comments': of(state.comments), 'issues-events': of(state.events) },
    ...{ 'pulls-commits': of(state.commits), 'pulls-files': of(state.files) },
    'actions-runs': state.runs,
    ...{ 'actions-jobs': state.jobs, deployments: state.deployments },
    'deployments-statuses': of(state.statuses),
  }
  await mkdir(folder, { recursive: true })
  for (const [name, all] of Object.entries(files))
    await writeFile(join(folder, `${name}.jsonl`), all.map((one) => JSON.stringify(one)).join('\n'))
  const workspace = {
    ...{ facts, dataFolder: '/nonexistent', inWords: (error: unknown) => error },
    close: async () => {},
  }
  await importGithub(workspace, {
    ...{ from: { dump: folder }, repository: 'team/app', host: elsewhere },
    ...{ signal: new AbortController().signal, progress: silent },
  })
  return rowsElsewhere(facts)
}

test('all of it is read, and is what an import of the same answers has', async ({
  facts,
  folder,
  at: { fake, sync, waits },
}) => {
  const synced = await sync()
  expect(synced.kinds.map(({ kind, state, problem }) => [kind, state, problem])).toEqual(
    syncKinds.map((kind) => [kind, 'done', null]),
  )
  expect(synced).toMatchObject({
    isWhole: true,
    requests: fake.asked.length,
    remaining: 5000 - fake.asked.length,
  })
  expect(waits).toEqual([])
  expect(synced.kinds.find(({ kind }) => kind === 'requests')).toMatchObject({
    read: 13,
    total: 13,
  })
  const { request = [], job = [], run = [] } = await rowsOf(facts, synced)
  expect([request.length, job.length, run.length]).toEqual([13, 6, 6])
  expect(onOneHost(await rowsOf(facts, synced), fake.host)).toEqual(
    await imported(facts, fake.state, folder),
  )
})

test('lists of a request that go on are read to their end', async ({
  facts,
  at: { fake, sync },
}) => {
  fake.pageMax = 1
  const synced = await sync()
  expect(synced.isWhole).toBe(true)
  const rows = await rowsOf(facts, synced)
  const counts = Object.entries(rows).map(([table, all]) => [table, all.length])
  expect(Object.fromEntries(counts)).toMatchObject({
    request_commit: fake.state.commits.length,
    request_path: fake.state.files.length,
    coverage: 13 * 6 + 7,
  })
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
  Object.assign(changed ?? {}, { title: 'Another title', updated_at: minutes(500) })
  const synced = await sync()
  expect(fake.asked.length - first).toBeLessThan(first)
  expect(synced.isWhole).toBe(true)
  const { request = [], job = [] } = await rowsOf(facts, synced)
  expect([request.length, job.length]).toEqual([14, 7])
  expect(request.join('')).toContain('Another title')
  const told = fake.asked.slice(first).filter(({ url }) => url.pathname.endsWith('/jobs'))
  expect(told).toHaveLength(1)
})

test('more than fit on a page are all read, also where they changed in one second', async ({
  facts,
  at: { fake, sync },
}) => {
  fake.state = aGithubState({ pulls: 0, runs: 0 })
  for (let number = 1; number <= 230; number++)
    fake.state.issues.push(
      answers.issue(number, {
        updated_at: minutes(number < 220 ? 7 : number),
        created_at: minutes(7),
      }),
    )
  for (let id = 1; id <= 330; id++)
    fake.state.runs.push(
      answers.run(id, { created_at: minutes(id < 130 ? 7 : id * 9), updated_at: minutes(7) }),
    )
  const synced = await sync()
  expect(synced.isWhole).toBe(true)
  const { issue = [], run = [] } = await rowsOf(facts, synced)
  expect([issue.length, run.length]).toEqual([233, 330])
})

test('what changes while pages are read is not passed over', async ({
  facts,
  at: { fake, sync },
}) => {
  fake.state = aGithubState({ pulls: 0, runs: 0 })
  for (let number = 1; number <= 150; number++)
    fake.state.issues.push(answers.issue(number, { updated_at: minutes(10 + number) }))
  let isMoved = false
  fake.fault = ({ url }) => {
    // Between the first page and the second, one of the first moves to the end: all others move up.
    if (isMoved || !url.pathname.endsWith('/issues') || !url.searchParams.has('since'))
      return undefined
    isMoved = true
    const moved = fake.state.issues.find((one) => one['number'] === 5)
    Object.assign(moved ?? {}, { updated_at: minutes(900) })
    return undefined
  }
  const synced = await sync()
  expect(isMoved).toBe(true)
  const { issue = [] } = await rowsOf(facts, synced)
  expect(issue).toHaveLength(153)
})
