/**
 * A GitHub on this machine, for tests: pages, links, limits and refusals as GitHub has them, and whatever goes wrong as a test says.
 * What it answers by REST is held against GitHub's own description, by GraphQL against its schema.
 */
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { answerGraphql } from './github-graphql.ts'
import type { GithubState, Said } from './github-state.ts'
import { faultsOf, filled } from './openapi.ts'

export interface AskedOfFake {
  method: string
  url: URL
  authorization: string
  /** From 1, of all that were asked. */
  number: number
  body: string
}

/** Undefined where all goes well; `cut` ends the connection in the middle of the answer. */
export type Fault =
  | { status: number; headers?: Record<string, string>; text?: string }
  | { cut: true }
  | { reset: true }
  | { change: (body: unknown) => unknown }
  | undefined

export interface FakeGithub {
  /** 127.0.0.1:port, as a GitHub Enterprise Server. */
  host: string
  state: GithubState
  token: string
  /** Milliseconds since 1970. */
  now: () => number
  remaining: number
  pageMax: number
  fault: (asked: AskedOfFake) => Fault
  asked: AskedOfFake[]
  /** Where an answer was not as GitHub says it is: what, and how. */
  strange: string[]
  close: () => Promise<void>
}

export async function aFakeGithub(state: GithubState): Promise<FakeGithub> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const fake: FakeGithub = {
    ...{ state, token: 'ghp_secret', remaining: 5000, pageMax: 100, asked: [], strange: [] },
    host: `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    now: () => Date.parse('2026-01-06T09:00:00Z'),
    fault: () => undefined,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  server.on('request', (request, response) => {
    void answer(fake, request).then((told) => {
      if (told === 'reset') return void request.socket.destroy()
      const { status, headers, body, isCut } = told
      response.writeHead(status, headers)
      if (!isCut) return void response.end(body)
      response.write(body.slice(0, Math.ceil(body.length / 2)))
      setImmediate(() => request.socket.destroy())
    })
  })
  return fake
}

interface Answer {
  status: number
  headers: Record<string, string>
  body: string
  isCut: boolean
}

async function answer(fake: FakeGithub, request: IncomingMessage): Promise<Answer | 'reset'> {
  const asked: AskedOfFake = {
    ...{ method: request.method ?? '', url: new URL(request.url ?? '', `http://${fake.host}`) },
    ...{ authorization: request.headers.authorization ?? '', number: fake.asked.length + 1 },
    body: await text(request),
  }
  fake.asked.push(asked)
  fake.remaining--
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    date: new Date(fake.now()).toUTCString(),
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': String(Math.max(0, fake.remaining)),
    'x-ratelimit-reset': String(Math.floor(fake.now() / 1000) + 1800),
  }
  const told = (status: number, more: Record<string, string>, body: string, isCut = false) => ({
    ...{ status, headers: { ...headers, ...more }, body, isCut },
  })
  const fault = fake.fault(asked)
  if (fault && 'status' in fault) return told(fault.status, fault.headers ?? {}, fault.text ?? '{}')
  if (fault && 'reset' in fault) return 'reset'
  if (asked.authorization !== `Bearer ${fake.token}`)
    return told(401, {}, '{"message":"Bad credentials"}')
  const found = await bodyOf(fake, asked)
  if (found === undefined) return told(404, {}, '{"message":"Not Found"}')
  const body = JSON.stringify(fault && 'change' in fault ? fault.change(found.body) : found.body)
  const etag = `"${hash('sha1', body)}"`
  if (request.headers['if-none-match'] === etag) return told(304, { etag }, '')
  return told(200, { etag, ...found.headers }, body, fault !== undefined && 'cut' in fault)
}

interface Found {
  body: unknown
  headers?: Record<string, string>
}

async function bodyOf(fake: FakeGithub, asked: AskedOfFake): Promise<Found | undefined> {
  const { pathname } = asked.url
  if (pathname === '/api/graphql') return { body: await answerGraphql(asked.body, fake) }
  const below = pathname.startsWith(`/api/v3/repos/${fake.state.path}/`)
    ? pathname.slice(`/api/v3/repos/${fake.state.path}/`.length)
    : undefined
  if (below === undefined) return undefined
  for (const [pattern, route] of routes) {
    const match = pattern.exec(below)
    if (match === null) continue
    const found = route(fake, asked.url, match.slice(1).map(Number))
    if (found === undefined) return undefined
    const { name, ...told } = found
    const body = filled(name, told.body)
    for (const fault of faultsOf(name, body)) fake.strange.push(`${name}${fault}`)
    return { ...told, body }
  }
  return undefined
}

type Route = (
  fake: FakeGithub,
  url: URL,
  ids: readonly number[],
) => (Found & { name: string }) | undefined

const text0 = (one: Said, key: string) => String(one[key] ?? '')
const by =
  (...keys: readonly string[]) =>
  (one: Said, other: Said) => {
    for (const key of keys) {
      const [a, b] = [text0(one, key).padStart(24, '0'), text0(other, key).padStart(24, '0')]
      if (a !== b) return a < b ? -1 : 1
    }
    return 0
  }

const routes: readonly [RegExp, Route][] = [
  [
    /^issues$/,
    (fake, url) => {
      const since = url.searchParams.get('since') ?? ''
      const pulls = fake.state.pulls.map((pull) => ({
        ...pick(pull, 'number', 'title', 'state', 'user', 'created_at', 'updated_at', 'closed_at'),
        ...{ labels: pull['labels'], pull_request: {} },
      }))
      const all = [...fake.state.issues, ...pulls]
        .filter((one) => text0(one, 'updated_at') >= since)
        .toSorted(by('updated_at', 'number'))
      return { name: 'issues', ...paged(fake, url, all) }
    },
  ],
  [
    /^actions\/runs$/,
    (fake, url) => {
      const created = url.searchParams.get('created') ?? ''
      const [from = '', to = '9'] = created.replace('>=', '').split('..')
      const all = fake.state.runs
        .filter((one) => !fake.state.runs.some((other) => isLater(other, one)))
        .filter((one) => text0(one, 'created_at') >= from && text0(one, 'created_at') <= to)
        .toSorted(by('created_at', 'id'))
        .toReversed()
      const { body, headers } = paged(fake, url, all.slice(0, 1000))
      return { name: 'runs', headers, body: { total_count: all.length, workflow_runs: body } }
    },
  ],
  [
    /^actions\/runs\/(\d+)\/attempts\/(\d+)$/,
    ({ state }, _, [id, attempt]) => {
      const found = state.runs.find((one) => one['id'] === id && one['run_attempt'] === attempt)
      return found && { name: 'attempt', body: found }
    },
  ],
  [
    /^actions\/runs\/(\d+)\/jobs$/,
    (fake, url, [id]) => {
      if (url.searchParams.get('filter') !== 'all') return undefined
      const all = fake.state.jobs.filter((one) => one['run_id'] === id)
      const { body, headers } = paged(fake, url, all)
      return { name: 'jobs', headers, body: { total_count: all.length, jobs: body } }
    },
  ],
  [
    /^deployments$/,
    (fake, url) => ({
      name: 'deployments',
      ...paged(fake, url, fake.state.deployments.toSorted(by('id')).toReversed()),
    }),
  ],
  [
    /^deployments\/(\d+)\/statuses$/,
    (fake, url, [id]) => {
      const own = fake.state.statuses.filter((one) => one.of === id)
      return {
        name: 'statuses',
        ...paged(
          fake,
          url,
          own.map((one) => pick(one, 'id', 'state', 'created_at')),
        ),
      }
    },
  ],
  [
    /^releases$/,
    (fake, url) => ({ name: 'releases', ...paged(fake, url, fake.state.releases.toReversed()) }),
  ],
]

function isLater(other: Said, one: Said): boolean {
  return other['id'] === one['id'] && Number(other['run_attempt']) > Number(one['run_attempt'])
}

function pick(one: Said, ...keys: readonly string[]): Said {
  return Object.fromEntries(keys.map((key) => [key, one[key]]))
}

function paged(fake: FakeGithub, url: URL, all: readonly unknown[]) {
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100)
  const page = Number(url.searchParams.get('page') ?? 1)
  const next = new URL(url)
  next.searchParams.set('page', String(page + 1))
  const link = page * size < all.length ? { link: `<${next.href}>; rel="next"` } : {}
  return { body: all.slice((page - 1) * size, page * size), headers: { ...link } }
}
