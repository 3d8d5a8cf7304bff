/** Who may ask on a loopback port. */
import { request } from 'node:http'
import { expect } from 'vitest'
import { allVerbs } from '#app/verbs.ts'
import { answerAssistants } from '#mcp/http.ts'
import { test as base } from '../../test/cairn.ts'
import { serveLocally, type LocalServer } from './serve.ts'

const test = base.extend<{ server: LocalServer }>({
  server: async ({ session, facts, folder }, use) => {
    const verbs = await allVerbs({ facts, dataFolder: folder })
    const report = (error: unknown) => expect(error).toBeUndefined()
    const assistant = answerAssistants({ verbs, report })
    const server = await serveLocally({ verbs, session, port: 0, assistant, report })
    await use(server)
    await server.close()
  },
})

interface Told {
  status: number
  headers: Record<string, unknown>
  text: string
}

/** By hand: `fetch` does not let one say another Host. */
function ask(url: string, headers: Record<string, string> = {}, body?: string): Promise<Told> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method: body === undefined ? 'GET' : 'POST',
        headers: { connection: 'close', ...headers },
        // A line of its own: an answer that streams says that its line can be used again, and it cannot.
        agent: false,
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (part: string) => (text += part))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
        )
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

async function inside({ url }: LocalServer): Promise<string> {
  const { headers } = await ask(url)
  return String(headers['set-cookie']).split(';')[0] ?? ''
}

test('the address that was printed lets in once, and hides its token', async ({ server }) => {
  const first = await ask(server.url)
  expect([first.status, first.headers['location']]).toEqual([303, '/'])
  expect(String(first.headers['set-cookie'])).toMatch(/^cairn=\S{43}; .*HttpOnly; SameSite=Strict$/)
  expect((await ask(server.url)).status).toBe(403)
  const { origin } = new URL(server.url)
  const cookie = String(first.headers['set-cookie']).split(';')[0] ?? ''
  // Somebody else is told what to do; whoever is in just comes in.
  const html = { accept: 'text/html' }
  expect(await ask(server.url, html)).toMatchObject({
    status: 403,
    text: expect.stringContaining('Run cairn open again'),
  })
  expect(await ask(server.url, { cookie })).toMatchObject({ status: 303 })
  const list = (headers: Record<string, string>) => ask(`${origin}/api/v1/decisions.list`, headers)
  expect((await list({ cookie })).status).toBe(200)
  expect((await list({})).status).toBe(401)
  expect((await list({ cookie: 'cairn=guess' })).status).toBe(401)
})

test('another site may neither read nor write, whatever the browser sends along', async ({
  server,
}) => {
  const cookie = await inside(server)
  const { origin, host } = new URL(server.url)
  const json = { 'content-type': 'application/json', cookie }
  const propose = (headers: Record<string, string>) =>
    ask(`${origin}/api/v1/decisions.propose`, { ...json, ...headers }, '{"title":"x"}')
  const codes = [
    await propose({ origin: 'https://evil.example' }),
    await propose({ origin: 'null' }),
    await propose({ origin: `http://${host.replace('127.0.0.1', 'evil.example')}` }),
    await propose({}),
    await propose({ origin, 'content-type': 'text/plain' }),
    await ask(`${origin}/api/v1/decisions.list`, { cookie, host: 'evil.example' }),
    await ask(`${origin}/api/v1/decisions.list`, { cookie, origin: 'https://evil.example' }),
  ].map(({ status, text }) => [status, JSON.parse(text).code])
  expect(codes).toEqual([
    [403, 'http.origin'],
    [403, 'http.origin'],
    [403, 'http.origin'],
    [403, 'http.origin'],
    [422, 'input.type'],
    [403, 'http.host'],
    [403, 'http.origin'],
  ])
  expect((await propose({ origin })).status).toBe(200)
})

test('a program asks with the token, and a wrong one lets nobody in', async ({ server }) => {
  const { origin, searchParams } = new URL(server.url)
  const list = (token: string) =>
    ask(`${origin}/api/v1/decisions.list`, { authorization: `Bearer ${token}` })
  expect((await list(searchParams.get('token') ?? '')).status).toBe(200)
  expect((await list('guess')).status).toBe(401)
})

test('pages are told to trust nothing', async ({ server }) => {
  const { headers } = await ask(new URL(server.url).origin)
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'x-content-type-options': 'nosniff',
  })
  expect(headers).not.toHaveProperty('access-control-allow-origin')
})

test('what is not there is said so: with a code to a program, with a page that says it to a person', async ({
  server,
}) => {
  const cookie = await inside(server)
  const { origin } = new URL(server.url)
  const told = async (path: string) => {
    const { status, headers } = await ask(`${origin}${path}`, { cookie, accept: 'text/html' })
    return [status, String(headers['content-type']).split(';')[0]]
  }
  for (const path of ['/api/none', '/api', '/api/v1/none', '/api/v1/decisions.list/x', '/api/%00'])
    expect(await told(path), path).toEqual([404, 'application/problem+json'])
  expect(await told('/assets/..%2f..%2fpackage.json')).toEqual([404, 'text/plain'])
  expect(await told('/none')).toEqual([404, 'text/html'])
  expect(await told('/decisions/7')).toEqual([200, 'text/html'])
})

test('a port that is taken is named', async ({ server, session }) => {
  const port = Number(new URL(server.url).port)
  const assistant = answerAssistants({ verbs: [], report: () => {} })
  const again = serveLocally({ verbs: [], session, port, assistant, report: () => {} })
  await expect(again).rejects.toMatchObject({
    code: 'http.port',
    message: `Port ${port} is in use.`,
  })
})

test('an assistant asks over HTTP with the token; a page that a browser shows does not', async ({
  server,
}) => {
  const { origin, searchParams } = new URL(server.url)
  const cookie = await inside(server)
  const tools = (headers: Record<string, string>) =>
    ask(
      `${origin}/mcp`,
      {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
    )
  const told = await tools({ authorization: `Bearer ${searchParams.get('token')}` })
  expect([told.status, told.text]).toEqual([200, expect.stringContaining('"decisions_list"')])
  expect(told.text).not.toContain('"decisions_propose"')
  expect((await tools({ authorization: 'Bearer guess' })).status).toBe(401)
  for (const nobody of [{}, { cookie }, { cookie, origin }]) {
    const { status, headers } = await tools(nobody)
    expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer'])
  }
})
