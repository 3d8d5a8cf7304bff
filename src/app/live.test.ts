/** What one Cairn does, another hears. */
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Facts } from '#facts/facts.ts'
import { teamsMake as makeTeam } from '#members/verbs.ts'
import { propose } from '#practices/decisions/verbs.ts'
import { comment } from '#records/verbs.ts'
import { call } from '#verbs/call.ts'
import { writeDeed } from '#verbs/deeds.ts'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'
import { test as base } from '../../test/cairn.ts'
import { scanned } from '../../test/scanned.ts'
import { openLive, type Live, type News } from './live.ts'

const test = base.extend<{ live: Live; heard: News[] }>({
  live: async ({ facts }, use) => {
    const live = await openLive(facts.pool, { retryMs: 20, checkMs: 50 })
    await use(live)
    await live.close()
  },
  heard: async ({ live }, use) => {
    const heard: News[] = []
    live.listen((news) => void heard.push(news))
    await use(heard)
  },
})

async function cutListeners({ pool }: Facts): Promise<void> {
  await pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and (query like 'listen%' or query = 'select')`,
  )
}

async function until(heard: News[], length: number): Promise<void> {
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(length)
}

test('an act is told when it is done, with its records and their kinds, and without who and what', async ({
  session,
  heard,
}) => {
  const { id } = await call(propose, session, { title: 'Secret title' })
  await call(comment, session, { record: id, body: 'Secret words' })
  await until(heard, 2)
  const [at, records, kinds] = [session.now(), [id], ['decision']]
  expect(heard).toEqual([
    { what: 'deed', at, act: 'decisions.propose', records, kinds },
    { what: 'deed', at, act: 'comments.add', records, kinds },
  ])
})

test('an act that was refused is not told', async ({ session, heard }) => {
  await expect(call(propose, session, { title: '' })).rejects.toThrow('title')
  const nowhere = { record: session.actor.id, body: 'x' }
  await expect(call(comment, session, nowhere)).rejects.toMatchObject({ code: 'record.none' })
  const { id } = await call(propose, session, { title: 'x' })
  await until(heard, 1)
  expect(heard).toMatchObject([{ act: 'decisions.propose', records: [id] }])
})

test('many acts at once are all told, each once', async ({ session, heard }) => {
  const all = await Promise.all(
    Array.from({ length: 30 }, (_, index) => call(propose, session, { title: `${index}` })),
  )
  await until(heard, 30)
  const told = heard.flatMap((news) => (news.what === 'deed' ? news.records : []))
  expect(told.toSorted()).toEqual(all.map(({ id }) => id).toSorted())
})

test('when the connection broke, that something may have been missed is told, and later acts are', async ({
  session,
  facts,
  heard,
}) => {
  await cutListeners(facts)
  await until(heard, 1)
  expect(heard).toEqual([{ what: 'gap' }])
  await call(propose, session, { title: 'x' })
  await until(heard, 2)
  expect(heard[1]).toMatchObject({ act: 'decisions.propose' })
})

test('as long as there is no database nothing is told, and once it is back, that it was away', async ({
  facts,
  session,
}) => {
  let isDown = false
  const heard: News[] = []
  const pool = new Proxy(facts.pool, {
    get: (target, key) => {
      if (key === 'connect' && isDown) return async () => Promise.reject(new Error('down'))
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const live = await openLive(pool, { retryMs: 10, checkMs: 50 })
  live.listen((news) => void heard.push(news))
  isDown = true
  await cutListeners(facts)
  await sleep(300)
  expect(heard).toEqual([])
  isDown = false
  await until(heard, 1)
  await call(propose, session, { title: 'x' })
  await until(heard, 2)
  expect(heard).toMatchObject([{ what: 'gap' }, { what: 'deed' }])
  await live.close()
})

test('what others say on our channel breaks nothing', async ({ session, facts, heard }) => {
  for (const payload of ['', '{', '7', '{"deed":"x"}', '{"scan":{}}', 'x'.repeat(7_000)])
    await facts.pool.query(`select pg_notify('cairn', $1)`, [payload])
  await call(propose, session, { title: 'x' })
  await until(heard, 1)
  expect(heard).toMatchObject([{ act: 'decisions.propose' }])
})

test('that somebody came is told, and not who; whoever comes back hears of it, too', async ({
  session,
  live,
  heard,
}) => {
  const before = new Date(session.now().getTime() - 1_000)
  await call(makeTeam, session, { name: 'Secret engines' })
  await until(heard, 1)
  expect(heard).toEqual([{ what: 'members' }])
  expect(await live.since(before, session.now())).toEqual([{ what: 'members' }])
})

test('what is done with a member, and not with a record, is told to nobody', async ({
  session,
  heard,
}) => {
  const about = { by: session.actor.id, now: session.now(), act: 'members.leave' }
  await writeDeed({ ...about, db: session.db, touched: new Set([session.actor.id]) })
  const { id } = await call(propose, session, { title: 'x' })
  await until(heard, 1)
  await sleep(50)
  expect(heard).toMatchObject([{ act: 'decisions.propose', records: [id] }])
})

test('whoever stopped listening hears nothing', async ({ session, live }) => {
  const heard: News[] = []
  live.listen((news) => void heard.push(news))()
  await call(propose, session, { title: 'x' })
  await sleep(100)
  expect(heard).toEqual([])
})

test('what was missed is told, unless it is too much or too long ago', async ({
  session,
  facts,
  live,
}) => {
  const now = session.now()
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const { id } = await call(propose, session, { title: 'x' })
  expect(await live.since(ago(1_000), now)).toMatchObject([{ act: 'decisions.propose' }])
  // It may have begun before what was heard last, and been done after it.
  expect(await live.since(new Date(now.getTime() + 30_000), now)).toHaveLength(1)
  expect(await live.since(new Date(now.getTime() + 90_000), now)).toEqual([])
  expect(await live.since(ago(25 * 3_600_000), now)).toBeUndefined()
  await facts.pool.query(
    `insert into records.deed select gen_random_uuid(), $1, null, 'x.y', array[$2::uuid] from generate_series(1, 500)`,
    [now, id],
  )
  expect(await live.since(ago(0), now)).toBeUndefined()
})

test('how far a scan is, is told to its end', async ({ facts, folder, heard }) => {
  await using repository = await aTeamsRepository()
  await scanned(facts, folder, repository.path)
  await until(heard, 2)
  await expect.poll(() => heard.at(-1)).toMatchObject({ what: 'scan', phase: null })
  const name = basename(repository.path)
  expect(heard.every((news) => news.what === 'scan' && news.repository === name)).toBe(true)
  expect(heard).toContainEqual(expect.objectContaining({ phase: 'shape', unit: 'commits' }))
})
