/** Whoever reads a name in a shared workspace knows who is meant. */
import { expect } from 'vitest'
import { joinByProvider } from '#app/accounts/join.ts'
import { recordsOn } from '#app/session.ts'
import { password, secretOf, test } from '../../test/team.ts'

test('nobody takes the name of another, however it is written', async ({ team }) => {
  const ana = await team.join('Ana')
  const ben = await team.join('Ben')
  const rename = async (name: string) => {
    const { status, body } = await ben.post('api/v1/members.rename', { name })
    return [name, status, body['code'] ?? body['name']]
  }
  for (const name of ['Ana', 'ANA', 'A\u200bna'])
    expect(await rename(name)).toEqual([name, 409, 'member.name_taken'])
  expect(await rename('\u200b')).toEqual(['\u200b', 422, 'member.name'])
  expect(await rename('BEN')).toEqual(['BEN', 200, 'BEN'])
  expect(await rename('Ana B')).toEqual(['Ana B', 200, 'Ana B'])
  await ana.post('api/v1/members.deactivate', { id: ben.id })
  expect((await ana.post('api/v1/members.rename', { name: 'Ana B' })).status).toBe(200)
  const back = await ana.post('api/v1/members.reactivate', { id: ben.id })
  expect([back.status, back.body['code']]).toEqual([409, 'member.name_taken'])
})

test('whoever comes by a link with a name that somebody has takes another, by the same link', async ({
  team,
}) => {
  const ana = await team.join('Ana')
  const secret = secretOf(String((await ana.post('api/v1/invitations.make')).body['url']))
  const come = (name: string) =>
    team.post('account/join', { secret, name, email: 'ana.b@example.org', password })
  expect(await come('ana')).toMatchObject({ status: 409, body: { code: 'member.name_taken' } })
  expect((await come('Ana B')).status).toBe(200)
})

test('whoever comes by a provider with such a name is told apart by a number', async ({
  facts,
  team,
}) => {
  const ana = await team.join('Ana')
  const db = recordsOn(facts.pool)
  for (const email of ['a@example.org', 'b@example.org']) {
    await ana.post('api/v1/invitations.make', { email })
    await joinByProvider(db, { email, emailVerified: true, name: 'ANA' })
  }
  const { items } = (await ana.get('api/v1/members.list')).body
  expect(items).toMatchObject([{ name: 'Ana' }, { name: 'ANA 2' }, { name: 'ANA 3' }])
})

test('two who have one name from before keep it', async ({ facts, team }) => {
  await team.join('Ana')
  const ben = await team.join('Ben')
  await facts.pool.query(`update records.member set name = 'Ana' where name = 'Ben'`)
  expect((await ben.post('api/v1/members.rename', { name: 'Ana' })).status).toBe(200)
  expect((await ben.post('api/v1/members.rename', { name: 'Ana B' })).status).toBe(200)
})
