/** What a verb sees that forgets to ask for one's own alone. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { z } from 'zod'
import { raiseWalls } from '#app/accounts/walls.ts'
import { recordsOn } from '#app/session.ts'
import { forgetExpired } from '#app/upkeep.ts'
import type { Facts } from '#facts/facts.ts'
import { inviteSomebody, tokensMake } from '#members/verbs.ts'
import { test } from '../../test/cairn.ts'
import type { Role } from './access.ts'
import { call } from './call.ts'
import type { Session } from './ctx.ts'
import { defineVerb } from './verb.ts'

/** A verb that forgets its where. */
const peek = (table: string) =>
  defineVerb({
    name: 'tests.peek',
    summary: 'Look at all of it.',
    access: 'read',
    input: z.strictObject({}),
    output: z.array(z.record(z.string(), z.unknown())),
    run: async ({ db }) =>
      (await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db)).rows,
  })

/** A verb that writes where it should not. */
const write = (statement: string) =>
  defineVerb({
    name: 'tests.write',
    summary: 'Change all of it.',
    access: 'write',
    input: z.strictObject({}),
    output: z.number(),
    run: async ({ db }) => Number((await sql.raw(statement).execute(db)).numAffectedRows ?? 0),
  })

async function someone(facts: Facts, role: Role): Promise<Session> {
  const id = randomUUID()
  await facts.pool.query(
    `insert into records.member (member_id, name, role, created_at) values ($1, 'somebody', $2, now())`,
    [id, role],
  )
  const actor = { id, name: role, role }
  return {
    db: recordsOn(facts.pool),
    actor,
    now: () => new Date(),
    url: 'https://cairn.test',
    isBehindWalls: true,
  }
}

test('a verb that forgets whose it asks for sees its own alone', async ({ facts }) => {
  await raiseWalls(recordsOn(facts.pool))
  const [ana, ben] = [await someone(facts, 'owner'), await someone(facts, 'member')]
  for (const by of [ana, ben]) await call(tokensMake, by, { name: by.actor.role })
  await call(inviteSomebody, ana, {}, { key: 'k' })
  const seen = async (by: Session, table: string) => await call(peek(table), by, {})
  expect(await seen(ben, 'records.token')).toMatchObject([{ name: 'member' }])
  expect(await seen(ana, 'records.token')).toMatchObject([{ name: 'owner' }])
  expect(await seen(ben, 'records.kept_answer')).toEqual([])
  expect(await seen(ana, 'records.kept_answer')).toHaveLength(1)
  expect(await seen(ben, 'records.deed')).toEqual([])
  expect(await seen(ana, 'records.deed')).toHaveLength(3)
  expect(await seen(ben, 'records.invitation')).toEqual([])
  expect(await seen(ana, 'records.invitation')).toHaveLength(1)
  expect(await seen(ben, 'records.member')).toHaveLength(2)
  for (const table of [
    'accounts.session',
    'accounts.way',
    'accounts.login',
    'records.held',
    'records.reset',
  ])
    await expect(seen(ana, table), table).rejects.toThrow('permission denied')
})

test('nor does it change what is another’s', async ({ facts }) => {
  await raiseWalls(recordsOn(facts.pool))
  const [ana, ben] = [await someone(facts, 'owner'), await someone(facts, 'member')]
  for (const by of [ana, ben]) await call(tokensMake, by, { name: 'x' })
  const done = (by: Session, statement: string) => call(write(statement), by, {})
  expect(await done(ben, 'update records.token set revoked_at = now()')).toBe(1)
  expect(await done(ben, `update records.member set name = 'x'`)).toBe(1)
  expect(await done(ben, 'delete from records.invitation')).toBe(0)
  await expect(
    done(
      ben,
      `insert into records.deed values (gen_random_uuid(), now(), '${ana.actor.id}', 'ideas.post', '{}')`,
    ),
  ).rejects.toThrow('row-level security')
  await expect(done(ben, 'select records.take_due(now())')).rejects.toThrow('permission denied')
})

test('a connection goes back as it came, and on one machine nothing stands between', async ({
  facts,
  session,
}) => {
  await raiseWalls(recordsOn(facts.pool))
  const ben = await someone(facts, 'member')
  await Promise.all(Array.from({ length: 8 }, () => call(peek('records.token'), ben, {})))
  const { rows } = await facts.pool.query(
    `select current_user = session_user as "isMyself", coalesce(current_setting('cairn.member', true), '') as acting`,
  )
  expect(rows).toEqual([{ isMyself: true, acting: '' }])
  expect(await call(peek('accounts.session'), session, {})).toEqual([])
})

test('what has expired goes, whoever’s it was', async ({ facts }) => {
  const db = recordsOn(facts.pool)
  await raiseWalls(db)
  const [ana, ben] = [await someone(facts, 'owner'), await someone(facts, 'member')]
  for (const by of [ana, ben]) await call(tokensMake, by, { name: 'x' }, { key: 'k' })
  const kept = async () => (await facts.pool.query('select from records.kept_answer')).rowCount
  await forgetExpired(db, new Date())
  expect(await kept()).toBe(2)
  await forgetExpired(db, new Date(Date.now() + 25 * 3_600_000))
  expect(await kept()).toBe(0)
})

test('every table of what belongs to a member has a wall, or is known to all on purpose', async ({
  facts,
}) => {
  const { rows } = await facts.pool.query<{ table: string; hasWall: boolean }>(
    `select relname as table, relrowsecurity as "hasWall" from pg_class c join pg_attribute a on attrelid = c.oid
     where relkind = 'r' and relnamespace = 'records'::regnamespace and attname = 'member_id' order by 1`,
  )
  const open = rows.filter(({ hasWall }) => !hasWall).map(({ table }) => table)
  // Who said what about a proposal is said in the open, and so is when somebody is around for questions.
  expect(open).toEqual(['office_hours', 'revision', 'team_member', 'voice', 'wanted_voice'])
})
