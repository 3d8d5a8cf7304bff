import { expect } from 'vitest'
import { test } from '../../test/team.ts'

test('a team: notices, and who may', async ({ team, facts }) => {
  const ana = await team.join('Ana')
  const ben = await team.join('Ben')
  const gil = await team.join('Gil', 'guest')
  const proposed = await ana.post('api/v1/decisions.propose', {
    title: 'Use Kysely',
    body: '@Ben?',
  })
  expect(proposed.status, proposed.text).toBe(200)
  const record = proposed.body['id']
  const said = await ben.post('api/v1/comments.add', { record, body: 'Yes.' })
  expect(said.status, said.text).toBe(200)
  expect((await ana.get('api/v1/notices.list')).body).toMatchObject({
    unreadCount: 1,
    items: [{ text: 'a comment' }],
  })
  expect((await ben.get('api/v1/notices.list')).body).toMatchObject({
    items: [{ text: 'you are spoken to; proposed' }],
  })
  expect((await gil.post('api/v1/watchers.watch', { record })).status).toBe(200)
  expect((await gil.post('api/v1/notices.mail', { address: 'g@example.org' })).status).toBe(200)
  expect((await gil.get('api/v1/notices.mailbox')).body).toMatchObject({ address: 'g@example.org' })
  expect((await gil.post('api/v1/notices.read', {})).status).toBe(200)
  expect((await gil.post('api/v1/chat.resume', {})).status).toBe(403)
  expect((await gil.get('api/v1/chat.state')).status).toBe(200)
  await ben.post('api/v1/comments.add', { record, body: 'Again.' })
  expect((await gil.get('api/v1/notices.list')).body).toMatchObject({ unreadCount: 1 })
  const { rows } = await facts.pool.query('select act from records.deed')
  expect(JSON.stringify(rows)).not.toMatch('watchers|notices')
})
