/**
 * A GitHub on this machine, for tests: pages, links, limits and refusals as GitHub has them, and whatever goes wrong as a test says.
 * What it answers by REST is held against GitHub's own description, by GraphQL against its schema.
 */
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { answerGraphql } from './github-graphql.ts'
import { restAnswer, type RestAnswer } from './github-rest.ts'
import type { GithubState } from './github-state.ts'
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
    void tell(fake, request, response)
  })
  return fake
}

async function tell(fake: FakeGithub, request: IncomingMessage, response: ServerResponse) {
  const told = await answer(fake, request)
  if (told === 'reset') return void request.socket.destroy()
  const { status, headers, body, isCut } = told
  response.writeHead(status, headers)
  if (!isCut) return void response.end(body)
  response.write(body.slice(0, Math.ceil(body.length / 2)))
  return void setImmediate(() => request.socket.destroy())
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
  const refused = (status: number, body: string, more: Record<string, string> = {}) => {
    if (status >= 400 && status < 500) check(fake, 'refusal', JSON.parse(body))
    return told(status, more, body)
  }
  if (fault && 'status' in fault)
    return refused(fault.status, fault.text ?? '{}', fault.headers ?? {})
  if (fault && 'reset' in fault) return 'reset'
  if (asked.authorization !== `Bearer ${fake.token}`)
    return refused(401, '{"message":"Bad credentials"}')
  const found = await bodyOf(fake, asked)
  if (found === undefined) return refused(404, '{"message":"Not Found"}')
  const body = JSON.stringify(fault && 'change' in fault ? fault.change(found.body) : found.body)
  const etag = `"${hash('sha1', body)}"`
  if (request.headers['if-none-match'] === etag) return told(304, { etag }, '')
  return told(200, { etag, ...found.headers }, body, fault !== undefined && 'cut' in fault)
}

async function bodyOf(
  fake: FakeGithub,
  asked: AskedOfFake,
): Promise<Pick<RestAnswer, 'body' | 'headers'> | undefined> {
  const { pathname } = asked.url
  if (pathname === '/api/graphql') {
    const { body, faults } = await answerGraphql(asked.body, fake)
    fake.strange.push(...faults)
    return { body, headers: {} }
  }
  const below = pathname.startsWith(`/api/v3/repos/${fake.state.path}/`)
    ? pathname.slice(`/api/v3/repos/${fake.state.path}/`.length)
    : undefined
  if (below === undefined) return undefined
  const found = restAnswer(fake.state, below, asked.url)
  if (found === undefined) return undefined
  const { name, ...told } = found
  const body = filled(name, told.body)
  check(fake, name, body)
  return { ...told, body }
}

function check(fake: FakeGithub, name: string, body: unknown): void {
  for (const fault of faultsOf(name, body)) fake.strange.push(`${name}${fault}`)
}
