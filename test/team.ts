/** The test team: a workspace served to several people, as `cairn serve` does it, on a port of its own behind no proxy. */
import { request, type IncomingHttpHeaders } from 'node:http'
import { BlockList } from 'node:net'
import { expect } from 'vitest'
import { openAccounts } from '#app/accounts/accounts.ts'
import { rememberUrl, setUpLink } from '#app/accounts/set-up.ts'
import { raiseWalls } from '#app/accounts/walls.ts'
import type { ServeSettings } from '#app/serve-settings.ts'
import type { Hearing } from '#app/frictions/chat-proof.ts'
import { recordsOn } from '#app/session.ts'
import { openLive } from '#app/live.ts'
import { Scans } from '#app/repositories/scans.ts'
import { allVerbs } from '#app/verbs.ts'
import type { Wary } from '#sources/git/wary.ts'
import { makeHolder } from '#records/unnamed.ts'
import { answerAssistants } from '#mcp/http.ts'
import type { Role } from '#verbs/access.ts'
import { serveTeam } from '../src/api/serve-team.ts'
import { test as base } from './cairn.ts'
import { hashQuickly } from './quick-passwords.ts'

export interface Told {
  status: number
  headers: IncomingHttpHeaders
  /** Of an answer that is JSON. */
  body: Record<string, unknown>
  text: string
  /** As a browser sends it back. */
  cookie: string
}

export interface Asking {
  method?: string
  headers?: Record<string, string>
  body?: unknown
}

export interface Somebody {
  id: string
  email: string
  cookie: string
  get: (path: string) => Promise<Told>
  post: (path: string, body?: unknown) => Promise<Told>
}

export interface Team {
  url: string
  port: number
  ask: (path: string, asking?: Asking) => Promise<Told>
  /** As a page of ours does. */
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Told>
  /** Comes by an invitation; the first one, by the link that the server prints. */
  join: (name: string, role?: Role) => Promise<Somebody>
  /** Of everything but what better-auth writes by itself. Where it stands, a slow machine has as long as a quick one. */
  clock: { aheadMs: number; standsAtMs?: number }
}

hashQuickly()

export const password = 'correct horse battery'

interface Wish {
  oidc?: ServeSettings['oidc']
  hearing?: Hearing
  wary?: Wary
}

export const test = base.extend<{ teamWish: Wish; team: Team }>({
  teamWish: async ({}, use) => use({}),
  team: async ({ facts, folder, teamWish }, use) => {
    const url = 'https://cairn.test'
    const db = recordsOn(facts.pool)
    const clock: Team['clock'] = { aheadMs: 0 }
    const now = () => new Date((clock.standsAtMs ?? Date.now()) + clock.aheadMs)
    const report = (error: unknown) => expect(error).toBeUndefined()
    const proxies = new BlockList()
    // As a proxy on this machine, tests say where they come from.
    proxies.addAddress('127.0.0.1')
    const settings = { url, host: '127.0.0.1', port: 0, proxies, github: undefined }
    const secret = 'not so secret, as this is a test of it'
    const wary = { allowed: [], ...teamWish.wary }
    const scans = new Scans({ facts, dataFolder: folder, wary })
    const verbs = await allVerbs({ facts, dataFolder: folder }, scans)
    await rememberUrl(db, url)
    await raiseWalls(db)
    const holder = makeHolder(db, 500)
    const live = await openLive(facts.pool)
    const server = await serveTeam({
      ...{ live, db, verbs, settings, report, assistant: answerAssistants({ verbs, report }) },
      hearing: teamWish.hearing,
      accounts: await openAccounts({
        ...{ db, now, holder },
        settings: { ...settings, secret, oidc: teamWish.oidc },
      }),
    })
    const firstLink = (await setUpLink(db, { url, now: now() })) ?? ''
    await use(teamAt({ url, port: server.port, firstLink, clock }))
    await scans.stop()
    await server.close()
    await live.close()
    await holder.stop()
  },
})

function teamAt({
  url,
  port,
  firstLink,
  clock,
}: Pick<Team, 'url' | 'port' | 'clock'> & { firstLink: string }): Team {
  const ask = (path: string, asking: Asking = {}) => asked(url, port, path, asking)
  const post: Team['post'] = (path, body, headers = {}) =>
    ask(path, { method: 'POST', headers: { origin: url, ...headers }, body })
  let first: Somebody | undefined
  const join = async (name: string, role: Role = 'member'): Promise<Somebody> => {
    const email = `${name.toLowerCase()}@example.org`
    const link = first
      ? String((await first.post('api/v1/invitations.make', { role })).body['url'])
      : firstLink
    const joined = await post('account/join', { secret: secretOf(link), name, email, password })
    expect(joined.status, joined.text).toBe(200)
    const { cookie } = joined
    const get = (path: string) => ask(path, { headers: { cookie } })
    const { id } = (await get('api/v1/members.me')).body
    const somebody = {
      id: String(id),
      email,
      cookie,
      get,
      post: (path: string, body: unknown = {}) => post(path, body, { cookie }),
    }
    first ??= somebody
    return somebody
  }
  return { url, port, ask, post, join, clock }
}

export function secretOf(link: string): string {
  return new URL(link).hash.slice(1)
}

/** By hand: `fetch` does not let one say another Host. */
function asked(
  url: string,
  port: number,
  path: string,
  { method = 'GET', headers = {}, body }: Asking,
): Promise<Told> {
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  const { host } = new URL(url)
  return new Promise((resolve, reject) => {
    const sent = request(
      `http://127.0.0.1:${port}/${path}`,
      { method, headers: { host, connection: 'close', ...type, ...headers } },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (part: string) => (text += part))
        answer.on('end', () => resolve(toldBy(answer.statusCode ?? 0, answer.headers, text)))
      },
    )
    sent.on('error', reject)
    sent.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body))
  })
}

function toldBy(status: number, headers: IncomingHttpHeaders, text: string): Told {
  const isJson = text !== '' && /json/.test(headers['content-type'] ?? '')
  const cookie = (headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
  return { status, headers, body: isJson ? JSON.parse(text) : {}, text, cookie }
}
