/** What may be reached, and that the rest is not, whoever points to it. */
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { networksFrom, placeOf, type Networks } from './addresses.ts'
import { outbound, type OutboundWish } from './outbound.ts'

const none: Networks = []
const loopback = networksFrom('127.0.0.0/8, ::1/128') ?? none

describe('addresses', () => {
  test.for(['1.1.1.1', '93.184.216.34', '2606:4700::1111', '::ffff:1.1.1.1'])(
    '%s is outside',
    (at) => {
      expect(placeOf(at, none)).toBe('outside')
    },
  )

  test.for([
    ...[
      '127.0.0.1',
      '127.8.8.8',
      '0.0.0.0',
      '10.0.0.1',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.0.1',
    ],
    ...['169.254.169.254', '100.64.0.1', '192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1'],
    ...['203.0.113.1', '192.88.99.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ...[
      '::1',
      '::',
      '::ffff:127.0.0.1',
      '::127.0.0.1',
      '::ffff:0:7f00:1',
      'fe80::1',
      'fd00::1',
      'fec0::1',
    ],
    ...[
      'ff02::1',
      '2001:db8::1',
      '64:ff9b::7f00:1',
      '64:ff9b:1::1',
      '2002:7f00:1::',
      '2001::1',
      '100::1',
    ],
    ...['5f00::1', '3fff::1', '4000::1', '::ffff:10.0.0.1', 'fe80::1%eth0', '', 'x', '1.1.1'],
  ])('%s is not', (at) => {
    expect(placeOf(at, none)).toBe('forbidden')
  })

  test('a network that was allowed is one’s own, and no other', () => {
    const allowed = networksFrom('10.1.0.0/16, fd00:1::/32') ?? none
    expect(
      ['10.1.2.3', '10.2.0.1', 'fd00:1::1', 'fd00:2::1', '::ffff:10.1.0.1'].map((at) =>
        placeOf(at, allowed),
      ),
    ).toEqual(['own', 'forbidden', 'own', 'forbidden', 'own'])
    expect(
      ['10.0.0.1', '10.0.0.0/33', 'x', '10.0.0.0/8;x'].map((text) => networksFrom(text)),
    ).toEqual([...Array.from({ length: 4 }, () => undefined)])
  })
})

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function aServer(listener: RequestListener) {
  let count = 0
  const server = createServer((asked, answer) => {
    count++
    listener(asked, answer)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { port, count: () => count }
}

const ask = (url: string, wish: Partial<OutboundWish> = {}) =>
  outbound({ url, method: 'POST', body: '{}', allowed: none, msMax: 1_000, ...wish })

test('what may be reached is asked and answers', async () => {
  const { port } = await aServer((asked, answer) => {
    let text = ''
    asked.on('data', (part: Buffer) => (text += part.toString()))
    asked.on('end', () => answer.setHeader('x-y', 'z').end(`${asked.method} ${asked.url} ${text}`))
  })
  expect(await ask(`http://127.0.0.1:${port}/a?b`, { allowed: loopback })).toMatchObject({
    ...{ status: 200, text: 'POST /a?b {}' },
    headers: { 'x-y': 'z' },
  })
})

test.for([
  ...[
    'http://127.0.0.1',
    'http://127.1',
    'http://0x7f.1',
    'http://0x7f000001',
    'http://2130706433',
  ],
  ...['http://0177.0.0.1', 'http://[::1]', 'http://[::ffff:127.0.0.1]', 'http://[::ffff:7f00:1]'],
  ...[
    'http://0',
    'http://0.0.0.0',
    'http://[::]',
    'http://169.254.169.254',
    'http://[64:ff9b::a9fe:a9fe]',
  ],
  ...['http://localhost', 'http://10.0.0.1', 'http://①②⑦.⓪.⓪.①', 'http://127.0.0.1.'],
])('%s is not asked', async (url) => {
  const { port, count } = await aServer((_, answer) => void answer.end('secret'))
  await expect(ask(`${url}:${port}/`)).rejects.toMatchObject({ code: 'net.blocked_address' })
  await expect(ask(`${url}/`)).rejects.toMatchObject({ code: 'net.blocked_address' })
  expect(count()).toBe(0)
})

test('a name that points outside and inside, or to nothing, is not asked', async () => {
  for (const addresses of [['1.1.1.1', '127.0.0.1'], ['::1', '1.1.1.1'], ['x'], []])
    await expect(
      ask('http://both.example/', { resolve: async () => addresses }),
    ).rejects.toMatchObject({ code: 'net.blocked_address' })
})

test('what a name points to is asked once: it cannot say another address afterwards', async () => {
  const { port, count } = await aServer((_, answer) => void answer.end('secret'))
  let times = 0
  // The machine itself would say 127.0.0.1, where somebody listens.
  const resolve = async () => {
    times++
    return ['127.0.0.2']
  }
  const allowed = networksFrom('127.0.0.2/32') ?? none
  await expect(ask(`http://localhost:${port}/`, { allowed, resolve })).rejects.toMatchObject({
    code: 'net.failed',
  })
  expect([times, count()]).toEqual([1, 0])
})

test('a redirect is not followed', async () => {
  const inside = await aServer((_, answer) => void answer.end('secret'))
  const { port } = await aServer((_, answer) => {
    answer.writeHead(307, { location: `http://127.0.0.1:${inside.port}/` }).end()
  })
  const { status } = await ask(`http://127.0.0.1:${port}/`, { allowed: loopback })
  expect([status, inside.count()]).toEqual([307, 0])
})

test('an answer without end is cut, and one that never comes is not waited for', async () => {
  const endless = await aServer((_, answer) => {
    const more = setInterval(() => answer.write('x'.repeat(1_000)), 1)
    answer.on('close', () => clearInterval(more))
  })
  const url = (port: number) => `http://127.0.0.1:${port}/`
  const { text } = await ask(url(endless.port), { allowed: loopback, bytesMax: 5_000 })
  expect(text).toHaveLength(5_000)
  const silent = await aServer(() => {})
  await expect(ask(url(silent.port), { allowed: loopback, msMax: 200 })).rejects.toThrow(
    '127.0.0.1 did not answer in time.',
  )
  const slow = await aServer((_, answer) => {
    answer.write('x')
    const more = setInterval(() => answer.write('x'), 50)
    answer.on('close', () => clearInterval(more))
  })
  await expect(ask(url(slow.port), { allowed: loopback, msMax: 200 })).rejects.toThrow('in time')
  const never = { resolve: () => new Promise<string[]>(() => {}), msMax: 200 }
  await expect(ask('http://slow.example/', never)).rejects.toThrow('in time')
})

test.for([
  ...[
    'ftp://1.1.1.1/',
    'file:///etc/passwd',
    'gopher://1.1.1.1/',
    'javascript:1',
    '',
    'x',
    '//1.1.1.1',
  ],
  ...['http://u:hunter2@1.1.1.1/', 'http://hunter2@1.1.1.1/'],
])('%j is no address, and is not repeated', async (url) => {
  await expect(ask(url)).rejects.toMatchObject({
    code: 'net.url',
    message: expect.not.stringContaining('hunter2'),
  })
})

test('outside, only the ports of the web are asked', async () => {
  for (const port of [22, 25, 6379, 8080])
    await expect(ask(`https://1.1.1.1:${port}/`)).rejects.toMatchObject({ code: 'net.port' })
})
