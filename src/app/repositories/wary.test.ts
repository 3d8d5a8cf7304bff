/** What an owner of a shared workspace may have read: nothing that only the server reaches. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect } from 'vitest'
import { networksFrom } from '#std/outbound/addresses.ts'
import { scan } from '../scan/scan.ts'
import { test } from '../../../test/team.ts'

async function aListener() {
  let count = 0
  const server = createServer((socket) => {
    count++
    socket.on('error', () => {})
    socket.end('no TLS')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { port, count: () => count, [Symbol.dispose]: () => void server.close() }
}

const loopback = networksFrom('127.0.0.0/8') ?? []
const noProgress = { phase() {}, advance() {}, note() {}, done() {} }

test('an owner has nothing read that only the server reaches, and nothing is sent there', async ({
  team,
}) => {
  using inside = await aListener()
  const ana = await team.join('Ana')
  const codeOf = async (source: string) => {
    const { status, body } = await ana.post('api/v1/repositories.add', { source })
    return [source, status, body['code']]
  }
  for (const host of ['127.0.0.1', '127.1', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost'])
    for (const scheme of ['https', 'HTTPS']) {
      const source = `${scheme}://${host}:${inside.port}/x.git`
      expect(await codeOf(source)).toEqual([source, 403, 'net.blocked_address'])
    }
  for (const source of ['https://10.0.0.1/x', 'https://169.254.169.254/x', 'https://[fe80::1]/x'])
    expect(await codeOf(source)).toEqual([source, 403, 'net.blocked_address'])
  for (const source of [`ssh://127.0.0.1:${inside.port}/x`, 'git@127.0.0.1:x', 'http://1.1.1.1/x'])
    expect(await codeOf(source)).toEqual([source, 403, 'repository.https'])
  for (const source of ['/srv/x', 'file:///srv/x', 'https:127.0.0.1', '.'])
    expect(await codeOf(source)).toEqual([source, 403, 'repository.path'])
  expect(await codeOf('https://localhost./x')).toEqual(['https://localhost./x', 422, 'net.url'])
  expect((await ana.get('api/v1/repositories.list')).body['items']).toEqual([])
  expect(inside.count()).toBe(0)
})

test('git goes to the address that was looked at, and to no other of that name', async ({
  facts,
  folder,
}) => {
  using inside = await aListener()
  const read = (host: string, address: string) =>
    scan(facts, folder, `https://${host}:${inside.port}/x.git`, {
      progress: noProgress,
      wary: { allowed: loopback, resolve: async () => [address] },
    })
  // The machine itself would say 127.0.0.1, where somebody listens.
  await expect(read('localhost', '127.0.0.2')).rejects.toMatchObject({
    code: 'git.remote.unreachable',
  })
  expect(inside.count()).toBe(0)
  await expect(read('nowhere.invalid', '127.0.0.1')).rejects.toThrow('could not be read')
  expect(inside.count()).toBe(1)
})

test('what fails says the same wherever somebody listens and wherever nobody does', async ({
  facts,
  folder,
}) => {
  using open = await aListener()
  const closed = await aListener()
  closed[Symbol.dispose]()
  const said = (port: number) =>
    scan(facts, folder, `https://127.0.0.1:${port}/x.git`, {
      progress: noProgress,
      wary: { allowed: loopback },
    }).then(
      () => 'read',
      (error: Error) => JSON.stringify([error, error.message]).replaceAll(`${port}`, ''),
    )
  expect(await said(open.port)).toContain('could not be read')
  expect(await said(closed.port)).toBe(await said(open.port))
})
