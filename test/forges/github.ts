/**
 * A GitHub on this machine, as a GitHub Enterprise Server. What it answers by REST is held against GitHub's own description, by GraphQL
 * against its schema.
 */
import { aFake, type Fake, type FakeAnswer } from './fake.ts'
import { answerGraphql } from './github-graphql.ts'
import { restAnswer } from './github-rest.ts'
import type { GithubState } from './github-state.ts'
import { shapesOf } from './openapi.ts'

const { faultsOf, filled } = shapesOf('github')

export type FakeGithub = Fake<GithubState>

export function aFakeGithub(state: GithubState): Promise<FakeGithub> {
  return aFake(
    state,
    {
      authorization: { header: 'authorization', value: (token) => `Bearer ${token}` },
      limits: (fake) => ({
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': String(Math.max(0, fake.remaining)),
        'x-ratelimit-reset': String(Math.floor(fake.now() / 1000) + 1800),
      }),
      async answer(fake, { url, body: asked }) {
        if (url.pathname !== '/api/graphql') return restOf(fake, url)
        const { body, faults } = await answerGraphql(asked, fake)
        fake.strange.push(...faults)
        return { body, headers: {} }
      },
      refusing: (fake, body) => check(fake, 'refusal', JSON.parse(body)),
    },
    'ghp_secret',
  )
}

function restOf(fake: FakeGithub, url: URL): FakeAnswer | undefined {
  const root = `/api/v3/repos/${fake.state.path}/`
  if (!url.pathname.startsWith(root)) return undefined
  const found = restAnswer(fake.state, url.pathname.slice(root.length), url)
  if (found === undefined) return undefined
  const { name, ...told } = found
  const body = filled(name, told.body)
  check(fake, name, body)
  return { ...told, body }
}

function check(fake: FakeGithub, name: string, body: unknown): void {
  for (const fault of faultsOf(name, body)) fake.strange.push(`${name}${fault}`)
}
