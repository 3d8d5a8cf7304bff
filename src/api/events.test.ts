/** Server-sent events as a client hears them, on a real port. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { openLive, type Live } from '#app/live.ts'
import { allVerbs } from '#app/verbs.ts'
import { propose } from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import { test as base } from '../../test/cairn.ts'
import { serveLocally, type LocalServer } from './serve.ts'

const test = base.extend<{ live: Live; server: LocalServer; listen: Listen }>({
  live: async ({ facts }, use) => {
    const live = await openLive(facts.pool, { retryMs: 20 })
    await use(live)
    await live.close()
  },
  server: async ({ session, facts, folder, live }, use) => {
    const assistant = async () => new Response()
    const server = await serveLocally({
      ...{
        verbs: await allVerbs({ facts, dataFolder: folder }),
        session,
        port: 0,
        live,
        assistant,
      },
      report: (error) => expect(error).toBeUndefined(),
    })
    await use(server)
    await server.close()
  },
  listen: async ({ server }, use) => {
    const open: AbortController[] = []
    await use(async (headers = {}) => {
      const stop = new AbortController()
      open.push(stop)
      const { origin, searchParams } = new URL(server.url)
      const response = await fetch(`${origin}/api/v1/events`, {
        headers: { authorization: `Bearer ${searchParams.get('token')}`, ...headers },
        signal: stop.signal,
      })
      return listenerTo(response, () => stop.abort())
    })
    for (const stop of open) stop.abort()
  },
})

type Listen = (headers?: Record<string, string>) => Promise<Listener>

interface Listener {
  response: Response
  /** The next event; undefined when the stream is over. */
  next: () => Promise<Record<string, string> | undefined>
  stop: () => void
}

function listenerTo(response: Response, stop: () => void): Listener {
  const reader = response.ok
    ? response.body?.pipeThrough(new TextDecoderStream()).getReader()
    : undefined
  let text = ''
  const next = async (): Promise<Record<string, string> | undefined> => {
    while (!text.includes('\n\n')) {
      const part = await reader?.read()
      if (part?.value === undefined) return undefined
      text += part.value
    }
    const end = text.indexOf('\n\n')
    const lines = text.slice(0, end).split('\n')
    text = text.slice(end + 2)
    return Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2)))
  }
  return { response, next, stop }
}

test('what is done is heard by whoever listens', async ({ listen, session }) => {
  const { response, next } = await listen()
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const id = session.now().toISOString()
  expect(await next()).toEqual({ retry: '2000', event: 'hello', data: '{}', id })
  const { id: record } = await call(propose, session, { title: 'Secret' })
  const data = { act: 'decisions.propose', records: [record], kinds: ['decision'] }
  expect(await next()).toEqual({ id, event: 'deed', data: JSON.stringify(data) })
})

test('only those who may ask may listen', async ({ listen }) => {
  const { response } = await listen({ authorization: 'Bearer guess' })
  expect([response.status, await response.json()]).toMatchObject([401, { code: 'session.none' }])
  const foreign = await listen({ origin: 'https://evil.example' })
  expect(foreign.response.status).toBe(403)
})

test('whoever comes back is told what was missed', async ({ listen, session }) => {
  await call(propose, session, { title: 'x' })
  const at = session.now().toISOString()
  const { next } = await listen({ 'last-event-id': at })
  expect(await next()).toEqual({ retry: '2000', event: 'hello', data: '{}' })
  expect(await next()).toMatchObject({ id: at, event: 'deed' })
})

test.for(['2026-01-03T09:00:00.000Z', 'x', '7', '2026-99-99T99:99:99.999Z', '9'.repeat(99)])(
  'whoever comes back from %s is told to read anew',
  async (place, { listen }) => {
    const { next } = await listen({ 'last-event-id': place })
    expect(await next()).toMatchObject({ event: 'hello' })
    expect(await next()).toMatchObject({ event: 'gap', id: '2026-01-05T09:00:00.000Z' })
  },
)

test('notices are told to whose they are', async ({ listen, session, facts }) => {
  const { next } = await listen()
  await next()
  const tell = (members: string[]) =>
    facts.pool.query(`select pg_notify('cairn', $1)`, [JSON.stringify({ notices: members })])
  await tell([randomUUID()])
  await tell([randomUUID(), session.actor.id])
  expect(await next()).toEqual({ event: 'notices', data: '{}' })
  await call(propose, session, { title: 'x' })
  expect(await next()).toMatchObject({ event: 'deed' })
})

test('nobody listens more often than twelve times at once', async ({ listen }) => {
  const all = await Promise.all(Array.from({ length: 12 }, () => listen()))
  const refused = await listen()
  expect([refused.response.status, await refused.response.json()]).toMatchObject([
    429,
    { code: 'events.too_many' },
  ])
  all[0]?.stop()
  await expect.poll(async () => (await listen()).response.status).toBe(200)
})

test('a server that stops ends what would never end by itself', async ({ server, listen }) => {
  const { next } = await listen()
  await next()
  await server.close()
  expect(await next()).toBeUndefined()
})

test('to ask only for the head opens nothing', async ({ server }) => {
  const { origin, searchParams } = new URL(server.url)
  for (let count = 0; count < 15; count++) {
    const { status } = await fetch(`${origin}/api/v1/events`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${searchParams.get('token')}` },
    })
    expect(status).toBe(200)
  }
})
