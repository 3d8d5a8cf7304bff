/** `cairn serve`, as whoever sets it up meets it. */
import { expect } from 'vitest'
import { test } from '../../test/cairn.ts'
import { cairn } from './cairn.fixture.ts'

test('what is missing or wrong is said at once, all of it', async ({ folder, databaseUrl }) => {
  const without = cairn({ folder })
  const { err: missing } = await without('serve', '--url', 'https://cairn.example.org')
  expect(missing).toMatch(/serve\.settings: .*DATABASE_URL/)
  const env = {
    DATABASE_URL: databaseUrl,
    CAIRN_DATA: folder,
    CAIRN_GITHUB_ID: 'x',
    CAIRN_OIDC_ISSUER: 'http://example.org',
    CAIRN_PROXIES: 'here',
  }
  const run = cairn({ folder, databaseUrl }, { env })
  const { exitCode, err } = await run('serve', '--url', 'cairn.example.org/x', '--port', '99999')
  expect(exitCode).toBe(2)
  for (const word of ['--url', '--port', 'CAIRN_GITHUB', 'CAIRN_OIDC', 'CAIRN_PROXIES'])
    expect(err).toContain(word)
})

test('it serves, and prints a link for the first owner; its operator lets people in and writes in nobody’s name', async ({
  folder,
  databaseUrl,
  facts,
}) => {
  const stop = new AbortController()
  let said = ''
  const io = { signal: stop.signal, now: new Date(), out: (text: string) => void (said += text) }
  const serving = cairn({ folder, databaseUrl }, io)(
    'serve',
    '--url',
    'http://localhost:1',
    '--port',
    '0',
  )
  await expect.poll(() => said, { timeout: 30_000 }).toMatch(/account\/join#\S{43}\n$/)
  expect(said).toMatch(/^http:\/\/localhost:1\n/)
  const { rows } = await facts.pool.query('select role, invited_by from records.invitation')
  expect(rows).toEqual([{ role: 'owner', invited_by: null }])
  const run = cairn({ folder, databaseUrl })
  const invited = await run('invitations', 'make', '--role', 'guest', '--json')
  expect(JSON.parse(invited.out)).toMatchObject({
    url: expect.stringContaining('http://localhost:1/account/join#'),
  })
  expect((await run('members', 'list')).exitCode).toBe(0)
  const reset = await run('members', 'reset', '6f0b1c9e-3c57-4d0e-9d0f-0b8f7c1f5a11')
  expect(reset.err).toContain('member.none')
  const posted = await run('ideas', 'post', 'x')
  expect([posted.exitCode, posted.err]).toEqual([
    5,
    expect.stringContaining('An operator may not do ideas.post'),
  ])
  expect((await run('tokens', 'make', 'x')).err).toContain('verb.forbidden')
  stop.abort()
  expect((await serving).exitCode).toBe(0)
  const { rows: members } = await facts.pool.query('select from records.member')
  expect(members).toEqual([])
})

test('on one machine nobody is invited', async ({ folder, databaseUrl }) => {
  const run = cairn({ folder, databaseUrl })
  for (const argv of [
    ['invitations', 'make'],
    ['tokens', 'make', 'ci'],
  ]) {
    const { exitCode, err } = await run(...argv)
    expect([exitCode, err]).toEqual([2, expect.stringContaining('workspace.alone')])
  }
  expect((await run('members', 'list')).exitCode).toBe(0)
})
