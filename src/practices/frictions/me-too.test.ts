/** Who said "me too", and a member who reads every row that a member may read: they must not do better than by lot. */
import { sql } from 'kysely'
import { expect } from 'vitest'
import { z } from 'zod'
import { raiseWalls } from '#app/accounts/walls.ts'
import { allVerbs } from '#app/verbs.ts'
import { recordsOn } from '#app/session.ts'
import { releases } from '#app/upkeep.ts'
import type { Facts } from '#facts/facts.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { defineVerb } from '#verbs/verb.ts'
import { anotherMember } from '../../../test/another-member.ts'
import { test as base } from '../../../test/cairn.ts'
import { databaseAsText } from '../../../test/database-as-text.ts'
import { add as addSign } from '#records/reaction-verbs.ts'
import { makeHolder, releaseDue } from '#records/unnamed.ts'
import { comment, listComments } from '#records/verbs.ts'
import * as beside from './alike-verbs.ts'
import * as verbs from './verbs.ts'

async function teamOf(facts: Facts, session: Session, count: number): Promise<Session[]> {
  await raiseWalls(recordsOn(facts.pool))
  const shared: Session = { ...session, url: 'https://cairn.test', isBehindWalls: true }
  const all: Session[] = []
  for (let index = 0; index < count; index += 1)
    all.push(await anotherMember(facts, shared, { name: `person ${index}` }))
  return all
}

const test = base.extend<{ aTeam: (count: number) => Promise<Session[]> }>({
  aTeam: async ({ facts, session }, use) => use((count) => teamOf(facts, session, count)),
})

/** A verb that forgets its where, for every table there is. */
const peek = defineVerb({
  name: 'tests.peek',
  summary: 'Look at all of it.',
  access: 'read',
  input: z.strictObject({}),
  output: z.string(),
  async run({ db }) {
    const { rows: tables } = await sql<{ name: string; isTable: boolean }>`
      select relname as name, relkind = 'r' as "isTable" from pg_class
      where relkind in ('r', 'v') and relnamespace = 'records'::regnamespace
        and has_table_privilege(oid, 'select') order by 1`.execute(db)
    const texts: string[] = []
    for (const { name, isTable } of tables) {
      // Where a row lies and since when, what a view shows does not tell.
      const when = isTable ? sql`ctid::text || xmin::text ||` : sql``
      const all = await sql<{ row: string }>`
        select ${when} t::text as row from ${sql.table(`records.${name}`)} t order by 1`.execute(db)
      texts.push(...all.rows.map(({ row }) => `${name} ${row}`))
    }
    const { rows } = await sql<{ text: string }>`
      select coalesce(string_agg(s::text, ''), '') as text from pg_stats s where tablename = 'me_too'`.execute(
      db,
    )
    return [...texts, ...rows.map(({ text }) => text)].join('\n')
  },
})

test('how many have it, too, is told from five on, in steps of five, and one’s own to oneself', async ({
  aTeam,
}) => {
  const [ana, ...others] = await aTeam(13)
  if (ana === undefined) return expect.fail('she is there')
  await call(verbs.report, ana, { title: 'x', minutes: 12, often: 'weekly' })
  const seen: unknown[] = []
  for (const one of others) {
    const said = await call(beside.meToo, one, { id: '1' })
    expect(said.isMine).toBe(true)
    // Said twice, it is said once.
    expect(await call(beside.meToo, one, { id: '1' })).toEqual(said)
    const { meToo, cost } = await call(verbs.get, ana, { id: '1' })
    const [line] = (await call(beside.list, ana, {})).items
    expect(line?.meToo).toEqual(meToo)
    expect(meToo.isMine).toBe(false)
    expect(cost?.people.low).toBe(meToo.peopleMin ?? 1)
    seen.push(meToo.peopleMin)
  }
  expect(seen).toEqual([null, null, null, null, 5, 5, 5, 5, 5, 10, 10, 10])
  const [ben] = others
  if (ben === undefined) return expect.fail('he is there')
  for (const one of others.slice(2)) await call(beside.meNoMore, one, { id: '1' })
  expect(await call(beside.meNoMore, ben, { id: '1' })).toEqual({ peopleMin: null, isMine: false })
})

test('whoever reads every row a member may read cannot tell who said it, nor that anybody did', async ({
  aTeam,
  facts,
}) => {
  const [ana, ben, cleo, eve] = await aTeam(6)
  if (ana === undefined || ben === undefined || cleo === undefined || eve === undefined)
    return expect.fail('all are there')
  await call(verbs.report, ana, { title: 'x' })
  await call(verbs.report, ana, { title: 'y' })
  const before = { ofEve: await call(peek, eve, {}), ofAna: await call(peek, ana, {}) }
  await call(beside.meToo, ben, { id: '1' }, { key: 'k' })
  await call(beside.meToo, cleo, { id: '1' })
  await call(beside.meNoMore, cleo, { id: '1' })
  expect({ ofEve: await call(peek, eve, {}), ofAna: await call(peek, ana, {}) }).toEqual(before)
  expect(await call(peek, ben, {})).toContain('me_too')
  // Nor does an owner: no line in the history, no kept answer, no notice, no date.
  const rows = (await databaseAsText(facts.pool)).split('\n')
  const of = rows.filter((row) => row.includes(ben.actor.id) && !row.startsWith('records.member '))
  expect(of.map((row) => row.split(' ')[0])).toEqual(['records.me_too'])
})

test('no verb that reads answers otherwise because two of others said it', async ({
  aTeam,
  facts,
  folder,
}) => {
  const [ana, ben, cleo, eve] = await aTeam(6)
  if (ana === undefined || ben === undefined || cleo === undefined || eve === undefined)
    return expect.fail('all are there')
  for (const title of ['x', 'y', 'z']) await call(verbs.report, ana, { title: `friction ${title}` })
  const all = await allVerbs({ facts, dataFolder: folder })
  const reads = all.filter(({ access, about }) => access === 'read' && about !== 'evidence')
  const answers = async () => {
    const told: Record<string, unknown> = {}
    for (const verb of reads)
      for (const given of [
        {},
        { id: '2' },
        { record: 'friction#2' },
        { text: 'friction' },
        { title: 'friction' },
      ])
        told[`${verb.name} ${JSON.stringify(given)}`] = await call(verb, eve, given).catch(
          ({ code }: { code: unknown }) => code,
        )
    return told
  }
  const before = await answers()
  for (const one of [ben, cleo]) await call(beside.meToo, one, { id: '2' })
  const after = await answers()
  expect(after).toEqual(before)
  expect(Object.keys(after).filter((key) => typeof after[key] === 'object').length).toBeGreaterThan(
    20,
  )
})

test('of two that were merged a person counts once, and comes out of both', async ({ aTeam }) => {
  const [ana, ben, ...others] = await aTeam(6)
  if (ana === undefined || ben === undefined) return expect.fail('both are there')
  for (const title of ['x', 'y', 'z']) await call(verbs.report, ana, { title })
  for (const id of ['1', '2', '3']) await call(beside.meToo, ben, { id })
  for (const one of others.slice(0, 3)) await call(beside.meToo, one, { id: '2' })
  await call(beside.mergeFriction, ana, { id: '3', into: '2' })
  await call(beside.mergeFriction, ana, { id: '2', into: '1' })
  const ofBen = async () => (await call(verbs.get, ben, { id: '1' })).meToo
  // Ben on all three, and three others: four.
  expect(await ofBen()).toEqual({ peopleMin: null, isMine: true })
  const [, , , last] = others
  if (last === undefined) return expect.fail('there is one more')
  await expect(call(beside.meToo, last, { id: '2' })).rejects.toMatchObject({
    code: 'frictions.merged',
  })
  await call(beside.meToo, last, { id: '1' })
  expect(await ofBen()).toEqual({ peopleMin: 5, isMine: true })
  expect(await call(beside.meNoMore, ben, { id: '1' })).toEqual({ peopleMin: null, isMine: false })
  await call(beside.unmergeFriction, ana, { id: '2' })
  for (const id of ['1', '2', '3'])
    expect((await call(verbs.get, ben, { id })).meToo).toEqual({ peopleMin: null, isMine: false })
})

test('a friction without a name appears of nobody, and can be answered so', async ({
  aTeam,
  facts,
}) => {
  const db = recordsOn(facts.pool)
  const holder = makeHolder(db, 20)
  const [ana] = (await aTeam(5)).map((one) => ({ ...one, hold: holder.hold }))
  if (ana === undefined) return expect.fail('she is there')
  const hits = { minutes: 5, often: 'weekly' }
  const told = await call(verbs.report, ana, { title: 'x', area: 'ci', ...hits, anonymous: true })
  expect(told).toMatchObject({ held: true })
  const appear = () =>
    releaseDue(db, { now: new Date(ana.now().getTime() + 25 * 3_600_000), releases })
  await appear()
  expect(await call(verbs.get, ana, { id: '1' })).toMatchObject({
    ...{ author: null, area: 'ci', hits, createdAt: '2026-01-06T00:00:00.000Z' },
  })
  await call(comment, ana, { record: 'friction#1', body: 'So it is.', anonymous: true })
  await appear()
  expect((await call(listComments, ana, { record: 'friction#1' })).items).toMatchObject([
    { author: null, body: 'So it is.' },
  ])
  await holder.stop()
  const rows = (await databaseAsText(facts.pool)).split('\n')
  const of = rows.filter((row) => row.includes(ana.actor.id))
  expect(of.map((row) => row.split(' ')[0])).toEqual(['records.member'])
})

test('no sign beside it counts one by one', async ({ aTeam }) => {
  const [ana, ben] = await aTeam(2)
  if (ana === undefined || ben === undefined) return expect.fail('both are there')
  await call(verbs.report, ana, { title: 'x' })
  const sign = (reaction: string) => call(addSign, ben, { record: 'friction#1', reaction })
  await expect(sign('same')).rejects.toMatchObject({ code: 'reaction.steps' })
  expect((await sign('thanks')).items).toMatchObject([{ reaction: 'thanks', count: 1 }])
})

test('whoever reported it has it already; without a name nobody is told so', async ({ aTeam }) => {
  const [ana] = await aTeam(1)
  if (ana === undefined) return expect.fail('she is there')
  await call(verbs.report, ana, { title: 'x' })
  await expect(call(beside.meToo, ana, { id: '1' })).rejects.toMatchObject({
    code: 'frictions.own',
  })
  await sql`update records.record set author_id = null`.execute(ana.db)
  expect(await call(beside.meToo, ana, { id: '1' })).toEqual({ peopleMin: null, isMine: true })
})
