/** What a team may have read: nothing of the server's own machine or network. */
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { allVerbs } from '#app/verbs.ts'
import { invariant } from '#std/errors.ts'
import { call } from '#verbs/call.ts'
import { test as base } from '../../../test/cairn.ts'
import { Scans } from './scans.ts'

const test = base.extend<{ add: (source: string) => Promise<unknown> }>({
  add: async ({ session, facts, folder }, use) => {
    const scans = new Scans({ facts, dataFolder: folder, outsideBut: [] })
    const verbs = await allVerbs({ facts, dataFolder: folder }, scans)
    const verb = verbs.find(({ name }) => name === 'repositories.add')
    invariant(verb, 'there is repositories.add')
    await use(async (source) => call(verb, session, { source }))
    await scans.stop()
  },
})

test('an address inside is never asked, however it is written', async ({ add }) => {
  let asked = 0
  const inside = createServer((socket) => {
    asked += 1
    socket.destroy()
  })
  inside.listen(0, '127.0.0.1')
  await once(inside, 'listening')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- It listens on a port.
  const { port } = inside.address() as AddressInfo
  for (const host of ['127.0.0.1', 'localhost', '2130706433', '[::1]', '[::ffff:127.0.0.1]'])
    await expect(add(`https://${host}:${port}/x.git`)).rejects.toMatchObject({
      code: 'net.blocked_address',
    })
  for (const address of ['169.254.169.254', '10.0.0.1', '[fd00::1]', '0.0.0.0'])
    await expect(add(`https://${address}/x.git`)).rejects.toMatchObject({
      code: 'net.blocked_address',
    })
  expect(asked).toBe(0)
  inside.close()
})

test('what is no https address is for whoever runs the server', async ({ add }) => {
  for (const source of [
    '/etc',
    '.',
    'file:///etc',
    'ssh://127.0.0.1/x',
    'git@127.0.0.1:x',
    'http://example.org/x',
    'ext::sh',
  ])
    await expect(add(source)).rejects.toMatchObject({ code: 'repository.path' })
  await expect(add('https://me:secret@example.org/x.git')).rejects.toMatchObject({
    code: 'net.url',
  })
})
