/** A workspace that a team shares, asked as a browser and as a program would, and as somebody who should not. */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { describe, expect } from 'vitest'
import { z } from 'zod'
import { allVerbs } from '#app/verbs.ts'
import { password, secretOf, test, type Team, type Told } from '../../test/team.ts'
import { methodOf } from './method.ts'

const hourMs = 3_600_000

function codeOf({ status, body }: Told): [number, unknown] {
  return [status, body['code']]
}

describe('joining', () => {
  test('the link that the server prints makes its first owner, once', async ({ team }) => {
    const ana = await team.join('Ana')
    expect((await ana.get('api/v1/members.me')).body).toMatchObject({ name: 'Ana', role: 'owner' })
    expect((await ana.get('account')).body).toMatchObject({
      member: { id: ana.id, name: 'Ana', role: 'owner' },
      ways: [{ name: 'password' }],
    })
  })

  test('an invitation lets one person in, however many come at once', async ({ team }) => {
    const ana = await team.join('Ana')
    const { url } = (await ana.post('api/v1/invitations.make')).body
    const come = (name: string) =>
      team.post('account/join', {
        secret: secretOf(String(url)),
        name,
        email: `${name}@x.org`,
        password,
      })
    const codes = (await Promise.all(['a', 'b', 'c', 'd'].map(come))).map(({ status }) => status)
    expect(codes.toSorted((a, b) => a - b)).toEqual([200, 404, 404, 404])
    expect(codeOf(await come('e'))).toEqual([404, 'link.spent'])
    const { items } = (await ana.get('api/v1/invitations.list')).body
    expect(items).toMatchObject([{ state: 'used' }, { state: 'used' }])
  })

  test('an invitation that is too old, taken back, or for somebody else lets nobody in', async ({
    team,
  }) => {
    const ana = await team.join('Ana')
    const invite = async (wish: object) => (await ana.post('api/v1/invitations.make', wish)).body
    const come = (link: unknown, email = 'ben@example.org') =>
      team.post('account/join', { secret: secretOf(String(link)), name: 'Ben', email, password })
    const back = await invite({})
    await ana.post('api/v1/invitations.revoke', { id: back['id'] })
    expect(codeOf(await come(back['url']))).toEqual([404, 'link.spent'])
    const his = await invite({ email: 'Ben@example.org' })
    expect(codeOf(await come(his['url'], 'eve@example.org'))).toEqual([403, 'invitation.address'])
    const old = await invite({ days: 1 })
    team.clock.aheadMs = 25 * hourMs
    expect(codeOf(await come(old['url']))).toEqual([404, 'link.spent'])
    expect((await come(his['url'])).status).toBe(200)
  })

  test('what is no name, address or password is refused', async ({ team }) => {
    const given = { secret: 'x', name: 'A', email: 'a@example.org', password }
    const says = async (more: object) =>
      (await team.post('account/join', { ...given, ...more })).body['title']
    expect(await says({ name: ' ' })).toBe('name: a name has at least one letter.')
    expect(await says({ email: 'a' })).toBe('email: this is no e-mail address.')
    expect(await says({ password: 'short' })).toBe(
      'password: a password has 12 characters or more.',
    )
    expect(await says({ role: 'owner' })).toMatch(/unrecognized/i)
  })

  test('whoever used the workspace alone before is its first owner, with all they wrote', async ({
    session,
    team,
  }) => {
    const ana = await team.join('Ana')
    expect(ana.id).toBe(session.actor.id)
    expect((await team.join('Ben')).id).not.toBe(ana.id)
  })
})

describe('a session', () => {
  test('is a cookie that no script reads, that no other site sends along, and of which no copy of the database knows', async ({
    facts,
    team,
  }) => {
    const ana = await team.join('Ana')
    const signed = await team.post('account/sign-in', { email: ana.email, password })
    expect(signed.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^__Host-cairn\.session_token=[\w.%-]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
      expect.stringMatching(
        /^__Host-cairn\.device=[\w-]{65}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
      ),
    ])
    expect(signed.cookie).not.toBe(ana.cookie)
    const token = /=([\w-]+)/.exec(signed.cookie)?.[1] ?? ''
    expect(token.length).toBeGreaterThanOrEqual(32)
    const { rows } = await facts.pool.query(
      'select from accounts.session where strpos(session::text, $1) > 0',
      [token],
    )
    expect(rows).toEqual([])
    const { rows: kept } = await facts.pool.query(
      'select ip_address, user_agent from accounts.session',
    )
    expect(kept[0]).toEqual({ ip_address: null, user_agent: null })
  })

  test('ends when nobody comes for eight hours, and after a week whatever happens', async ({
    team,
  }) => {
    const { get } = await team.join('Ana')
    const isIn = async () => (await get('api/v1/members.me')).status === 200
    team.clock.aheadMs = 7 * hourMs
    expect(await isIn()).toBe(true)
    team.clock.aheadMs = 14 * hourMs
    expect(await isIn()).toBe(true)
    team.clock.aheadMs = 23 * hourMs
    expect(await isIn()).toBe(false)
    const ben = await team.post('account/sign-in', { email: 'ana@example.org', password })
    for (let hours = 20; hours < 7 * 24; hours += 7) {
      team.clock.aheadMs = hours * hourMs
      await team.ask('account', { headers: { cookie: ben.cookie } })
    }
    team.clock.aheadMs = 7 * 24 * hourMs
    const { body } = await team.ask('account', { headers: { cookie: ben.cookie } })
    expect(body['member']).toBeNull()
  })

  test('ends here, or everywhere, by signing out', async ({ team }) => {
    const ana = await team.join('Ana')
    const [one, two] = await Promise.all(
      [1, 2].map(
        async () => (await team.post('account/sign-in', { email: ana.email, password })).cookie,
      ),
    )
    const isIn = async (cookie = '') =>
      (await team.ask('api/v1/members.me', { headers: { cookie } })).status
    await team.post('account/sign-out', {}, { cookie: one ?? '' })
    expect([await isIn(one), await isIn(two)]).toEqual([401, 200])
    await team.post('api/v1/members.signout', {}, { cookie: two ?? '' })
    expect([await isIn(two), await isIn(ana.cookie)]).toEqual([401, 401])
    expect((await team.post('account/sign-in', { email: ana.email, password })).status).toBe(200)
  })

  test('ends with a new password, another role, and leaving', async ({ team }) => {
    const ana = await team.join('Ana')
    const ben = await team.join('Ben')
    const status = async (): Promise<number> => (await ben.get('api/v1/members.me')).status
    await ana.post('api/v1/members.change', { id: ben.id, role: 'guest' })
    expect(await status()).toBe(401)
    ben.cookie = (await team.post('account/sign-in', { email: ben.email, password })).cookie
    const changed = await team.post(
      'account/password',
      { current: password, password: `${password} 2` },
      { cookie: ben.cookie },
    )
    expect(changed.status).toBe(200)
    expect((await team.ask('api/v1/members.me', { headers: { cookie: ben.cookie } })).status).toBe(
      401,
    )
    const signIn = () =>
      team.post('account/sign-in', { email: ben.email, password: `${password} 2` })
    ben.cookie = (await signIn()).cookie
    await ana.post('api/v1/members.deactivate', { id: ben.id })
    expect((await team.ask('api/v1/members.me', { headers: { cookie: ben.cookie } })).status).toBe(
      401,
    )
    expect(codeOf(await signIn())).toEqual([401, 'session.refused'])
    await ana.post('api/v1/members.reactivate', { id: ben.id })
    expect((await signIn()).status).toBe(200)
  })
})

describe('guessing', () => {
  test('tells nothing about who is here', async ({ team }) => {
    const ana = await team.join('Ana')
    const answers = await Promise.all([
      team.post('account/sign-in', { email: ana.email, password: 'something else entirely' }),
      team.post('account/sign-in', {
        email: 'nobody@example.org',
        password: 'something else entirely',
      }),
      team.post('account/sign-in', { email: 'no address', password }),
    ])
    const [first] = answers
    for (const { status, text } of answers) expect([status, text]).toEqual([401, first?.text])
  })

  const guessing = (team: Team, email: string) => {
    let count = 0
    // A try may come back every second, and on a busy machine hashing a password takes as long.
    team.clock.standsAtMs ??= Date.now()
    return (from: string, cookie = '', given = `wrong ${(count += 1)}`) =>
      team.post('account/sign-in', { email, password: given }, { 'x-forwarded-for': from, cookie })
  }
  const times = async (count: number, act: (index: number) => Promise<Told>): Promise<number[]> => {
    const statuses: number[] = []
    for (let index = 0; index < count; index += 1) statuses.push((await act(index)).status)
    return statuses
  }
  const device = ({ cookie }: Pick<Told, 'cookie'>) => /__Host-cairn\.device=\S+/.exec(cookie)?.[0]

  test('stops whoever guesses, for a quarter of an hour, and not whoever has the password elsewhere', async ({
    team,
  }) => {
    const ana = await team.join('Ana')
    const guess = guessing(team, ana.email)
    expect(await times(13, () => guess('10.0.0.1'))).toEqual([
      ...Array(10).fill(401),
      ...Array(3).fill(429),
    ])
    const slow = await guess('10.0.0.1', '', password)
    expect(codeOf(slow)).toEqual([429, 'session.slow'])
    const wait = Number(slow.headers['retry-after'])
    expect(wait).toBeGreaterThan(800)
    expect(wait).toBeLessThanOrEqual(900)
    expect(slow.body['title']).toMatch(/^Too many wrong tries\. Wait 1[45] minutes\.$/)
    expect((await guess('10.0.0.2', '', password)).status).toBe(200)
    // That somebody else was right elsewhere gives whoever guesses no new tries.
    expect((await guess('10.0.0.1')).status).toBe(429)
    team.clock.aheadMs = 16 * 60_000
    expect((await guess('10.0.0.1', '', password)).status).toBe(200)
    const atOnce = await Promise.all(Array.from({ length: 40 }, () => guess('10.0.0.3')))
    expect(atOnce.filter(({ status }) => status === 401)).toHaveLength(10)
  })

  test('from everywhere at once is slow, too; a browser that was let in before waits for nobody', async ({
    team,
  }) => {
    const ana = await team.join('Ana')
    const guess = guessing(team, ana.email)
    expect(await times(31, (index) => guess(`10.1.0.${index}`))).toEqual([
      ...Array(30).fill(401),
      429,
    ])
    const stranger = await guess('10.2.0.1', '', password)
    expect([stranger.status, stranger.headers['retry-after']]).toEqual([429, '1'])
    const hers = device(ana) ?? ''
    const inAgain = await guess('10.0.0.1', hers, password)
    expect(inAgain.status).toBe(200)
    // It lets nobody in, and is good for this account and for ten tries.
    const bens = device(await team.join('Ben')) ?? ''
    expect((await guess('10.2.0.2', bens, password)).status).toBe(429)
    expect((await guess('10.2.0.2', `${hers.slice(0, -1)}x`, password)).status).toBe(429)
    expect(await times(11, () => guess('10.2.0.3', hers))).toEqual([...Array(10).fill(401), 429])
    team.clock.aheadMs = 2_000
    expect((await guess('10.2.0.1', '', password)).status).toBe(200)
  })

  test('at many accounts from one place is slow', async ({ team }) => {
    const statuses = await times(52, (index) =>
      guessing(team, `nobody${index}@example.org`)(`2001:db8:0:1::${index.toString(16)}`),
    )
    expect(statuses).toEqual([...Array(50).fill(401), 429, 429])
    expect((await guessing(team, 'a@example.org')('2001:db8:0:2::1')).status).toBe(401)
  })
})

test('whoever finds a session open guesses its password no faster', async ({ team }) => {
  const ana = await team.join('Ana')
  const statuses: number[] = []
  for (let index = 0; index < 12; index += 1) {
    const given = { current: `wrong ${index}`, password: 'an entirely new one' }
    statuses.push((await ana.post('account/password', given)).status)
  }
  expect(statuses).toEqual([...Array(10).fill(403), 429, 429])
})

test('a link from an owner gives a forgotten password back, once', async ({ team }) => {
  const ana = await team.join('Ana')
  const ben = await team.join('Ben')
  expect(codeOf(await ben.post('api/v1/members.reset', { id: ana.id }))).toEqual([
    403,
    'verb.forbidden',
  ])
  const { url } = (await ana.post('api/v1/members.reset', { id: ben.id })).body
  const reset = () =>
    team.post('account/reset', { secret: secretOf(String(url)), password: 'an entirely new one' })
  const answer = await reset()
  expect(
    (await team.ask('api/v1/members.me', { headers: { cookie: answer.cookie } })).body,
  ).toMatchObject({ name: 'Ben' })
  expect((await ben.get('api/v1/members.me')).status).toBe(401)
  expect(codeOf(await reset())).toEqual([404, 'link.spent'])
  expect((await team.post('account/sign-in', { email: ben.email, password })).status).toBe(401)
})

test('such a link takes all tokens back; changing the password oneself takes none', async ({
  team,
}) => {
  const ana = await team.join('Ana')
  const ben = await team.join('Ben')
  const { secret } = (await ben.post('api/v1/tokens.make', { name: 'ours', scopes: ['read'] })).body
  const headers = { authorization: `Bearer ${String(secret)}` }
  const status = async () => (await team.ask('api/v1/members.me', { headers })).status
  const { cookie } = ben
  const change = { current: password, password: 'an entirely new one' }
  expect((await team.post('account/password', change, { cookie })).status).toBe(200)
  expect(await status()).toBe(200)
  const { url } = (await ana.post('api/v1/members.reset', { id: ben.id })).body
  expect(await status()).toBe(200)
  await team.post('account/reset', { secret: secretOf(String(url)), password })
  expect(await status()).toBe(401)
  const { items } = (await ana.get('api/v1/audit.list')).body
  expect(items).toContainEqual(
    expect.objectContaining({ act: 'members.newpassword', became: 'tokens taken back: 1' }),
  )
})

test('more than is taken ends the connection, and says so', async ({ team }) => {
  const ana = await team.join('Ana')
  const answer = await ana.post('api/v1/ideas.post', { title: 'x', body: 'x'.repeat(2 ** 21) })
  expect([answer.status, answer.headers.connection]).toEqual([413, 'close'])
})

describe('a page of another site', () => {
  test('may write nothing, whatever the browser sends along', async ({ team, facts, folder }) => {
    const ana = await team.join('Ana')
    const writes = (await allVerbs({ facts, dataFolder: folder })).filter(
      (verb) => methodOf(verb) === 'POST',
    )
    const paths = [
      ...writes.map(({ name }) => `api/v1/${name}`),
      ...['sign-in', 'sign-out', 'join', 'reset', 'password', 'provider/github'].map(
        (name) => `account/${name}`,
      ),
    ]
    expect(paths.length).toBeGreaterThan(30)
    const { url, ask } = team
    const from = (
      path: string,
      headers: Record<string, string>,
      body: unknown = {},
      method = 'POST',
    ) => ask(path, { method, headers: { cookie: ana.cookie, ...headers }, body })
    for (const path of paths) {
      const codes = [
        await from(path, {}),
        await from(path, { origin: 'https://evil.example' }),
        await from(path, { origin: 'null' }),
        await from(path, { origin: url, host: 'evil.example' }),
      ].map(codeOf)
      expect(codes, path).toEqual([
        [403, 'http.origin'],
        [403, 'http.origin'],
        [403, 'http.origin'],
        [403, 'http.host'],
      ])
      const forms = [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
      ]
      if (!path.includes('provider'))
        for (const type of forms)
          expect(
            (await from(path, { origin: url, 'content-type': type }, 'a=b')).status,
            path,
          ).toBe(422)
      if (!path.startsWith('api/')) continue
      const read = await ask(path, { headers: { cookie: ana.cookie, origin: url } })
      expect(read.status, path).toBe(405)
    }
    expect((await ana.get('api/v1/members.me')).status).toBe(200)
  })

  test('may read nothing', async ({ team }) => {
    const ana = await team.join('Ana')
    const read = await team.ask('api/v1/members.me', {
      headers: { cookie: ana.cookie, origin: 'https://evil.example' },
    })
    expect(codeOf(read)).toEqual([403, 'http.origin'])
    const own = await ana.get('api/v1/members.me')
    expect(own.headers).not.toHaveProperty('access-control-allow-origin')
    expect(own.headers).toMatchObject({
      'strict-transport-security': expect.stringContaining('max-age='),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
    })
  })
})

describe('a token', () => {
  const bearer = (secret: unknown) => ({ authorization: `Bearer ${String(secret)}` })

  test('may what it was made for, and never more than whoever made it', async ({ team }) => {
    const ana = await team.join('Ana')
    const guest = await team.join('Gil', 'guest')
    const make = async (who: typeof ana, wish: object) =>
      (await who.post('api/v1/tokens.make', { name: 'ci', ...wish })).body['secret']
    const tokens = {
      reads: await make(ana, {}),
      writes: await make(ana, { scopes: ['read', 'write'] }),
      ideas: await make(ana, { scopes: ['read', 'write'], practices: ['ideas'] }),
      all: await make(ana, { scopes: ['read', 'write', 'administer'] }),
      guests: await make(guest, { scopes: ['read', 'write', 'administer'] }),
    }
    const codes = async (token: unknown) => [
      codeOf(await team.ask('api/v1/ideas.list', { headers: bearer(token) })),
      codeOf(await team.ask('api/v1/decisions.list', { headers: bearer(token) })),
      codeOf(
        await team.ask('api/v1/ideas.post', {
          method: 'POST',
          headers: bearer(token),
          body: { title: 'x' },
        }),
      ),
      codeOf(
        await team.ask('api/v1/invitations.make', {
          method: 'POST',
          headers: bearer(token),
          body: {},
        }),
      ),
      codeOf(
        await team.ask('api/v1/tokens.make', {
          method: 'POST',
          headers: bearer(token),
          body: { name: 'x' },
        }),
      ),
    ]
    const [yes, scope, role, person] = [
      [200, undefined],
      [403, 'token.scope'],
      [403, 'verb.forbidden'],
      [403, 'verb.person'],
    ]
    expect(await codes(tokens.reads)).toEqual([yes, yes, scope, scope, person])
    expect(await codes(tokens.writes)).toEqual([yes, yes, yes, scope, person])
    expect(await codes(tokens.ideas)).toEqual([yes, scope, yes, scope, person])
    expect(await codes(tokens.all)).toEqual([yes, yes, yes, yes, person])
    expect(await codes(tokens.guests)).toEqual([yes, yes, role, role, person])
  })

  test('is shown once, kept as a digest, and told of no closer than the day', async ({
    team,
    facts,
  }) => {
    const ana = await team.join('Ana')
    const sent = { cookie: ana.cookie, 'idempotency-key': 'k' }
    const { secret, id } = (await team.post('api/v1/tokens.make', { name: 'ci' }, sent)).body
    expect(codeOf(await team.post('api/v1/tokens.make', { name: 'ci' }, sent))).toEqual([
      409,
      'verb.answered_once',
    ])
    await team.ask('api/v1/ideas.list', { headers: bearer(secret) })
    const { items } = (await ana.get('api/v1/tokens.list')).body
    expect(items).toEqual([
      expect.objectContaining({ id, name: 'ci', usedOn: new Date().toISOString().slice(0, 10) }),
    ])
    expect(JSON.stringify(items)).not.toContain(secret)
    const { rows } = await facts.pool.query<{ dump: string }>(
      `select (select string_agg(t::text, ' ') from records.token t) || (select string_agg(k::text, ' ') from records.kept_answer k) as dump`,
    )
    expect(rows[0]?.dump).toContain('ci')
    expect(rows[0]?.dump).not.toContain(secret)
  })

  test('ends when it is taken back, too old, or its member has left, and no cookie stands in for it', async ({
    team,
  }) => {
    const ana = await team.join('Ana')
    const ben = await team.join('Ben')
    const make = async () => (await ben.post('api/v1/tokens.make', { name: 'ci', days: 1 })).body
    const list = async (token: unknown, headers = {}) =>
      (await team.ask('api/v1/ideas.list', { headers: { ...bearer(token), ...headers } })).status
    const [one, two] = [await make(), await make()]
    expect(await list(one['secret'])).toBe(200)
    expect(codeOf(await ana.post('api/v1/tokens.revoke', { id: one['id'] }))).toEqual([
      404,
      'token.none',
    ])
    await ben.post('api/v1/tokens.revoke', { id: one['id'] })
    expect(await list(one['secret'])).toBe(401)
    expect(await list(one['secret'], { cookie: ben.cookie })).toBe(401)
    expect(await list('cairn_guess', { cookie: ben.cookie })).toBe(401)
    await ana.post('api/v1/members.deactivate', { id: ben.id })
    expect(await list(two['secret'])).toBe(401)
    await ana.post('api/v1/members.reactivate', { id: ben.id })
    expect(await list(two['secret'])).toBe(200)
    team.clock.aheadMs = 25 * hourMs
    expect(await list(two['secret'])).toBe(401)
  })

  test('lets an assistant read over HTTP what it was made for, and nothing private', async ({
    team,
  }) => {
    const ana = await team.join('Ana')
    await ana.post('api/v1/ideas.post', { title: 'Pair on releases' })
    const make = async (wish: object) =>
      String((await ana.post('api/v1/tokens.make', { name: 'assistant', ...wish })).body['secret'])
    const secret = await make({
      scopes: ['read', 'write', 'administer'],
      practices: ['ideas', 'tokens', 'invitations'],
    })
    const client = new Client({ name: 'test', version: '1' })
    // The address is this machine's: Host says whose workspace it is, as a proxy would pass it on.
    const transport = new StreamableHTTPClientTransport(
      new URL(`http://127.0.0.1:${team.port}/mcp`),
      {
        requestInit: { headers: bearer(secret) },
      },
    )
    await client.connect(transport)
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name).toSorted()).toEqual(['ideas_get', 'ideas_list'])
    const { structuredContent } = await client.callTool({ name: 'ideas_list', arguments: {} })
    expect(structuredContent).toMatchObject({ items: [{ title: 'Pair on releases' }] })
    await client.close()
    const ask = (headers: Record<string, string>) =>
      team.ask('mcp', {
        method: 'POST',
        headers,
        body: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
      })
    for (const nobody of [{}, { cookie: ana.cookie }, { cookie: ana.cookie, origin: team.url }]) {
      const told = await ask(nobody)
      expect(codeOf(told)).toEqual([401, 'session.none'])
      expect(told.headers['www-authenticate']).toBe('Bearer')
    }
    expect(codeOf(await ask({ ...bearer(secret), origin: 'https://evil.example' }))).toEqual([
      403,
      'http.origin',
    ])
    expect(codeOf(await ask(bearer(await make({ scopes: ['write'] }))))).toEqual([403, 'mcp.scope'])
  })
})

describe('the audit log', () => {
  test('tells owners who came, signed in and changed what, and nobody else', async ({ team }) => {
    const ana = await team.join('Ana')
    const ben = await team.join('Ben')
    await ana.post('api/v1/members.change', { id: ben.id, role: 'guest' })
    const { id: token } = (
      await ana.post('api/v1/tokens.make', { name: 'a secret plan', scopes: ['read', 'write'] })
    ).body
    for (let index = 0; index < 3; index += 1)
      await team.post('account/sign-in', { email: ben.email, password: 'wrong wrong wrong' })
    await team.post('account/sign-in', { email: 'nobody@example.org', password })
    expect(codeOf(await ben.get('api/v1/audit.list'))).toEqual([401, 'session.none'])
    ben.cookie = (await team.post('account/sign-in', { email: ben.email, password })).cookie
    const his = await team.ask('api/v1/audit.list', { headers: { cookie: ben.cookie } })
    expect(codeOf(his)).toEqual([403, 'verb.forbidden'])
    const changed = { current: password, password: 'an entirely new one' }
    const { cookie } = ben
    expect((await team.post('account/password', changed, { cookie })).status).toBe(200)
    const { items } = (await ana.get('api/v1/audit.list')).body
    const lines = (act: string) => Lines.parse(items).filter((line) => line.act === act)
    expect(lines('members.change')).toMatchObject([
      { by: ana.id, about: [ben.id], became: 'guest' },
    ])
    expect(lines('tokens.make')).toMatchObject([
      { by: ana.id, about: [token], became: 'read, write' },
    ])
    expect(lines('members.newpassword')).toMatchObject([{ by: ben.id, about: [ben.id] }])
    const who = (act: string) => new Set(lines(act).map(({ by }) => by))
    expect(who('invitations.use')).toEqual(new Set([ana.id, ben.id]))
    expect(who('members.signin')).toEqual(new Set([ana.id, ben.id]))
    expect(lines('members.signin')).toHaveLength(2)
    for (const { at } of lines('members.signin')) expect(at).toMatch(/T00:00:00/)
    expect(who('members.refused')).toEqual(new Set([null]))
    const tried = new Set(lines('members.refused').map(({ about }) => about[0]))
    expect(tried).toEqual(new Set([ben.id, undefined]))
    for (const { at } of lines('members.refused')) expect(at).toMatch(/:00:00\.000Z$/)
    const text = JSON.stringify(items)
    for (const word of ['secret plan', 'example.org', 'wrong']) expect(text).not.toContain(word)
  })

  test('names nobody beside what people write, with a name or without', async ({ team }) => {
    const ana = await team.join('Ana')
    for (const name of ['Ben', 'Cleo', 'Dan', 'Eve']) await team.join(name)
    await ana.post('api/v1/ideas.post', { title: 'x' })
    await ana.post('api/v1/ideas.post', { title: 'y', anonymous: true })
    const { items } = (await ana.get('api/v1/audit.list')).body
    const lines = Lines.parse(items).filter(({ act }) => act.startsWith('ideas.'))
    expect(lines).toEqual([
      {
        at: expect.stringMatching(/T00:00:00/),
        act: 'ideas.post',
        by: null,
        about: [expect.any(String)],
        became: null,
      },
    ])
  })
})

test('the audit log tells no closer where a page of it ends than its lines do', async ({
  team,
}) => {
  const ana = await team.join('Ana')
  for (const title of ['x', 'y', 'z']) await ana.post('api/v1/ideas.post', { title })
  const read = []
  let next: string | null = ''
  while (next !== null) {
    const after = next === '' ? '' : `&after=${encodeURIComponent(next)}`
    const { body } = await ana.get(`api/v1/audit.list?limit=1${after}`)
    const [line] = Lines.parse(body['items'])
    read.push(line)
    next = z.string().nullable().parse(body['next'])
    if (next !== null) expect(next).toContain(`${line?.at} `)
  }
  const { items } = (await ana.get('api/v1/audit.list')).body
  expect(read).toEqual(Lines.parse(items))
  expect(read.filter((line) => line?.act === 'ideas.post')).toHaveLength(3)
})

const Lines = z.array(
  z.object({
    at: z.string(),
    act: z.string(),
    by: z.string().nullable(),
    about: z.array(z.string()),
    became: z.string().nullable(),
  }),
)
