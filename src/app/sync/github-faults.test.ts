/** What only a GitHub can do wrong, by GraphQL. What any forge can is in faults.test.ts. */
import { expect } from 'vitest'
import * as answers from '#sources/github/answers.fixture.ts'
import { rowsOf, setAside } from '../../../test/forges/at-forge.ts'
import { atGithub as test } from '../../../test/forges/forges.ts'
import { aGithubState } from '../../../test/forges/github-state.ts'

test('a limit as GraphQL says it is waited for, and changes nothing', async ({
  facts,
  at: { fake, sync, waits },
}) => {
  fake.state = aGithubState({ pulls: 4, runs: 2, deployments: 1 })
  const expected = await rowsOf(facts, await sync())
  await setAside(facts, fake)
  let isOver = false
  fake.fault = ({ url }) => {
    if (isOver || !url.pathname.endsWith('graphql')) return undefined
    isOver = true
    return { status: 200, text: '{"errors":[{"type":"RATE_LIMITED"}]}' }
  }
  expect(await rowsOf(facts, await sync())).toEqual(expected)
  expect(waits).toHaveLength(1)
})

test('a request that is too much for GitHub is left out, and no other with it', async ({
  facts,
  at: { fake, sync },
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
  at: { fake, sync },
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
  at: { fake, sync },
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
