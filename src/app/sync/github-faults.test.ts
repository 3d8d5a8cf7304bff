/** Whatever goes wrong between a GitHub and the database: what was read is right, and what was not is seen to be missing. */
import { expect } from 'vitest'
import * as answers from '#sources/github/answers.fixture.ts'
import type { AskedOfFake, Fault } from '../../../test/forges/github.ts'
import { aGithubState } from '../../../test/forges/github-state.ts'
import { rowsOf, setAside, test } from '../../../test/forges/at-github.ts'

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

test('once, at any question, changes nothing', async ({ facts, github: { fake, sync, waits } }) => {
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
    ...['requests done', 'issues done', 'runs paused', 'jobs paused', 'deployments paused'],
    ...['deployment_statuses paused', 'releases paused'],
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
  const odd = (number: number, said: Record<string, unknown>) => answers.issue(9100 + number, said)
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
    change: (told: unknown) => JSON.parse(JSON.stringify(told).replace('team/app', 'team/renamed')),
  }
  const before = fake.fault
  fake.fault = (asked) =>
    asked.body.includes('query Project') ? (before(asked), named) : before(asked)
  const synced = await sync()
  expect(synced).toMatchObject({ isWhole: true, project: { path: 'team/renamed' } })
  const { rows } = await facts.pool.query('select path from forge.project')
  expect(rows).toEqual([{ path: 'team/renamed' }])
})
