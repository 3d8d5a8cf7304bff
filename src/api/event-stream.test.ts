/** A stream of events by itself: what it does as time goes by, and with whoever does not listen. */
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Live, News } from '#app/live.ts'
import { answerEvents } from './events.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function aStream({ since = async () => [] }: Partial<Live> = {}) {
  const listeners = new Set<(news: News) => void>()
  const closing = new AbortController()
  const live: Live = {
    listen: (hear) => {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
    since,
    close: async () => {},
  }
  const actor = { id: 'ana', name: 'Ana', role: 'member' as const }
  const session = { actor, now: () => new Date(0) }
  const app = new Hono().get(
    '/',
    answerEvents({ live, closing: closing.signal, sessionOf: async () => session }),
  )
  const tell = (count: number) => {
    const kinds = ['decision']
    for (let at = 0; at < count; at++)
      for (const hear of listeners)
        hear({ what: 'deed', at: new Date(0), act: 'x.y', records: ['r'.repeat(36)], kinds })
  }
  return {
    app,
    tell,
    listeners,
    closing,
    ask: async (headers = {}) => app.request('/', { headers }),
  }
}

test('a stream shows now and then that it lives, and ends after half an hour', async () => {
  const { ask, listeners } = aStream()
  const text = (await ask()).text()
  await vi.advanceTimersByTimeAsync(29 * 60_000)
  expect(listeners.size).toBe(1)
  await vi.advanceTimersByTimeAsync(2 * 60_000)
  expect(listeners.size).toBe(0)
  expect((await text).match(/^: still here$/gm)).toHaveLength(119)
})

test('whoever does not take what is told is let go, and nothing piles up', async () => {
  const { ask, tell, listeners } = aStream()
  const answer = await ask()
  tell(100_000)
  expect(listeners.size).toBe(0)
  expect((await answer.text()).length).toBeLessThan(300_000)
})

test('whoever was let go and goes away is counted once', async () => {
  const { ask, tell } = aStream()
  const many = await Promise.all(Array.from({ length: 12 }, () => ask()))
  tell(100_000)
  for (const { body } of many) await body?.cancel()
  const again = await Promise.all(Array.from({ length: 13 }, () => ask()))
  expect(again.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(12)
  for (const { body } of again) await body?.cancel()
})

test('whoever goes away is forgotten, and may come again and again', async () => {
  const { ask, listeners } = aStream()
  for (let count = 0; count < 50; count++) {
    const answer = await ask()
    expect(answer.status).toBe(200)
    await answer.body?.cancel()
  }
  expect(listeners.size).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

test('an act that began earlier is told without a place to come back to', async () => {
  const { ask, listeners, closing } = aStream()
  const answer = await ask()
  for (const hear of listeners)
    for (const ms of [2_000, 1_000, 2_000, 3_000])
      hear({ what: 'deed', at: new Date(ms), act: `x.at${ms}`, records: [], kinds: [] })
  closing.abort()
  expect((await answer.text()).match(/(?<=^id: 1970-01-01T00:00:0)\d/gm)).toEqual([
    ...['0', '2', '2', '3'],
  ])
})

test('when the past cannot be read, it is told to read anew', async () => {
  const { ask, closing } = aStream({ since: async () => Promise.reject(new Error('down')) })
  const answer = await ask({ 'last-event-id': '1970-01-01T00:00:00.000Z' })
  await vi.advanceTimersByTimeAsync(0)
  closing.abort()
  expect(await answer.text()).toContain('event: gap')
})

test('a stream that is asked for while the server stops ends at once', async () => {
  const { ask, closing, listeners } = aStream()
  closing.abort()
  expect(await (await ask()).text()).toContain('event: hello')
  expect(listeners.size).toBe(0)
})
