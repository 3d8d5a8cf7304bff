/** The whole way, from a GitLab on this machine into the database: complete, resumed, and later what is new. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Facts } from '#facts/facts.ts'
import { syncKinds } from '#facts/forge/port.ts'
import * as answers from '#sources/gitlab/answers.fixture.ts'
import { silent } from '#std/progress.ts'
import { elsewhere, onOneHost, rowsElsewhere, rowsOf } from '../../../test/forges/at-forge.ts'
import { atGitlab as test } from '../../../test/forges/forges.ts'
import {
  addPipeline,
  addRequest,
  aGitlabState,
  gitlabMinutes as minutes,
  issue,
  type GitlabState,
} from '../../../test/forges/gitlab-state.ts'
import { importGitlab } from '../import/gitlab.ts'

/** The same state as `glab api` would have put it into files. */
async function imported(facts: Facts, state: GitlabState, folder: string) {
  const of = (list: readonly { of: number }[]) =>
    list.map(({ of: parent, ...object }) => ({ parent, object }))
  const whole = Object.fromEntries(state.requests.map(({ iid }) => [String(iid), true]))
  const files: Record<string, readonly object[]> = {
    ...{ merge_requests: state.requests, issues: state.issues, releases: state.releases },
    ...{ 'merge_requests-notes': of(state.notes), 'merge_requests-commits': of(state.commits) },
    'merge_requests-resource_state_events': of(state.stateEvents),
    'merge_requests-resource_label_events': of(state.labelEvents),
    ...{ pipelines: state.pipelines, jobs: state.jobs, deployments: state.deployments },
  }
  await mkdir(folder, { recursive: true })
  for (const [name, all] of Object.entries(files))
    await writeFile(join(folder, `${name}.jsonl`), all.map((one) => JSON.stringify(one)).join('\n'))
  const coverage = { 'merge_requests-notes': whole, 'merge_requests-commits': whole }
  await writeFile(join(folder, 'coverage.json'), JSON.stringify(coverage))
  await importGitlab(
    {
      ...{ facts, dataFolder: '/nonexistent', inWords: (error: unknown) => error },
      close: async () => {},
    },
    {
      ...{ folder, repository: 'group/team/app', host: elsewhere },
      ...{ signal: new AbortController().signal, progress: silent },
    },
  )
  return rowsElsewhere(facts)
}

test('all of it is read, and is what an import of the same answers has', async ({
  facts,
  folder,
  at: { fake, sync, waits },
}) => {
  const synced = await sync()
  expect(synced.kinds.map(({ kind, state, problem }) => [kind, state, problem])).toEqual(
    syncKinds.filter((kind) => kind !== 'deployment_statuses').map((kind) => [kind, 'done', null]),
  )
  expect(synced).toMatchObject({
    ...{ isWhole: true, requests: fake.asked.length, remaining: 5000 - fake.asked.length },
    project: { path: 'group/team/app', externalId: '77' },
  })
  expect(waits).toEqual([])
  expect(synced.kinds.find(({ kind }) => kind === 'requests')).toMatchObject({
    ...{ read: 6, total: 6 },
  })
  const rows = await rowsOf(facts, synced)
  expect(rows['deployment']?.join('')).toContain('"is_production": true')
  expect(rows['job']?.join('')).toContain('"attempt": 2')
  expect(JSON.stringify(rows)).not.toContain('nobody keeps')
  expect(onOneHost(rows, fake.host)).toEqual(await imported(facts, fake.state, folder))
})

test('child pipelines are runs, and their jobs are read, also of those that go on later', async ({
  facts,
  at: { fake, sync },
}) => {
  fake.state = aGitlabState({ requests: 0, pipelines: 2 })
  addPipeline(fake.state, 3, { source: 'parent_pipeline' })
  const numbers = async (synced: Awaited<ReturnType<typeof sync>>) => {
    const { run = [], job = [] } = await rowsOf(facts, synced)
    return [run.length, job.length]
  }
  const first = await sync()
  expect(first.isWhole).toBe(true)
  expect(await numbers(first)).toEqual([3, fake.state.jobs.length])
  addPipeline(fake.state, 60, { source: 'parent_pipeline' })
  const second = await sync()
  expect(await numbers(second)).toEqual([4, fake.state.jobs.length])
})

test('lists of a request that go on are read to their end', async ({
  facts,
  at: { fake, sync },
}) => {
  fake.state = aGitlabState({ requests: 3, pipelines: 0 })
  fake.pageMax = 1
  const synced = await sync()
  expect(synced.isWhole).toBe(true)
  const rows = await rowsOf(facts, synced)
  expect(rows['request']).toHaveLength(3)
  expect(rows['request_commit']).toHaveLength(fake.state.commits.length)
  expect(rows['coverage']).toHaveLength(3 * 5 + 7)
})

test('later it asks for what changed, and knows all that is new', async ({
  facts,
  at: { fake, sync },
}) => {
  await sync()
  const first = fake.asked.length
  addRequest(fake.state, 20)
  addPipeline(fake.state, 30)
  const [changed] = fake.state.requests
  Object.assign(changed ?? {}, { title: 'Another title', updated_at: minutes(900) })
  // An old pipeline goes on: a job of it is tried again.
  const [old] = fake.state.pipelines
  Object.assign(old ?? {}, { updated_at: minutes(500) })
  fake.state.jobs.push(answers.job(19, 1, { created_at: minutes(400), started_at: minutes(499) }))
  const synced = await sync()
  expect(synced.isWhole).toBe(true)
  const { request = [], job = [] } = await rowsOf(facts, synced)
  expect([request.length, job.length]).toEqual([7, 8])
  expect(request.join('')).toContain('Another title')
  const later = fake.asked.slice(first).map(({ url }) => url.pathname)
  expect(later.filter((path) => path.endsWith('/jobs'))).toHaveLength(2)
  // The last that was read is read again: lists lag behind.
  const notes = later.flatMap((path) => /(\d+)\/notes$/.exec(path)?.[1] ?? [])
  expect(notes).toEqual(['6', '20', '1'])
})

test('more than fit on a page are all read, also where they changed in one millisecond', async ({
  facts,
  at: { fake, sync },
}) => {
  fake.state = aGitlabState({ requests: 0, pipelines: 0 })
  for (let iid = 10; iid <= 240; iid++)
    fake.state.issues.push(issue(iid, { updated_at: minutes(iid < 220 ? 7 : iid) }))
  const { isWhole, ...synced } = await sync()
  expect(isWhole).toBe(true)
  expect((await rowsOf(facts, { isWhole, ...synced }))['issue']).toHaveLength(234)
})

test('what is switched off in a project is no failure, and not taken for nothing', async ({
  facts,
  at: { fake, sync },
}) => {
  fake.state.levels = { issues_access_level: 'disabled', builds_access_level: 'disabled' }
  fake.fault = ({ url }) =>
    /\/(issues|pipelines)/.test(url.pathname) ? { status: 403 } : undefined
  const synced = await sync()
  expect(synced.isWhole).toBe(true)
  expect(synced.kinds.map(({ kind }) => kind)).toEqual(['requests', 'deployments', 'releases'])
  const { coverage = [] } = await rowsOf(facts, synced)
  expect(coverage.join('')).not.toMatch(/"(issues|runs|jobs)"/)
})

test('a request that breaks GitLab is left out, and no other with it', async ({
  facts,
  at: { fake, sync },
}) => {
  fake.fault = ({ url }) =>
    url.pathname.endsWith('/merge_requests/4/notes') ? { status: 500 } : undefined
  const synced = await sync()
  expect(synced.kinds.filter(({ problem }) => problem !== null)).toMatchObject([
    { kind: 'requests', state: 'done', leftOut: 1, problem: { code: 'forge.partly' } },
  ])
  const { request = [], coverage = [] } = await rowsOf(facts, synced)
  expect(request).toHaveLength(5)
  expect(coverage.join('')).not.toMatch(/"requests"/)
})

test('an old GitLab without events of its own is whole by its notes', async ({
  facts,
  at: { fake, sync },
}) => {
  fake.fault = ({ url }) =>
    /resource_\w+_events$/.test(url.pathname) ? { status: 404 } : undefined
  expect(await sync()).toMatchObject({ isWhole: true })
  const { rows } = await facts.pool.query(`select from forge.coverage where kind = 'events'`)
  expect(rows).toHaveLength(6)
})

test('a project that was renamed before it was read is followed to its place', async ({
  at: { fake, sync },
}) => {
  Object.assign(fake.state, { formerly: ['group/old'], path: 'group/new' })
  expect(await sync({ path: 'group/old' })).toMatchObject({
    ...{ isWhole: true, project: { path: 'group/new' } },
  })
})
