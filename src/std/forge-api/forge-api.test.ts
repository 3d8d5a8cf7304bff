/** Asking a forge that is slow, broken, busy or foreign: what is waited for, what is tried again, and what is said. */
import { describe, expect, test } from 'vitest'
import { CairnError } from '../errors.ts'
import { waitTold, type ApiAnswer } from './budget.ts'
import { ForgeApi, type ApiQuestion } from './forge-api.ts'
import { Trail } from './links.ts'

const now = Date.parse('2026-01-05T09:00:00Z')
const url = 'https://api.example.org/things'
const token = 'secret-token'
const minute = 60_000

type Step = Partial<ApiAnswer> | Error

const good: Step = { text: '[1]' }
const reset = (ms: number) => ({
  ...{ 'x-ratelimit-remaining': '0', 'x-ratelimit-limit': '5000' },
  'x-ratelimit-reset': String(Math.floor(ms / 1000)),
})

/** Answers in turn, and a clock that waiting moves. */
function anApi(...steps: Step[]) {
  const asked: ApiQuestion[] = []
  const waits: [number, string][] = []
  let clock = now
  const api = new ForgeApi({
    headers: { authorization: `Bearer ${token}` },
    now: () => clock,
    random: () => 0.5,
    wait: async (ms, why) => {
      waits.push([ms, why])
      clock += ms
    },
    send: async (question) => {
      asked.push(question)
      const step = steps.shift() ?? good
      if (step instanceof Error) throw step
      return { status: 200, headers: {}, text: '', ...step }
    },
  })
  return { api, asked, waits }
}

const wayDown = new CairnError('unavailable', 'net.failed', 'api.example.org could not be reached.')

describe('what may be chance', () => {
  test.for<[string, Step]>([
    ...[500, 502, 503, 504, 304, 408].map((status): [string, Step] => [
      `an answer with ${status}`,
      { status, text: '<html>Unicorn!</html>' },
    ]),
    ['half an answer', { text: '[{"id": 1' }],
    ['an empty answer', { text: '' }],
    ['a page for people', { text: '<!DOCTYPE html><title>Down</title>' }],
    ['a connection that ends', wayDown],
  ])('%s is asked for again, and given up after six times', async ([, step]) => {
    const once = anApi(step)
    expect((await once.api.ask({ url })).body).toEqual([1])
    expect(once.waits).toEqual([[1000, 'again']])
    const always = anApi(...Array.from({ length: 9 }, () => step))
    await expect(always.api.ask({ url })).rejects.toMatchObject({ kind: 'unavailable' })
    expect([always.asked.length, always.api.requestCount]).toEqual([6, 6])
    expect(always.waits.map(([ms]) => ms)).toEqual([1000, 2000, 4000, 8000, 16_000])
  })

  test('an address that may not be reached is asked once', async () => {
    const blocked = new CairnError('forbidden', 'net.blocked_address', 'No.')
    const { api, asked } = anApi(blocked)
    await expect(api.ask({ url })).rejects.toBe(blocked)
    expect(asked).toHaveLength(1)
  })
})

describe('asked too often', () => {
  test.for<[string, Step, number]>([
    ['until the budget is full again', { status: 403, headers: reset(now + 5 * minute) }, 301_000],
    ['a minute, where that lies behind', { status: 403, headers: reset(now - minute) }, minute],
    ['a minute, where nothing is said', { status: 429 }, minute],
    ['a day at most', { status: 429, headers: reset(now + 999 * 24 * 60 * minute) }, 1440 * minute],
    ['so many seconds as are named', { status: 429, headers: { 'retry-after': '7' } }, 7000],
    [
      'until the time that is named',
      { status: 403, headers: { 'retry-after': 'Mon, 05 Jan 2026 09:02:00 GMT' } },
      2 * minute,
    ],
    ['a minute, where it speaks of abuse', { status: 403, text: 'abuse detection' }, minute],
    [
      'by its clock, not by ours',
      { status: 403, headers: { ...reset(now), date: 'Sun, 04 Jan 2026 09:00:00 GMT' } },
      1440 * minute,
    ],
  ])('it waits %s', async ([, step, ms]) => {
    const { api, asked, waits } = anApi(step)
    expect((await api.ask({ url })).body).toEqual([1])
    expect([asked.length, waits]).toEqual([2, [[ms, 'limit']]])
  })

  test('told nothing again and again, it waits ever longer, and one day no more', async () => {
    const { api, waits } = anApi(...Array.from({ length: 20 }, () => ({ status: 429 })))
    await expect(api.ask({ url })).rejects.toMatchObject({ code: 'forge.limit' })
    expect(waits.map(([ms]) => ms / minute)).toEqual([1, 2, 4, 8, 16, 32, 64, 128])
    expect(waitTold({ headers: {} }, { now, refusals: 99 })).toBe(1440 * minute)
  })

  test('what is used up is not asked for before it is full again, and other pools are', async () => {
    const { api, asked, waits } = anApi({ text: '[1]', headers: reset(now + 10 * minute) })
    await api.ask({ url })
    expect(api.budget).toMatchObject({ remaining: 0, limit: 5000 })
    await api.ask({ url, body: '{}', pool: 'graphql' })
    expect([asked.length, waits.length]).toEqual([2, 0])
    await api.ask({ url })
    expect([asked.length, waits]).toEqual([3, [[601_000, 'limit']]])
  })

  test('an answer can say so in its body', async () => {
    const { api, waits } = anApi({ text: '{"errors":[{"type":"RATE_LIMITED"}]}' })
    const judge = (body: unknown) => (Array.isArray(body) ? 'good' : 'too often')
    expect((await api.ask({ url, judge })).body).toEqual([1])
    expect(waits).toEqual([[minute, 'limit']])
  })
})

describe('refused', () => {
  test.for<[Partial<ApiAnswer>, string, string]>([
    [{ status: 401 }, 'forge.auth', 'does not accept this token'],
    [{ status: 403 }, 'forge.auth', 'The token may not read this.'],
    [
      {
        status: 403,
        headers: { 'x-oauth-scopes': 'gist', 'x-accepted-oauth-scopes': 'repo, public_repo' },
      },
      ...(['forge.auth', 'it lacks the scope repo or public_repo'] as const),
    ],
    [
      { status: 403, headers: { 'x-accepted-github-permissions': 'actions=read' } },
      ...(['forge.auth', 'it lacks the permission actions=read'] as const),
    ],
    [{ status: 401, text: '{"error_description":"Token is expired."}' }, 'forge.auth', 'expired.'],
    [
      {
        status: 403,
        text: '{"error":"insufficient_scope","error_description":"x","scope":"api read_api"}',
      },
      ...(['forge.auth', 'it lacks the scope api or read_api.'] as const),
    ],
    [
      {
        status: 403,
        text: '{"message":"token does not have at least one of required scope(s), required=[read:issue], token scope=x"}',
      },
      ...(['forge.auth', 'it lacks the scope read:issue.'] as const),
    ],
    [
      { status: 403, headers: { 'x-github-sso': 'required; url=https://github.com/x?secret' } },
      ...(['forge.auth', 'single sign-on'] as const),
    ],
    [{ status: 404 }, 'forge.gone', 'does not show it to this token'],
    [{ status: 410 }, 'forge.gone', 'switched off'],
    [{ status: 451 }, 'forge.gone', 'legal reasons'],
    [{ status: 301 }, 'forge.moved', 'another host'],
    [{ status: 422 }, 'forge.answer', 'answers with 422'],
  ])('%j is %s', async ([answer, code, words]) => {
    const { api, asked } = anApi({ text: '{"message":"words of others"}', ...answer })
    const error = await api.ask({ url }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code, message: expect.stringContaining(words) })
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/secret|words of others/)
    expect(asked).toHaveLength(1)
  })
})

describe('led elsewhere', () => {
  const moved = (location: string): Step => ({ status: 301, headers: { location } })

  test('a project that moved is followed on its host, and so is the token', async () => {
    const { api, asked } = anApi(moved('/repositories/7'))
    expect((await api.ask({ url })).body).toEqual([1])
    expect(asked[1]).toMatchObject({
      url: 'https://api.example.org/repositories/7',
      headers: { authorization: `Bearer ${token}` },
    })
  })

  test.for([
    'https://evil.example.org/',
    'http://api.example.org/',
    '//evil.example.org',
    'x:y',
    '',
  ])('nobody follows to %j', async (location) => {
    const { api, asked } = anApi(moved(location), moved(location), moved(location), moved(location))
    await expect(api.ask({ url })).rejects.toMatchObject({ code: 'forge.moved' })
    expect(asked.every((one) => one.url.startsWith(url))).toBe(true)
  })

  test('a question is not put to another address', async () => {
    const { api, asked } = anApi(moved('/other'))
    await expect(api.ask({ url, body: '{}' })).rejects.toMatchObject({ code: 'forge.moved' })
    expect(asked).toHaveLength(1)
  })

  const page = (next: string): Step => ({ text: '[1]', headers: { link: `<${next}>; rel="next"` } })
  const read = async (api: ForgeApi) => {
    let pages = 0
    for await (const _ of api.pages(url)) pages++
    return pages
  }

  test('pages are followed to their end', async () => {
    const { api, asked } = anApi(page(`${url}?page=2`), {
      ...{
        text: '[2]',
        headers: { link: `<${url}?page=1>; rel="prev", <${url}?page=3>; rel=next` },
      },
    })
    expect(await read(api)).toBe(3)
    expect(asked.map((one) => one.url)).toEqual([url, `${url}?page=2`, `${url}?page=3`])
  })

  test.for([url, 'https://evil.example.org/things', 'http://api.example.org/things'])(
    'but not to %s',
    async (next) => {
      const { api, asked } = anApi(page(next), page(next))
      await expect(read(api)).rejects.toMatchObject({ code: 'forge.pagination' })
      expect(asked).toHaveLength(1)
    },
  )

  test('and not without end', () => {
    const trail = new Trail(url)
    const walk = () => {
      for (let at = 0; at < 20_000; at++) trail.next(`<${url}?page=${at}>; rel="next"`, url)
    }
    expect(walk).toThrow('more than 10,000 pages')
  })
})
