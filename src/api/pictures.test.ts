/** Pictures over HTTP: sent as JSON, shown as themselves. */
import sharp from 'sharp'
import { expect } from 'vitest'
import { z } from 'zod'
import { allVerbs } from '#app/verbs.ts'
import type { Session } from '#verbs/ctx.ts'
import { anotherMember } from '../../test/another-member.ts'
import { test as base } from '../../test/cairn.ts'
import { makeApi } from './api.ts'

const Sent = z.object({ id: z.uuid(), address: z.string(), sha256: z.string() })

const test = base.extend<{
  ask: (path: string, init?: RequestInit, as?: Session) => Promise<Response>
}>({
  ask: async ({ facts, folder, session }, use) => {
    const verbs = await allVerbs({ facts, dataFolder: folder })
    const report = (error: unknown): never => {
      throw error
    }
    await use(async (path, init = {}, as = session) =>
      makeApi({ verbs, sessionOf: async () => as, report }).request(
        `http://localhost${path}`,
        init,
      ),
    )
  },
})

const posted = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const noise = (side: number) =>
  sharp(Buffer.from(Array.from({ length: side * side * 3 }, (_, n) => (n * n * 31) % 251)), {
    raw: { width: side, height: side, channels: 3 },
  })

test('a picture is shown as itself, is asked for once, and does nothing', async ({ ask }) => {
  const file = (await noise(8).png().toBuffer()).toString('base64')
  const { id, address, sha256 } = Sent.parse(
    await (await ask('/api/v1/attachments.add', posted({ file }))).json(),
  )
  expect(address).toBe(`/api/v1/attachments/${id}`)
  const shown = await ask(address)
  expect(shown.status).toBe(200)
  expect(Object.fromEntries(shown.headers)).toEqual({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=31536000, immutable',
    'content-disposition': `inline; filename="${sha256.slice(0, 12)}.png"`,
    'content-security-policy': "default-src 'none'; sandbox",
    etag: `"${sha256}"`,
  })
  expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).width).toBe(8)
  const again = await ask(address, { headers: { 'if-none-match': `"${sha256}"` } })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect((await ask(address, { method: 'HEAD' })).status).toBe(200)
  expect((await ask(address, { method: 'DELETE' })).status).toBe(404)
})

test('whoever may not see it is told that there is none', async ({ ask, facts, session }) => {
  const file = (await noise(8).png().toBuffer()).toString('base64')
  const { address } = Sent.parse(
    await (await ask('/api/v1/attachments.add', posted({ file }))).json(),
  )
  const béla = await anotherMember(facts, session)
  const refused = await ask(address, {}, béla)
  expect([refused.status, refused.headers.get('content-type')]).toEqual([
    ...[404, 'application/problem+json'],
  ])
  expect(await refused.json()).toMatchObject({ code: 'image.none' })
  expect((await ask('/api/v1/attachments/..%2f..%2fx')).status).toBe(422)
})

test('a picture may be larger than a text, and no other thing may', async ({ ask }) => {
  const bytes = await noise(1_000).png({ compressionLevel: 0 }).toBuffer()
  const file = bytes.toString('base64')
  expect(file.length).toBeGreaterThan(2 ** 21)
  expect((await ask('/api/v1/attachments.add', posted({ file }))).status).toBe(200)
  expect((await ask('/api/v1/decisions.propose', posted({ title: 'x', body: file }))).status).toBe(
    413,
  )
  const huge = await ask('/api/v1/attachments.add', posted({ file: 'A'.repeat(12 * 2 ** 20) }))
  expect([huge.status, await huge.json()]).toMatchObject([
    413,
    { title: 'More than 10 MiB was sent.' },
  ])
})
