/** The link at the end of a mail. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { ownMailbox, sendByMail } from '#records/notice-verbs.ts'
import { call } from '#verbs/call.ts'
import { test } from '../../test/cairn.ts'
import { unsubscribing } from './unsubscribe.ts'

test('whoever has a mail can end the mails, and only by doing so', async ({ session, facts }) => {
  const address = 'ana@example.org'
  await call(sendByMail, session, { address })
  const { rows } = await facts.pool.query('select key from records.mailbox')
  const path = `http://localhost/unsubscribe/${rows[0].key}`
  const routes = unsubscribing(session.db)
  const page = await routes.request(path)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form')])
  expect((await call(ownMailbox, session, {})).isOn).toBe(true)
  const done = await routes.request(path, { method: 'POST', body: 'List-Unsubscribe=One-Click' })
  expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('No more mails')])
  expect(await call(ownMailbox, session, {})).toEqual({ address, isOn: false, problem: null })
  expect((await routes.request(path, { method: 'POST' })).status).toBe(200)
})

test.for([randomUUID(), 'x', '%27%20or%20true', '%2e%2e%2f', '0'.repeat(99)])(
  'a key that is none ends nothing: %s',
  async (key, { session }) => {
    await call(sendByMail, session, { address: 'ana@example.org' })
    const routes = unsubscribing(session.db)
    const path = `http://localhost/unsubscribe/${key}`
    expect((await routes.request(path, { method: 'POST' })).status).toBe(404)
    expect((await call(ownMailbox, session, {})).isOn).toBe(true)
  },
)
