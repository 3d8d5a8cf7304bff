/** Signing in by somebody else's word: an OpenID provider that says what the test wants. */
import { createServer, type Server } from 'node:http'
import { createSign, generateKeyPairSync } from 'node:crypto'
import { expect } from 'vitest'
import { test as base, type Team, type Told } from '../../test/team.ts'

interface Claims {
  sub: string
  email: string
  email_verified: boolean
  name?: string
}
interface Provider {
  issuer: string
  /** Of whoever comes next. */
  says: Claims & { nonce?: string | null }
}

const test = base
  .extend<{ provider: Provider }>({
    // oxlint-disable-next-line no-empty-pattern -- A fixture that uses no other has to say so.
    provider: async ({}, use) => {
      const { server, provider } = await aProvider()
      await use(provider)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
  .extend({
    teamWish: async ({ provider: { issuer } }, use) =>
      use({ oidc: { id: 'cairn', secret: 'shh', issuer, name: 'Example Inc.' } }),
  })

async function aProvider(): Promise<{ server: Server; provider: Provider }> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const says = { sub: '1', email: 'ben@example.org', email_verified: true }
  const provider: Provider = { issuer: '', says }
  const answers: Record<string, () => unknown> = {
    '/.well-known/openid-configuration': () => ({
      issuer: provider.issuer,
      authorization_endpoint: `${provider.issuer}/authorize`,
      token_endpoint: `${provider.issuer}/token`,
      jwks_uri: `${provider.issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/jwks': () => ({
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }],
    }),
    '/token': () => {
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
      const at = Math.floor(Date.now() / 1000)
      const claims = { iss: provider.issuer, aud: 'cairn', iat: at, exp: at + 60, ...provider.says }
      const signed = `${part({ alg: 'RS256', kid: 'k', typ: 'JWT' })}.${part(claims)}`
      const signature = createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')
      return { access_token: 'x', token_type: 'Bearer', id_token: `${signed}.${signature}` }
    },
  }
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answers[request.url ?? '']?.() ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  provider.issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return { server, provider }
}

/** To the provider and back, as a browser goes. */
async function goAndComeBack(team: Team, provider: Provider, claims: Claims): Promise<Told> {
  const gone = await team.post('account/provider/oidc', {})
  const there = new URL(String(gone.body['url']))
  expect(there.searchParams.get('code_challenge_method')).toBe('S256')
  provider.says = { ...claims, nonce: there.searchParams.get('nonce') }
  const state = there.searchParams.get('state') ?? ''
  const path = `account/callback/oidc?${new URLSearchParams({ code: 'x', state }).toString()}`
  return team.ask(path, { headers: { cookie: gone.cookie } })
}

async function whoIs(team: Team, cookie: string): Promise<unknown> {
  const { body } = await team.ask('account', { headers: { cookie } })
  return body['member']
}

test('whoever was invited by their address comes by a provider that vouches for it, and again', async ({
  team,
  provider,
  facts,
}) => {
  const ana = await team.join('Ana')
  await ana.post('api/v1/invitations.make', { email: 'ben@example.org', role: 'guest' })
  const ben = { sub: '1', email: 'Ben@example.org', email_verified: true, name: 'Ben' }
  const back = await goAndComeBack(team, provider, ben)
  expect([back.status, back.headers.location]).toEqual([302, '/'])
  const who = await whoIs(team, back.cookie)
  expect(who).toMatchObject({ name: 'Ben', role: 'guest' })
  const again = await goAndComeBack(team, provider, ben)
  expect(await whoIs(team, again.cookie)).toEqual(who)
  const { rows } = await facts.pool.query(
    'select access_token, id_token, refresh_token from accounts.way',
  )
  expect(rows.at(-1)).toEqual({ access_token: null, id_token: null, refresh_token: null })
})

test('nobody else does', async ({ team, provider }) => {
  const ana = await team.join('Ana')
  await ana.post('api/v1/invitations.make', { email: 'ben@example.org' })
  const tries: Claims[] = [
    { sub: '2', email: 'eve@example.org', email_verified: true },
    { sub: '3', email: 'ben@example.org', email_verified: false },
    // Ana joined by a link that names no address, so nobody vouched that hers is hers.
    { sub: '4', email: ana.email, email_verified: true },
  ]
  for (const claims of tries) {
    const back = await goAndComeBack(team, provider, claims)
    expect(back.headers.location).toMatch(/^(?:https:\/\/cairn\.test)?\/account\/sign-in\?error=/)
    expect(await whoIs(team, back.cookie)).toBeNull()
  }
  const { items } = (await ana.get('api/v1/members.list')).body
  expect(items).toHaveLength(1)
})

test('who comes back must be who went', async ({ team, provider }) => {
  const ana = await team.join('Ana')
  await ana.post('api/v1/invitations.make', { email: 'ben@example.org' })
  const gone = await team.post('account/provider/oidc', {})
  const there = new URL(String(gone.body['url']))
  provider.says = { sub: '1', email: 'ben@example.org', email_verified: true, nonce: 'another' }
  const back = (query: Record<string, string>, cookie: string) =>
    team.ask(`account/callback/oidc?${new URLSearchParams(query).toString()}`, {
      headers: { cookie },
    })
  const state = there.searchParams.get('state') ?? ''
  for (const [query, cookie] of [
    [{ code: 'x', state }, ''],
    [{ code: 'x', state: 'guess' }, gone.cookie],
    [{ code: 'x', state }, gone.cookie],
  ] as const) {
    const { headers, cookie: given } = await back(query, cookie)
    expect(headers.location).toMatch(/error=/)
    expect(await whoIs(team, given)).toBeNull()
  }
})
