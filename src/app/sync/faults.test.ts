/** Whatever goes wrong between a forge and the database: what was read is right, and what was not is seen to be missing. */
import { describe, expect } from 'vitest'
import { rowsOf, setAside, type atForge } from '../../../test/forges/at-forge.ts'
import type { AskedOfFake, Fake, Fault } from '../../../test/forges/fake.ts'
import { atGitea, atGithub, atGitlab } from '../../../test/forges/forges.ts'
import { aGiteaState } from '../../../test/forges/gitea-state.ts'
import { aGithubState } from '../../../test/forges/github-state.ts'
import { aGitlabState } from '../../../test/forges/gitlab-state.ts'

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
  ['a third limit', { status: 429, headers: { 'ratelimit-remaining': '0' } }],
  ['a word about abuse', { status: 403, text: '{"message":"abuse detection mechanism"}' }],
]

interface About<State> {
  few: () => State
  triesAll?: true
  requestCount: number
  /** Part of the address of what is asked for of runs. */
  runs: string
  /** What is paused where the token is taken back at the first run. */
  after: readonly string[]
  /** As this forge says that a scope is missing, and as we do. */
  scope: { fault: Fault; says: string }
  rename: (fake: Fake<State>) => void
  renamed: string
}

function anyForge<State extends { id: number; path: string }>(
  test: ReturnType<typeof atForge<State>>,
  about: About<State>,
): void {
  test('once, at any question, changes nothing', async ({ facts, at: { fake, sync, waits } }) => {
    fake.state = about.few()
    const expected = await rowsOf(facts, await sync())
    const many = fake.asked.length
    // All of them are tried where asking is tested alone, and at the first forge.
    const faults = about.triesAll ? any : any.filter((_, index) => index % 3 === 1)
    for (const [index, [, fault]] of faults.entries()) {
      await setAside(facts, fake)
      const begun = fake.asked.length
      const at = begun + 1 + ((index * 3) % many)
      fake.fault = once(fault, ({ number }) => number === at)
      const synced = await sync()
      expect(synced.isWhole).toBe(true)
      expect(await rowsOf(facts, synced)).toEqual(expected)
      expect(fake.asked.length).toBe(begun + many + 1)
    }
    expect(waits).toHaveLength(faults.length)
  })

  test('one kind that is never told fails by itself, and is seen to', async ({
    facts,
    at: { fake, sync },
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
    at: { fake, sync },
  }) => {
    fake.fault = ({ url }) => (url.pathname.includes(about.runs) ? about.scope.fault : undefined)
    const { kinds } = await sync()
    expect(kinds.filter(({ problem }) => problem !== null)).toMatchObject([
      { kind: 'runs', state: 'paused', problem: { code: 'forge.auth', message: about.scope.says } },
    ])
  })

  test('a token that is taken back meanwhile pauses the rest and keeps what was read', async ({
    facts,
    at: { fake, sync },
  }) => {
    const good = fake.token
    fake.fault = ({ url }) => {
      if (url.pathname.includes(about.runs)) fake.token = 'another'
      return undefined
    }
    const synced = await sync()
    expect(synced.kinds.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      ...['requests done', 'issues done', 'runs paused', 'jobs paused', ...about.after],
    ])
    expect((await rowsOf(facts, synced))['request']).toHaveLength(about.requestCount)
    await expect(sync({ token: good })).rejects.toMatchObject({
      code: 'forge.auth',
      message: expect.not.stringContaining(good),
    })
    fake.fault = () => undefined
    expect(await sync({ token: 'another' })).toMatchObject({ isWhole: true })
  })

  test('of a list what is understood is kept, and the rest counted', async ({
    at: { fake, sync },
  }) => {
    fake.fault = ({ url }) =>
      url.pathname.endsWith('/releases')
        ? { change: (body) => (Array.isArray(body) ? [...body, { id: 'x' }, null, 7] : body) }
        : undefined
    const { kinds } = await sync()
    expect(kinds.filter(({ problem }) => problem !== null)).toMatchObject([
      { kind: 'releases', leftOut: 3, read: 5, problem: { code: 'forge.partly' } },
    ])
  })

  test.for([
    ['leads elsewhere', { link: '<https://evil.example.org/>; rel="next"' }, '[]', 'pagination'],
    ['is in another shape', {}, '{"message":"hello"}', 'shape'],
  ] as const)('a list that %s ends its kind', async ([, headers, text, code], { at }) => {
    at.fake.fault = ({ url }) =>
      url.pathname.endsWith('/releases') ? { status: 200, headers, text } : undefined
    const { kinds } = await at.sync()
    expect(kinds.flatMap(({ kind, problem }) => (problem ? [[kind, problem.code]] : []))).toEqual([
      ['releases', `forge.${code}`],
    ])
  })

  test('a repository that is not there is said to be so, and not entered', async ({
    facts,
    at: { fake, sync },
  }) => {
    fake.state.path = 'team/other'
    await expect(sync()).rejects.toMatchObject({ code: 'forge.gone' })
    const { rows } = await facts.pool.query('select from forge.project')
    expect(rows).toEqual([])
  })

  test('a repository that was renamed is read under its new name', async ({
    facts,
    at: { fake, sync },
  }) => {
    await sync()
    about.rename(fake)
    const synced = await sync()
    expect(synced).toMatchObject({ isWhole: true, project: { path: about.renamed } })
    const { rows } = await facts.pool.query('select path from forge.project')
    expect(rows).toEqual([{ path: about.renamed }])
  })
}

describe('GitHub', () => {
  anyForge(atGithub, {
    few: () => aGithubState({ pulls: 4, runs: 2, deployments: 1 }),
    ...{ triesAll: true, requestCount: 13, runs: '/actions/' },
    after: ['deployments paused', 'deployment_statuses paused', 'releases paused'],
    scope: {
      fault: { status: 403, headers: { 'x-accepted-github-permissions': 'actions=read' } },
      says: 'The token may not read this: it lacks the permission actions=read.',
    },
    renamed: 'team/renamed',
    rename(fake) {
      // By its old name GraphQL tells of the new one, and REST sends there.
      const named = (told: unknown): unknown =>
        JSON.parse(JSON.stringify(told).replaceAll('team/app', 'team/renamed'))
      fake.fault = ({ body }) => {
        fake.state.path = body.includes('"name":"app"') ? 'team/app' : 'team/renamed'
        return body.includes('query Project') ? { change: named } : undefined
      }
    },
  })
})

describe('GitLab', () => {
  anyForge(atGitlab, {
    few: () => aGitlabState({ requests: 2, pipelines: 2, deployments: 1 }),
    ...{ requestCount: 6, runs: '/pipelines' },
    after: ['deployments paused', 'releases paused'],
    scope: {
      fault: {
        status: 403,
        text: '{"error":"insufficient_scope","error_description":"x","scope":"api read_api"}',
      },
      says: 'The token may not read this: it lacks the scope api or read_api.',
    },
    renamed: 'group/renamed',
    rename(fake) {
      fake.state.path = 'group/renamed'
    },
  })
})

describe('Gitea', () => {
  anyForge(atGitea, {
    few: () => aGiteaState({ pulls: 2, runs: 2 }),
    ...{ requestCount: 6, runs: '/actions/', after: ['releases paused'] },
    scope: {
      fault: {
        status: 403,
        text: '{"message":"token does not have at least one of required scope(s), required=[read:repository], token scope=read:issue"}',
      },
      says: 'The token may not read this: it lacks the scope read:repository.',
    },
    renamed: 'team/renamed',
    rename(fake) {
      fake.state.path = 'team/renamed'
    },
  })
})
