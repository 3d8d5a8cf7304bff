/** The whole way, from a GitHub on this machine into the database: complete, resumed, incremental, and whatever goes wrong with it. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { Facts } from '#facts/facts.ts'
import * as answers from '#sources/github/answers.fixture.ts'
import { networksFrom } from '#std/outbound/addresses.ts'
import { silent } from '#std/progress.ts'
import { test as base } from '../../../test/cairn.ts'
import {
  aFakeGithub,
  type Fault,
  type AskedOfFake,
  type FakeGithub,
} from '../../../test/forges/github.ts'
import {
  addPull,
  addRun,
  aGithubState,
  minutes,
  type GithubState,
} from '../../../test/forges/github-state.ts'
import { forgeRows } from '../import/forge-rows.fixture.ts'
import { importGithub } from '../import/github.ts'
import { syncGithub, type GithubSync } from './github.ts'
import type { Synced } from './sync.ts'

interface Github {
  fake: FakeGithub
  /** Waits nowhere: the clock of both moves instead. */
  sync: (said?: Partial<GithubSync> & { token?: string }) => Promise<Synced>
  waits: number[]
}

const test = base.extend<{ github: Github }>({
  github: async ({ facts }, use) => {
    const fake = await aFakeGithub(aGithubState({ pulls: 13 }))
    let clock = Date.parse('2026-01-06T09:00:00Z')
    fake.now = () => clock
    const waits: number[] = []
    await use({
      ...{ fake, waits },
      sync: ({ token = fake.token, ...said } = {}) =>
        syncGithub(
          {
            facts,
            access: {
              tokens: new Map([[fake.host, token]]),
              allowed: networksFrom('127.0.0.0/8') ?? [],
            },
            ...{ signal: new AbortController().signal, now: () => clock },
            sleep: async (ms) => {
              waits.push(ms)
              clock += ms
            },
            ...said,
          },
          { host: fake.host, path: 'team/app' },
        ),
    })
    expect(fake.strange).toEqual([])
    await fake.close()
  },
})

const rowsOf = (facts: Facts, { project }: Synced) =>
  forgeRows(facts, project.repositoryId, { isWhole: false })

/** The same state as `gh api` would have put it into files. */
async function imported(facts: Facts, state: GithubState, folder: string) {
  const of = (list: readonly { of: number }[]) =>
    list.map(({ of: parent, ...object }) => ({ parent, object }))
  const files: Record<string, readonly object[]> = {
    ...{ pulls: state.pulls, issues: state.issues, releases: state.releases },
    ...{ 'pulls-reviews': of(state.reviews), 'pulls-comments': of(state.lineComments) },
    ...{ 'issues-comments': of(state.comments), 'issues-events': of(state.events) },
    ...{ 'pulls-commits': of(state.commits), 'actions-runs': state.runs },
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
    ...{ from: { dump: folder }, repository: 'team/app', host: 'elsewhere.example.org' },
    ...{ signal: new AbortController().signal, progress: silent },
  })
  const { rows } = await facts.pool.query<{ id: number }>(
    `select repository_id as id from forge.project where host = 'elsewhere.example.org'`,
  )
  const all = await forgeRows(facts, rows[0]?.id ?? 0, { isWhole: false })
  return JSON.parse(JSON.stringify(all))
}

/** What was read until now is another project's from now on. */
async function setAside(facts: Facts, fake: FakeGithub): Promise<void> {
  fake.state.id++
  await facts.pool.query(
    `with moved as (update forge.project set path = 'team/before-' || repository_id)
     update repository set source = source || '-before-' || repository_id`,
  )
}

/** Accounts are told by host. */
const onOneHost = (rows: unknown, host: string): unknown =>
  JSON.parse(JSON.stringify(rows).replaceAll(`${host}#`, 'elsewhere.example.org#'))

test('all of it is read, and is what an import of the same answers has', async ({
  facts,
  folder,
  github: { fake, sync, waits },
}) => {
  const synced = await sync()
  expect(synced.kinds.map(({ kind, state, problem }) => [kind, state, problem])).toEqual(
    ['deployment_statuses', 'deployments', 'issues', 'jobs', 'releases', 'requests', 'runs'].map(
      (kind) => [kind, 'done', null],
    ),
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
  github: { fake, sync },
}) => {
  fake.pageMax = 1
  const synced = await sync()
  expect(synced.isWhole).toBe(true)
  const rows = await rowsOf(facts, synced)
  const counts = Object.entries(rows).map(([table, all]) => [table, all.length])
  expect(Object.fromEntries(counts)).toMatchObject({
    request_commit: fake.state.commits.length,
    coverage: 13 * 5 + 7,
  })
})

test('stopped anywhere and begun again, it ends in the same rows', async ({
  facts,
  github: { fake, sync },
}) => {
  const whole = await sync()
  const expected = await rowsOf(facts, whole)
  const many = fake.asked.length
  // Another repository with the same in it, of which each question in turn is not answered, and after it none.
  await setAside(facts, fake)
  for (let at = 1; at <= many; at += 4) {
    const begun = fake.asked.length
    const stop = new AbortController()
    fake.fault = ({ number }) => {
      if (number < begun + at) return undefined
      stop.abort()
      return { reset: true }
    }
    await sync({ signal: stop.signal }).catch((error: unknown) =>
      expect(error).toMatchObject({ code: 'forge.stopped' }),
    )
  }
  fake.fault = () => undefined
  const again = await sync()
  expect(again.project.repositoryId).not.toBe(whole.project.repositoryId)
  expect(again.isWhole).toBe(true)
  expect(await rowsOf(facts, again)).toEqual(expected)
})

test('later it asks for what changed, and knows all that is new', async ({
  facts,
  github: { fake, sync },
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
  github: { fake, sync },
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
  github: { fake, sync },
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

describe('what goes wrong', () => {
  const once = (fault: Fault, when: (asked: AskedOfFake) => boolean) => {
    let isOver = false
    return (asked: AskedOfFake) => {
      if (isOver || !when(asked)) return undefined
      isOver = true
      return fault
    }
  }
  const any: readonly [string, Fault][] = [
    ['a broken answer', { status: 200, text: '{"data": {' }],
    ['a page for people', { status: 200, text: '<html>' }],
    ['nothing', { status: 200, text: '' }],
    ['502', { status: 502, text: '<html>Unicorn' }],
    ['a connection that ends', { reset: true }],
    ['an answer that ends in its middle', { cut: true }],
    ['not changed, though nobody knew it before', { status: 304 }],
    ['a first limit', { status: 403, headers: { 'x-ratelimit-remaining': '0' } }],
    ['a second limit', { status: 429, headers: { 'retry-after': '61' } }],
    ['a word about abuse', { status: 403, text: '{"message":"abuse detection mechanism"}' }],
    ['a limit as GraphQL says it', { status: 200, text: '{"errors":[{"type":"RATE_LIMITED"}]}' }],
  ]

  test('once, at any question, changes nothing', async ({
    facts,
    github: { fake, sync, waits },
  }) => {
    fake.state = aGithubState({ pulls: 4, runs: 2, deployments: 1 })
    const expected = await rowsOf(facts, await sync())
    const many = fake.asked.length
    for (const [index, [, fault]] of any.entries()) {
      await setAside(facts, fake)
      const begun = fake.asked.length
      const at = begun + 1 + ((index * 3) % many)
      const isOfGraphql = (asked: AskedOfFake) => asked.url.pathname.endsWith('graphql')
      const isText = fault !== undefined && 'text' in fault && fault.text?.includes('RATE_LIMITED')
      const isMeant = (asked: AskedOfFake) => (isText ? isOfGraphql(asked) : asked.number === at)
      fake.fault = once(fault, isMeant)
      const synced = await sync()
      expect(synced.isWhole).toBe(true)
      expect(await rowsOf(facts, synced)).toEqual(expected)
      expect(fake.asked.length).toBe(begun + many + 1)
    }
    expect(waits).toHaveLength(any.length)
  })

  test('one kind that is never told fails by itself, and is seen to', async ({
    facts,
    github: { fake, sync },
  }) => {
    fake.fault = ({ url }) => (url.pathname.endsWith('/releases') ? { status: 503 } : undefined)
    const synced = await sync()
    expect(synced.isWhole).toBe(false)
    expect(synced.kinds.filter(({ state }) => state !== 'done')).toMatchObject([
      { kind: 'releases', state: 'failed', problem: { code: 'forge.answer' } },
    ])
    const { coverage = [] } = await rowsOf(facts, synced)
    expect(coverage.join('')).not.toContain('releases')
    fake.fault = () => undefined
    expect(await sync()).toMatchObject({ isWhole: true })
  })

  test('a token without a scope is told so by name, and the rest is read', async ({
    github: { fake, sync },
  }) => {
    const headers = { 'x-accepted-github-permissions': 'actions=read' }
    fake.fault = ({ url }) =>
      url.pathname.includes('/actions/') ? { status: 403, headers } : undefined
    const { kinds } = await sync()
    expect(kinds.filter(({ problem }) => problem !== null)).toMatchObject([
      {
        ...{ kind: 'runs', state: 'paused' },
        problem: {
          code: 'forge.auth',
          message: 'The token may not read this: it lacks the permission actions=read.',
        },
      },
    ])
  })

  test('a token that is taken back meanwhile pauses the rest and keeps what was read', async ({
    facts,
    github: { fake, sync },
  }) => {
    fake.fault = ({ url }) => {
      if (url.pathname.includes('/actions/')) fake.token = 'another'
      return undefined
    }
    const synced = await sync()
    expect(synced.kinds.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      ...['deployment_statuses paused', 'deployments paused', 'issues done', 'jobs paused'],
      ...['releases paused', 'requests done', 'runs paused'],
    ])
    expect((await rowsOf(facts, synced))['request']).toHaveLength(13)
    await expect(sync({ token: 'ghp_secret' })).rejects.toMatchObject({
      code: 'forge.auth',
      message: expect.not.stringContaining('ghp_secret'),
    })
    fake.fault = () => undefined
    expect(await sync({ token: 'another' })).toMatchObject({ isWhole: true })
  })

  test('a request that is too much for GitHub is left out, and no other with it', async ({
    facts,
    github: { fake, sync },
  }) => {
    fake.fault = ({ body }) => (/pullRequest\(number: 7\)/.test(body) ? { status: 502 } : undefined)
    const synced = await sync()
    expect(synced.kinds.filter(({ problem }) => problem !== null)).toMatchObject([
      { kind: 'requests', state: 'done', leftOut: 1, problem: { code: 'forge.partly' } },
    ])
    const { request = [], coverage = [] } = await rowsOf(facts, synced)
    expect(request).toHaveLength(12)
    expect(coverage.join('')).not.toMatch(/"requests"/)
  })

  test('a part that GraphQL cannot tell is not taken for nothing', async ({
    facts,
    github: { fake, sync },
  }) => {
    fake.fault = ({ body }) =>
      body.includes('query Requests')
        ? {
            change: (told) => {
              const answer = JSON.parse(JSON.stringify(told))
              const errors = [{ message: 'x', path: ['repository', 'r3', 'reviews', 'nodes', 0] }]
              if (answer.data.repository.r3) answer.data.repository.r3.reviews.nodes[0] = null
              return { ...answer, errors }
            },
          }
        : undefined
    const synced = await sync()
    expect(synced.isWhole).toBe(false)
    const { request = [], coverage = [] } = await rowsOf(facts, synced)
    expect(request).toHaveLength(13)
    expect(coverage.filter((row) => row.includes('"number": 3'))).toEqual([])
  })

  test('odd values are kept out, counted, or kept as they come', async ({
    facts,
    github: { fake, sync },
  }) => {
    const odd = (number: number, said: Record<string, unknown>) =>
      answers.issue(9100 + number, said)
    fake.state.issues.push(
      odd(1, { title: `nought \0 and 🦉${'x'.repeat(5000)}`, created_at: '0001-01-01T00:00:00Z' }),
      odd(2, { user: null, milestone: null, labels: [{ name: 'a' }, { name: 'a' }] }),
    )
    fake.state.runs.push(answers.run(2 ** 53 - 1, { status: 'brand_new_state', conclusion: null }))
    fake.fault = ({ url }) =>
      url.pathname.endsWith('/releases')
        ? { change: (body) => (Array.isArray(body) ? [...body, { id: 'x' }, null, 7] : body) }
        : undefined
    const synced = await sync()
    expect(synced.kinds.filter(({ problem }) => problem !== null)).toMatchObject([
      { kind: 'releases', leftOut: 3, read: 5 },
    ])
    const { issue = [], run = [] } = await rowsOf(facts, synced)
    expect(issue).toHaveLength(5)
    expect(run.join('')).toContain('brand_new_state')
  })

  test('a list in another shape, or that leads elsewhere, ends its kind', async ({
    github: { fake, sync },
  }) => {
    const link = '<https://evil.example.org/>; rel="next"'
    fake.fault = ({ url }) =>
      url.pathname.endsWith('/deployments')
        ? { status: 200, headers: { link }, text: '[]' }
        : url.pathname.endsWith('/releases')
          ? { status: 200, text: '{"message":"hello"}' }
          : undefined
    const { kinds } = await sync()
    const problems = kinds.map(({ kind, problem }) => [kind, problem?.code])
    expect(problems.filter(([, code]) => code !== undefined)).toEqual([
      ['deployments', 'forge.pagination'],
      ['releases', 'forge.shape'],
    ])
  })

  test('a repository that is not there is said to be so, and not entered', async ({
    facts,
    github: { fake, sync },
  }) => {
    fake.state.path = 'team/other'
    await expect(sync()).rejects.toMatchObject({ code: 'forge.gone' })
    const { rows } = await facts.pool.query('select from forge.project')
    expect(rows).toEqual([])
  })

  test('a repository that was renamed is read under its new name', async ({
    facts,
    github: { fake, sync },
  }) => {
    await sync()
    fake.state.path = 'team/renamed'
    fake.fault = ({ body }) => {
      if (body.includes('"name":"app"')) fake.state.path = 'team/app'
      else fake.state.path = 'team/renamed'
      return undefined
    }
    const named = {
      change: (told: unknown) =>
        JSON.parse(JSON.stringify(told).replace('team/app', 'team/renamed')),
    }
    const before = fake.fault
    fake.fault = (asked) =>
      asked.body.includes('query Project') ? (before(asked), named) : before(asked)
    const synced = await sync()
    expect(synced).toMatchObject({ isWhole: true, project: { path: 'team/renamed' } })
    const { rows } = await facts.pool.query('select path from forge.project')
    expect(rows).toEqual([{ path: 'team/renamed' }])
  })
})
