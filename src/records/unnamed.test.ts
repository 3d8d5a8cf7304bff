/**
 * What is written without a name, and an attacker who has the whole database, system columns and all, and looks at it as often as
 * they like: they must not do better than by lot.
 */
import { randomInt, randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { raiseWalls } from '#app/accounts/walls.ts'
import { releases } from '#app/upkeep.ts'
import { recordsOn } from '#app/session.ts'
import type { Facts } from '#facts/facts.ts'
import { list, post } from '#practices/ideas/verbs.ts'
import { propose } from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session, Waiting } from '#verbs/ctx.ts'
import { test as base } from '../../test/cairn.ts'
import { databaseAsText } from '../../test/database-as-text.ts'
import { add as addPicture } from './images/verbs.ts'
import { makeHolder, releaseDue, type Holder } from './unnamed.ts'
import { comment, history, listComments } from './verbs.ts'

const hourMs = 3_600_000
const start = Date.parse('2026-01-05T08:00:00Z')

/** People of a team, each with a session of their own; all look at one clock. */
async function teamOf(facts: Facts, holder: Holder, count: number) {
  const clock = { at: start }
  const now = () => new Date(clock.at)
  const db = recordsOn(facts.pool)
  await raiseWalls(db)
  const sessions: Session[] = []
  for (let index = 0; index < count; index += 1) {
    const id = randomUUID()
    await facts.pool.query(
      `insert into records.member (member_id, name, role, created_at) values ($1, $2, 'member', $3)`,
      [id, `person ${index}`, now()],
    )
    const actor = { id, name: `person ${index}`, role: 'member' as const }
    const url = 'https://cairn.test'
    sessions.push({ db, actor, now, url, isBehindWalls: true, hold: holder.hold })
  }
  const release = () => releaseDue(db, { now: now(), releases })
  const one = (index: number): Session => sessions[index] ?? expect.fail('there are fewer')
  return { clock, sessions, release, ana: one(0), ben: one(1) }
}

const test = base.extend<{
  aTeam: (count: number, beatMs?: number) => ReturnType<typeof teamOf>
}>({
  // It beats on the pool of the facts: whoever ends that first would wait for the beat for good.
  aTeam: async ({ facts }, use) => {
    const holders: Holder[] = []
    await use(async (count, beatMs = 20) => {
      const holder = makeHolder(recordsOn(facts.pool), beatMs)
      holders.push(holder)
      return teamOf(facts, holder, count)
    })
    for (const holder of holders) await holder.stop()
  },
})

test('an idea without a name appears within a day, of nobody and with the day alone', async ({
  facts,
  aTeam,
}) => {
  const { clock, release, ana } = await aTeam(5)
  const told = await call(post, ana, { title: 'Pair on releases', anonymous: true })
  expect(told).toMatchObject({ held: true, says: expect.stringContaining('within a day') })
  await release()
  expect((await call(list, ana, {})).items).toEqual([])
  clock.at += 25 * hourMs
  await release()
  const { items } = await call(list, ana, {})
  const day = '2026-01-06T00:00:00.000Z'
  expect(items).toMatchObject([
    { title: 'Pair on releases', author: null, createdAt: day, updatedAt: day, version: 1 },
  ])
  const record = items[0]?.id
  expect((await call(history, ana, { record })).items).toMatchObject([
    { by: null, at: day, act: 'ideas.post' },
  ])
  const { rows } = await facts.pool.query('select member_id, act, record_ids, at from records.deed')
  expect(rows).toEqual([
    { member_id: null, act: 'ideas.post', record_ids: [record], at: new Date(day) },
  ])
})

test('a second server starts while the first puts down what has no name', async ({
  facts,
  aTeam,
}) => {
  await aTeam(5, 1)
  for (let round = 0; round < 40; round += 1) await raiseWalls(recordsOn(facts.pool))
})

test('an idea can be answered without a name, after what is answered; a decision cannot', async ({
  facts,
  aTeam,
}) => {
  const { clock, release, ana, ben } = await aTeam(5)
  clock.at = start + 30 * hourMs
  const { id: record } = await call(post, ana, { title: 'x' })
  const { id: first } = await call(comment, ben, { record, body: 'How?' })
  await call(comment, ana, { record, body: 'So.', replyTo: first, anonymous: true })
  // It may appear on the day of what it answers, which was written at an hour of it.
  clock.at += 9 * hourMs
  await facts.pool.query('update records.held set due_at = $1', [new Date(clock.at)])
  await release()
  const { items } = await call(listComments, ben, { record })
  expect(items.map(({ body, author }) => [body, author === null])).toEqual([
    ['How?', false],
    ['So.', true],
  ])
  const decision = (await call(propose, ana, { title: 'x' })).id
  await expect(
    call(comment, ana, { record: decision, body: 'No.', anonymous: true }),
  ).rejects.toMatchObject({ code: 'unnamed.kind' })
  await expect(
    call(comment, ana, { record: randomUUID(), body: 'No.', anonymous: true }),
  ).rejects.toMatchObject({ code: 'record.none' })
})

test('what is answered may be gone by then, and the rest appears', async ({ facts, aTeam }) => {
  const { clock, release, ana } = await aTeam(5)
  const { id: record } = await call(post, ana, { title: 'x' })
  await call(comment, ana, { record, body: 'So.', anonymous: true })
  await call(post, ana, { title: 'y', anonymous: true })
  await facts.pool.query('update records.record set removed_at = now() where record_id = $1', [
    record,
  ])
  clock.at += 25 * hourMs
  await release()
  expect((await call(list, ana, {})).items).toMatchObject([{ title: 'y' }])
  const { rows } = await facts.pool.query('select from records.held')
  expect(rows).toEqual([])
})

test('a name left away hides nobody on one machine, nor among a few', async ({
  session,
  facts,
  aTeam,
}) => {
  const say = (by: Session) => call(post, by, { title: 'x', anonymous: true })
  await expect(say(session)).rejects.toThrow(
    'You are alone here: to leave your name away means nothing.',
  )
  const { ana } = await aTeam(3)
  await expect(say(ana)).rejects.toMatchObject({
    code: 'unnamed.few',
    message: expect.stringMatching(/^Only 4 people/),
  })
  const { rows } = await facts.pool.query('select from records.held')
  expect(rows).toEqual([])
})

test('sent twice with one key it waits once, and no table knows the key', async ({
  facts,
  aTeam,
}) => {
  const { ana, ben } = await aTeam(5)
  const send = (by: Session, title = 'x') =>
    call(post, by, { title, anonymous: true }, { key: 'k1' })
  const [one, two] = await Promise.all([send(ana), send(ana)])
  expect(two).toEqual(one)
  await send(ben)
  const { rows } = await facts.pool.query('select from records.held')
  expect(rows).toHaveLength(2)
  expect(await databaseAsText(facts.pool)).not.toMatch(/k1/)
  expect((await facts.pool.query('select from records.kept_answer')).rows).toEqual([])
})

test('a key that was used for something else is refused, with a name or without', async ({
  facts,
  aTeam,
}) => {
  const { ana, ben } = await aTeam(5)
  const say = (by: Session, key: string, input: object) => call(post, by, input, { key })
  const reused = { code: 'verb.key_reused' }
  await say(ana, 'k1', { title: 'x', anonymous: true })
  await expect(say(ana, 'k1', { title: 'y', anonymous: true })).rejects.toMatchObject(reused)
  await expect(say(ana, 'k1', { title: 'x' })).rejects.toMatchObject(reused)
  await say(ana, 'k2', { title: 'z' })
  await expect(say(ana, 'k2', { title: 'z', anonymous: true })).rejects.toMatchObject(reused)
  // What did not happen does not count, and what somebody else called so neither.
  await expect(
    call(comment, ana, { record: 'idea#9', body: 'No.', anonymous: true }, { key: 'k3' }),
  ).rejects.toMatchObject({ code: 'record.none' })
  await say(ana, 'k3', { title: 'v', anonymous: true })
  await say(ben, 'k1', { title: 'y', anonymous: true })
  const { rows } = await facts.pool.query('select from records.held')
  expect(rows).toHaveLength(3)
  expect(await databaseAsText(facts.pool)).not.toMatch(/k1|k3/)
})

test('a picture that is known to be its writer’s is shown by nothing without a name', async ({
  facts,
  aTeam,
}) => {
  const { ana, ben } = await aTeam(5)
  const file = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
  const { address } = await call(addPicture, ana, { file })
  const { id: record } = await call(post, ben, { title: 'x' })
  const body = `See ![this](${address.toUpperCase().replace('/API/V1/ATTACHMENTS', '/api/v1/attachments')}).`
  const refused = { code: 'unnamed.picture' }
  await expect(call(post, ana, { title: 'x', body, anonymous: true })).rejects.toMatchObject(
    refused,
  )
  await expect(call(comment, ana, { record, body, anonymous: true })).rejects.toMatchObject(refused)
  expect((await facts.pool.query('select from records.held')).rows).toEqual([])
  // Once a text with a name shows it, it is nobody's.
  await call(post, ana, { title: 'y', body })
  await call(post, ana, { title: 'x', body, anonymous: true })
})

test('what waits is in no log of the database, and one row of it is like another', async ({
  facts,
  aTeam,
}) => {
  const { sessions } = await aTeam(5)
  for (const [index, by] of sessions.entries())
    await call(post, by, { title: `idea ${index}`, anonymous: true })
  const { rows } = await facts.pool.query<{
    xmin: string
    place: string
    title: string
    due: Date
  }>(
    `select xmin, ctid::text as place, what->'contents'->>'title' as title, due_at as due from records.held order by ctid`,
  )
  expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1)
  for (const { due } of rows) expect(due.getTime() % hourMs).toBe(0)
  const { rows: kinds } = await facts.pool.query(
    `select relpersistence as is from pg_class where oid = 'records.held'::regclass`,
  )
  expect(kinds).toEqual([{ is: 'u' }])
})

test('nor does a transaction more than always tell that somebody wrote', async ({
  facts,
  aTeam,
}) => {
  const db = recordsOn(facts.pool)
  const { ana } = await aTeam(5, 3_600_000)
  const given: Waiting[] = []
  const slow = { ...ana, hold: async (waiting: Waiting) => void given.push(waiting) }
  const nextNumber = async (): Promise<number> => {
    const { rows } = await facts.pool.query<{ id: number }>(
      'select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as id',
    )
    return rows[0]?.id ?? 0
  }
  // The numbers are those of the whole server, on which others write as well: what a work itself takes is the least that was ever taken.
  const numbersOf = async (work: () => Promise<unknown>): Promise<number> => {
    const taken: number[] = []
    for (let tries = 0; tries < 12; tries++) {
      const before = await nextNumber()
      await work()
      taken.push((await nextNumber()) - before)
    }
    return Math.min(...taken)
  }
  const say = () => call(post, slow, { title: 'x', anonymous: true }, { key: `k${given.length}` })
  expect([await numbersOf(say), given.length]).toEqual([0, 12])
  const beat = async (waiting: readonly Waiting[]): Promise<void> => {
    const holder = makeHolder(db, 3_600_000)
    const down = Promise.all(waiting.map((one) => holder.hold(one)))
    await holder.stop()
    await down
  }
  expect(await numbersOf(() => beat(given.splice(0, 1)))).toBe(await numbersOf(() => beat([])))
})

test(
  'an attacker with the whole database does no better than by lot',
  { timeout: 180_000 },
  async ({ facts, aTeam }) => {
    const [memberCount, days, authorsPerDay] = [50, 10, 20]
    const { clock, sessions, release } = await aTeam(memberCount)
    const authors = new Map<string, string>()
    let seen = ''
    for (let day = 0; day < days; day += 1) {
      const morning = start + day * 24 * hourMs
      // Everybody says two things by name, one behind the other; some of them, one without it in between.
      const turns = shuffled(sessions).map((by) => ({ by, moment: randomInt(8 * hourMs) }))
      const writes = new Set(shuffled(turns).slice(0, authorsPerDay))
      for (const turn of turns.toSorted((a, b) => a.moment - b.moment)) {
        const { by, moment } = turn
        clock.at = morning + moment
        await release()
        await call(propose, by, { title: 'before' })
        if (writes.has(turn)) {
          const title = `unnamed ${randomUUID()}`
          await call(post, by, { title, anonymous: true }, { key: randomUUID() })
          authors.set(title, by.actor.id)
        }
        await call(propose, by, { title: 'behind' })
      }
      if (day === 6) seen = await databaseAsText(facts.pool)
    }
    for (let hour = 0; hour < 26; hour += 1) {
      clock.at += hourMs
      await release()
    }
    const items = await facts.pool.query<Item>(
      `select title, record_id::text as id, number, r.xmin::text::bigint as written, created_at as at
     from records.record r where kind = 'idea' order by number`,
    )
    expect(items.rows).toHaveLength(days * authorsPerDay)
    const { rows: named } = await facts.pool.query<Named>(
      `select member_id as member, d.xmin::text::bigint as written, at from records.deed d where member_id is not null order by d.xmin::text::bigint`,
    )
    const everything = await databaseAsText(facts.pool)
    for (const text of [seen, everything]) {
      const lines = text.split('\n')
      for (const [title, author] of authors) {
        const about = lines.filter((line) => line.includes(title))
        expect(about.filter((line) => line.includes(author))).toEqual([])
      }
    }
    for (const { id } of items.rows) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
    for (const [name, guess] of Object.entries(guesses(items.rows, named))) {
      const hits = items.rows.filter((item) => guess(item) === authors.get(item.title)).length
      const chance = tailOf(hits, items.rows.length, 1 / memberCount)
      expect(chance, `${name}: ${hits} of ${items.rows.length}`).toBeGreaterThan(0.0001)
    }
  },
)

interface Item {
  title: string
  id: string
  number: number
  written: number
  at: Date
}
interface Named {
  member: string
  written: number
  at: Date
}

/** What one would try: neighbours in transactions, in time, in number, and whoever did most. */
function guesses(
  items: readonly Item[],
  named: readonly Named[],
): Record<string, (item: Item) => string | undefined> {
  const people = [...new Set(named.map(({ member }) => member))]
  const onDay = (day: Date, daysBefore: number) =>
    named.filter(({ at }) => {
      const from = day.getTime() - daysBefore * 24 * hourMs
      return at.getTime() >= from && at.getTime() < from + 24 * hourMs
    })
  const most = (rows: readonly Named[]) => {
    const counts = Map.groupBy(rows, ({ member }) => member)
    return [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]
  }
  const nth = (rows: readonly Named[], item: Item) => {
    const of = items.filter(({ at }) => at.getTime() === item.at.getTime())
    return rows[Math.floor((of.indexOf(item) * rows.length) / of.length)]?.member
  }
  return {
    'the last named act before it': ({ written }) =>
      named.findLast((act) => act.written < written)?.member,
    'the next named act': ({ written }) => named.find((act) => act.written > written)?.member,
    'whoever did most that day': ({ at }) => most(onDay(at, 0)),
    'whoever did most the day before': ({ at }) => most(onDay(at, 1)),
    'the same place in the order of that day': (item) => nth(onDay(item.at, 0), item),
    'the same place in the order of the day before': (item) => nth(onDay(item.at, 1), item),
    'the same place in the order of all': ({ number }) =>
      named[Math.floor(((number - 1) * named.length) / items.length)]?.member,
    'by id, as by a bad generator': ({ id }) =>
      people.toSorted((a, b) => distance(a, id) - distance(b, id))[0],
  }
}

function distance(a: string, b: string): number {
  return Math.abs(Number.parseInt(a.slice(0, 8), 16) - Number.parseInt(b.slice(0, 8), 16))
}

function shuffled<One>(items: readonly One[]): One[] {
  return items
    .map((item) => ({ item, lot: randomInt(2 ** 47) }))
    .toSorted((a, b) => a.lot - b.lot)
    .map(({ item }) => item)
}

/** How probable as many hits or more are, by lot. */
function tailOf(hits: number, n: number, p: number): number {
  let [term, below] = [(1 - p) ** n, 0]
  for (let k = 0; k < hits; k += 1) {
    below += term
    term *= ((n - k) / (k + 1)) * (p / (1 - p))
  }
  return 1 - below
}

/** Every row of every table of ours, a line each, with its transaction and its place. */
