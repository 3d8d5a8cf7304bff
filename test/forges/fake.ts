/** A forge on this machine, for tests: what all have of pages, links, limits and refusals, and whatever goes wrong as a test says. */
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

export interface AskedOfFake {
  method: string
  url: URL
  /** The header that holds the token, as it came. */
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

export interface Fake<State> {
  /** 127.0.0.1:port */
  host: string
  state: State
  token: string
  /** Milliseconds since 1970. */
  now: () => number
  remaining: number
  pageMax: number
  fault: (asked: AskedOfFake) => Fault
  asked: AskedOfFake[]
  /** How often it said that nothing changed. */
  unchanged: number
  /** Where an answer was not as the forge says it is: what, and how. */
  strange: string[]
  close: () => Promise<void>
}

export interface FakeAnswer {
  body: unknown
  headers: Record<string, string>
  /** 200 where it is not said. */
  status?: number
}

/** How a forge goes about it. */
export interface Manners<State> {
  /** The header that holds the token, and what it must be. */
  authorization: { header: string; value: (token: string) => string }
  limits: (fake: Fake<State>) => Record<string, string>
  answer: (fake: Fake<State>, asked: AskedOfFake) => Promise<FakeAnswer | undefined>
  /** Looks at what it refuses with. */
  refusing?: (fake: Fake<State>, body: string) => void
}

export async function aFake<State>(
  state: State,
  manners: Manners<State>,
  token: string,
): Promise<Fake<State>> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const fake: Fake<State> = {
    ...{ state, token, remaining: 5000, pageMax: 100, asked: [], unchanged: 0, strange: [] },
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
    void tell(fake, manners, { request, response })
  })
  return fake
}

async function tell<State>(
  fake: Fake<State>,
  manners: Manners<State>,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
) {
  const told = await answer(fake, manners, request)
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

async function answer<State>(
  fake: Fake<State>,
  { authorization, limits, answer: answerOf, refusing }: Manners<State>,
  request: IncomingMessage,
): Promise<Answer | 'reset'> {
  const asked: AskedOfFake = {
    ...{ method: request.method ?? '', url: new URL(request.url ?? '', `http://${fake.host}`) },
    authorization: String(request.headers[authorization.header] ?? ''),
    ...{ number: fake.asked.length + 1, body: await text(request) },
  }
  fake.asked.push(asked)
  fake.remaining--
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    date: new Date(fake.now()).toUTCString(),
    ...limits(fake),
  }
  const told = (status: number, more: Record<string, string>, body: string, isCut = false) => ({
    ...{ status, headers: { ...headers, ...more }, body, isCut },
  })
  const fault = fake.fault(asked)
  const refused = (status: number, body: string, more: Record<string, string> = {}) => {
    if (status >= 400 && status < 500) refusing?.(fake, body)
    return told(status, more, body)
  }
  if (fault && 'status' in fault)
    return refused(fault.status, fault.text ?? '{}', fault.headers ?? {})
  if (fault && 'reset' in fault) return 'reset'
  if (asked.authorization !== authorization.value(fake.token))
    return refused(401, '{"message":"401 Unauthorized"}')
  const found = await answerOf(fake, asked)
  if (found === undefined) return refused(404, '{"message":"404 Not Found"}')
  const body = JSON.stringify(fault && 'change' in fault ? fault.change(found.body) : found.body)
  const etag = `"${hash('sha1', body)}"`
  if (request.headers['if-none-match'] === etag) {
    fake.unchanged++
    return told(304, { etag }, '')
  }
  const isCut = fault !== undefined && 'cut' in fault
  return told(found.status ?? 200, { etag, ...found.headers }, body, isCut)
}
