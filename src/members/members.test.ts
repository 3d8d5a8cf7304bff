/** Who belongs, and who works together, through the one way in. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Facts } from '#facts/facts.ts'
import { propose } from '#practices/decisions/verbs.ts'
import type { Role } from '#verbs/access.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { test } from '../../test/cairn.ts'
import * as verbs from './verbs.ts'

async function as(facts: Facts, session: Session, role: Role): Promise<Session> {
  const id = randomUUID()
  await facts.pool.query(
    `insert into records.member (member_id, name, role, created_at) values ($1, 'somebody', $2, $3)`,
    [id, role, new Date()],
  )
  return { ...session, url: 'https://cairn.test', actor: { id, name: 'somebody', role } }
}

test('the last owner cannot go, nor become less', async ({ session, facts }) => {
  const { id } = session.actor
  const last = { code: 'member.last_owner', message: expect.stringMatching(/is the last owner\.$/) }
  await expect(call(verbs.setRole, session, { id, role: 'member' })).rejects.toMatchObject(last)
  await expect(call(verbs.deactivate, session, { id })).rejects.toMatchObject(last)
  const other = await as(facts, session, 'owner')
  expect(await call(verbs.setRole, session, { id, role: 'member' })).toMatchObject({
    role: 'member',
  })
  await expect(call(verbs.deactivate, other, { id: other.actor.id })).rejects.toMatchObject(last)
})

test('of two owners who go at once one stays', async ({ session, facts }) => {
  const other = await as(facts, session, 'owner')
  const going = await Promise.allSettled(
    [session, other].map((by) => call(verbs.deactivate, by, { id: by.actor.id })),
  )
  expect(going.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const { rows } = await facts.pool.query('select from records.member where deactivated_at is null')
  expect(rows).toHaveLength(1)
})

test('one gives oneself a name, of one line', async ({ session }) => {
  expect(await call(verbs.renameMyself, session, { name: ' Ana ' })).toMatchObject({ name: 'Ana' })
  for (const name of ['', ' ', 'a\nb', 'x'.repeat(101)])
    await expect(call(verbs.renameMyself, session, { name })).rejects.toMatchObject({
      code: 'input.invalid',
    })
})

test('members are listed in the order in which they came, page by page', async ({
  session,
  facts,
}) => {
  for (const role of ['member', 'guest'] as const) await as(facts, session, role)
  const first = await call(verbs.membersList, session, { limit: 2 })
  const rest = await call(verbs.membersList, session, { after: first.next ?? '' })
  expect([...first.items, ...rest.items].map(({ role }) => role).toSorted()).toEqual([
    'guest',
    'member',
    'owner',
  ])
  expect(rest.next).toBeNull()
})

test('whoever left stays to be named, and can come back', async ({ session, facts }) => {
  const { actor } = await as(facts, session, 'member')
  expect(await call(verbs.deactivate, session, { id: actor.id })).toMatchObject({ isActive: false })
  expect((await call(verbs.membersList, session, {})).items).toHaveLength(2)
  expect(await call(verbs.reactivate, session, { id: actor.id })).toMatchObject({ isActive: true })
  await expect(call(verbs.deactivate, session, { id: randomUUID() })).rejects.toMatchObject({
    code: 'member.none',
  })
})

test('members join and leave teams, owners put them there, and a name is one team’s', async ({
  session,
  facts,
}) => {
  const owner = { ...session, url: 'https://cairn.test' }
  const [ben, gil] = [await as(facts, session, 'member'), await as(facts, session, 'guest')]
  const { id } = await call(verbs.teamsMake, ben, { name: 'Engines' })
  await expect(call(verbs.teamsMake, ben, { name: 'engines' })).rejects.toMatchObject({
    code: 'team.name',
  })
  const team = (await call(verbs.teamsMake, ben, { name: 'Wheels' })).id
  await expect(call(verbs.teamsRename, ben, { id: team, name: 'ENGINES' })).rejects.toMatchObject({
    code: 'team.name',
  })
  expect(await call(verbs.teamsJoin, ben, { id })).toMatchObject({ members: [ben.actor.id] })
  expect((await call(verbs.teamsJoin, ben, { id })).members).toHaveLength(1)
  await expect(call(verbs.teamsJoin, gil, { id })).rejects.toMatchObject({ code: 'verb.forbidden' })
  const both = await call(verbs.teamsAdd, owner, { id, member: gil.actor.id })
  expect(both.members.toSorted()).toEqual([ben.actor.id, gil.actor.id].toSorted())
  await expect(call(verbs.teamsAdd, ben, { id, member: gil.actor.id })).rejects.toMatchObject({
    code: 'verb.forbidden',
  })
  expect(await call(verbs.teamsLeave, gil, { id })).toMatchObject({ members: [ben.actor.id] })
  expect(await call(verbs.teamsRemove, owner, { id, member: ben.actor.id })).toMatchObject({
    members: [],
  })
  await call(verbs.teamsDisband, owner, { id })
  await expect(call(verbs.teamsJoin, ben, { id })).rejects.toMatchObject({ code: 'team.none' })
  expect((await call(verbs.teamsList, gil, {})).items).toMatchObject([{ name: 'Wheels' }])
})

test('an invitation that was used is not taken back', async ({ session, facts }) => {
  const owner = { ...session, url: 'https://cairn.test' }
  const { id } = await call(verbs.inviteSomebody, owner, { role: 'guest' })
  await facts.pool.query('update records.invitation set used_at = now()')
  await expect(call(verbs.takeInvitationBack, owner, { id })).rejects.toMatchObject({
    code: 'invitation.used',
  })
  const { items } = await call(verbs.invitationsList, owner, {})
  expect(items).toMatchObject([{ id, state: 'used', role: 'guest', email: null }])
})

test('the log is narrowed to what it is about and to a member, and then tells nothing of what they write', async ({
  session,
  facts,
}) => {
  const ben = await as(facts, session, 'member')
  await call(propose, ben, { title: 'x' })
  await call(verbs.teamsMake, ben, { name: 'Engines' })
  await call(verbs.setRole, session, { id: ben.actor.id, role: 'guest' })
  const acts = async (wish: object) =>
    (await call(verbs.auditList, session, wish)).items.map(({ act }) => act).toSorted()
  expect(await acts({})).toEqual(['decisions.propose', 'members.change', 'teams.make'])
  expect(await acts({ member: ben.actor.id })).toEqual(['members.change', 'teams.make'])
  expect(await acts({ of: ['teams'], member: ben.actor.id })).toEqual(['teams.make'])
  await expect(acts({ of: ['decisions'] })).rejects.toMatchObject({ code: 'input.invalid' })
})
