/** One's own flow is one's own: what others, owners, tokens, assistants, exports and the database see of it. */
import { expect } from 'vitest'
import { raiseWalls } from '#app/accounts/walls.ts'
import { recordsOn, operator } from '#app/session.ts'
import { isForAssistants } from '#mcp/server.ts'
import { call } from '#verbs/call.ts'
import { aForgeProject } from '../../../test/a-forge-project.ts'
import { anotherMember } from '../../../test/another-member.ts'
import { databaseAsText } from '../../../test/database-as-text.ts'
import { test } from '../../../test/cairn.ts'
import { mineVerbs } from './mine-verbs.ts'

test('what waits for somebody is told to that person, and to nobody else, and nothing tells that it was asked', async ({
  facts,
  folder,
  session: alone,
}) => {
  await aForgeProject(facts)
  const [mine, iAm, iAmNot] = mineVerbs(Promise.resolve({ facts, dataFolder: folder }))
  if (mine?.name !== 'flow.mine' || iAm?.name !== 'flow.i-am' || iAmNot?.name !== 'flow.i-am-not')
    return expect.fail('there are three')
  await raiseWalls(recordsOn(facts.pool))
  const session = { ...alone, url: 'https://cairn.test', isBehindWalls: true as const }
  const ana = await anotherMember(facts, session, { name: 'Ana' })
  const ben = await anotherMember(facts, session, { name: 'Ben' })
  const owner = await anotherMember(facts, session, { name: 'Olga', role: 'owner' })

  expect(await call(mine, ana, {})).toMatchObject({ accounts: [], forMe: [], forOthers: [] })
  await call(iAm, ana, { repository: 'app', login: 'DEV1' })
  const told = await call(mine, ana, {})
  // Opened on the thirteenth day at nine, which is the last that is known.
  expect(told).toMatchObject({
    accounts: [{ login: 'dev1', repository: 'app' }],
    forMe: [],
    forOthers: [{ number: 13, kind: 'first look', age: { elapsed: 0, working: 0 }, asked: [] }],
  })
  expect(told.forOthers[0]).toMatchObject({ url: 'https://github.com/team/app/pull/13' })
  expect(told).toMatchObject({
    notKnown: 0,
  })

  // No other member and no owner, by whatever verb of it; and nobody can say of it that it is theirs.
  for (const other of [ben, owner]) {
    expect(await call(mine, other, {})).toMatchObject({ accounts: [], forOthers: [] })
    await expect(call(iAm, other, { repository: 'app', login: 'dev1' })).rejects.toMatchObject({
      code: 'flow.account.taken',
      message: expect.not.stringContaining('Ana'),
    })
    await call(iAmNot, other, { repository: 'app', login: 'dev1' })
  }
  expect((await call(mine, ana, {})).accounts).toHaveLength(1)
  // A verb that forgets its where sees none of it, an owner's neither.
  for (const other of [ben, owner]) {
    const seen = await recordsOn(facts.pool)
      .transaction()
      .execute(async (tx) => {
        const { standBehindWalls } = await import('#verbs/walls.ts')
        const { sql } = await import('kysely')
        await standBehindWalls(tx, other.actor.id)
        return (await sql`select * from records.own_account`.execute(tx)).rows
      })
    expect(seen).toEqual([])
  }

  // No token, one's own neither, no operator, no assistant.
  const token = { scopes: ['read', 'write', 'administer'] as const, practices: null }
  const byToken = {
    ...ana,
    actor: { ...ana.actor, token: { ...token, scopes: [...token.scopes] } },
  }
  const isForAPerson = { code: 'verb.person' }
  await expect(call(mine, byToken, {})).rejects.toMatchObject(isForAPerson)
  for (const verb of [iAm, iAmNot])
    await expect(call(verb, byToken, { repository: 'app', login: 'dev1' })).rejects.toMatchObject(
      isForAPerson,
    )
  expect([mine, iAm, iAmNot].map((verb) => isForAssistants(verb))).toEqual([false, false, false])
  expect(await call(mine, { ...session, actor: operator }, {})).toMatchObject({ accounts: [] })

  // Asking changes nothing, and saying leaves its one row: no line in a history, no kept answer, no notice.
  const before = await databaseAsText(facts.pool)
  await call(mine, ana, {})
  expect(await databaseAsText(facts.pool)).toBe(before)
  expect(before.split('\n').filter((row) => row.includes(ana.actor.id))).toHaveLength(2)
  await call(iAmNot, ana, { repository: 'app', login: 'dev1' })
  await call(iAm, ben, { repository: 'app', login: 'dev1' })
  expect((await call(mine, ben, {})).accounts).toHaveLength(1)
})
