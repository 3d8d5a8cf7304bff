/** Who hears of what, and how. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { editProposal, propose } from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { writeDeed } from '#verbs/deeds.ts'
import { test as base } from '../../test/cairn.ts'
import { listOwnNotices, markRead, mute, watch, watchState } from './notice-verbs.ts'
import { changeAnAction, comment, editOwnComment, takeOn } from './verbs.ts'

const test = base.extend<{ join: (name: string) => Promise<Session> }>({
  join: async ({ session, facts }, use) =>
    use(async (name) => {
      const actor = { id: randomUUID(), name, role: 'member' as const }
      await facts.pool.query(`insert into records.member values ($1, $2, 'member', now())`, [
        actor.id,
        name,
      ])
      return { ...session, actor }
    }),
})

const noticesOf = async (session: Session) =>
  (await call(listOwnNotices, session, {})).items.map(({ number, text }) => `${number} ${text}`)
const later = (session: Session, minutes: number): Session => ({
  ...session,
  now: () => new Date(session.now().getTime() + minutes * 60_000),
})

test('whoever wrote hears what others say, and not what they do themselves', async ({
  session: ana,
  join,
}) => {
  const ben = await join('Ben')
  const { id: record } = await call(propose, ana, { title: 'Use Kysely' })
  await call(comment, ana, { record, body: 'Hm.' })
  expect(await noticesOf(ana)).toEqual([])
  await call(comment, ben, { record, body: 'Yes.' })
  expect(await noticesOf(ana)).toEqual(['1 a comment'])
  await call(comment, ana, { record, body: 'Good.' })
  expect(await noticesOf(ben)).toEqual(['1 a comment'])
  expect(await call(listOwnNotices, ana, {})).toMatchObject({
    unreadCount: 1,
    items: [{ record, kind: 'decision', title: 'Use Kysely', isRead: false }],
    next: null,
  })
})

test('a notice never says who it was', async ({ session: ana, join, facts }) => {
  const ben = await join('Ben')
  const { id: record } = await call(propose, ana, { title: 'x' })
  await call(comment, ben, { record, body: 'Yes.' })
  expect(JSON.stringify(await call(listOwnNotices, ana, {}))).not.toMatch(`Ben|${ben.actor.id}`)
  const { rows } = await facts.pool.query('select * from records.notice')
  expect(JSON.stringify(rows)).not.toContain(ben.actor.id)
})

test('a burst is one notice; after half an hour of silence, or when it was read, a new one begins', async ({
  session: ana,
  join,
}) => {
  const ben = await join('Ben')
  const { id: record, version } = await call(propose, ana, { title: 'x' })
  const say = (minutes: number) => call(comment, later(ben, minutes), { record, body: 'Yes.' })
  await say(0)
  await call(editProposal, later(ben, 10), { id: record, version, body: 'Words.' })
  await say(39)
  expect(await noticesOf(ana)).toEqual(['1 2 comments; edited'])
  await say(70)
  expect(await noticesOf(ana)).toEqual(['1 a comment', '1 2 comments; edited'])
  await call(markRead, ana, {})
  await say(71)
  const { items, unreadCount } = await call(listOwnNotices, ana, {})
  expect(unreadCount).toBe(1)
  expect(items.map(({ isRead, text }) => [isRead, text])).toEqual([
    [false, 'a comment'],
    [true, 'a comment'],
    [true, '2 comments; edited'],
  ])
})

test('work that never pauses is told of every four hours', async ({ session: ana, join }) => {
  const ben = await join('Ben')
  const { id: record } = await call(propose, ana, { title: 'x' })
  for (let minutes = 0; minutes <= 260; minutes += 20)
    await call(comment, later(ben, minutes), { record, body: 'Yes.' })
  expect(await noticesOf(ana)).toEqual(['1 a comment', '1 13 comments'])
})

test('many who act at once make one notice, which counts them all', async ({
  session: ana,
  join,
}) => {
  const others = await Promise.all(['b', 'c', 'd'].map((name) => join(name)))
  const { id: record } = await call(propose, ana, { title: 'x' })
  await Promise.all(
    Array.from({ length: 4 }, () => others)
      .flat()
      .map((other) => call(comment, other, { record, body: 'Yes.' })),
  )
  expect(await noticesOf(ana)).toEqual(['1 12 comments'])
})

test('whoever is mentioned, or takes something on, begins to watch', async ({
  session: ana,
  join,
}) => {
  const [ben, cleo, dan] = [await join('Ben'), await join('Cleo Lima'), await join('Dan')]
  const { id: record } = await call(propose, ana, { title: 'x', body: 'What says @ben?' })
  expect(await noticesOf(ben)).toEqual(['1 you are spoken to; proposed'])
  await call(comment, ana, { record, body: 'And you, @Cleo Lima?' })
  expect(await noticesOf(cleo)).toEqual(['1 you are spoken to; a comment'])
  const action = await call(takeOn, ana, { record, text: 'Try it.' })
  expect(await noticesOf(dan)).toEqual([])
  await call(changeAnAction, ana, { id: action.id, owner: dan.actor.id })
  expect(await noticesOf(dan)).toEqual(['1 an action changed'])
  expect((await call(watchState, dan, { record })).state).toBe('watching')
})

test('whoever wants to hear nothing hears nothing, even mentioned, until they want to again', async ({
  session: ana,
  join,
}) => {
  const ben = await join('Ben')
  const { id: record } = await call(propose, ana, { title: 'x' })
  expect(await call(watchState, ben, { record })).toEqual({ record, state: 'none' })
  await call(mute, ben, { record })
  await call(comment, ana, { record, body: '@Ben?' })
  await call(comment, ben, { record, body: 'Yes.' })
  expect(await call(watchState, ben, { record })).toEqual({ record, state: 'muted' })
  expect(await noticesOf(ben)).toEqual([])
  await call(watch, ben, { record })
  await call(comment, ana, { record, body: 'Good.' })
  expect(await noticesOf(ben)).toEqual(['1 a comment'])
  await expect(call(watch, ben, { record: randomUUID() })).rejects.toMatchObject({
    code: 'record.none',
  })
})

test('an act without a name is told to all who watch, its author too, and makes nobody watch', async ({
  session: ana,
  join,
}) => {
  const ben = await join('Ben')
  const { id: record } = await call(propose, ana, { title: 'x' })
  await call(watch, ben, { record })
  // As one that leaves no name: who gets no notice of it would be who did it.
  const about = { by: null, now: ana.now(), act: 'ideas.post' }
  await writeDeed({ ...about, db: ana.db, touched: new Set([record]) })
  expect(await noticesOf(ana)).toHaveLength(1)
  expect(await noticesOf(ben)).toHaveLength(1)
})

test('what one watches and reads stands in no history', async ({ session: ana, join, facts }) => {
  const ben = await join('Ben')
  const { id: record } = await call(propose, ana, { title: 'x' })
  await call(watch, ben, { record })
  await call(markRead, ben, {})
  await call(mute, ben, { record })
  const { rows } = await facts.pool.query('select act from records.deed')
  expect(rows).toEqual([{ act: 'decisions.propose' }])
})

test('to mend a typo tells nobody', async ({ session: ana, join }) => {
  const ben = await join('Ben')
  const { id: record } = await call(propose, ana, { title: 'x' })
  await call(watch, ben, { record })
  const { id } = await call(comment, ana, { record, body: 'Yse.' })
  await call(markRead, ben, {})
  await call(editOwnComment, ana, { id, version: 1, body: 'Yes.' })
  expect((await call(listOwnNotices, ben, { unread: true })).items).toEqual([])
})

test('whoever is spoken to later, in a text that is edited, is told, and once', async ({
  session: ana,
  join,
}) => {
  const [ben, cleo, dan] = [await join('Ben'), await join('Cleo'), await join('Dan')]
  const { id: record } = await call(propose, ana, { title: 'x' })
  await call(watch, ben, { record })
  await call(mute, dan, { record })
  const { id } = await call(comment, ana, { record, body: 'What do you say?' })
  await call(markRead, ben, {})
  const edit = (version: number, body: string) =>
    call(editOwnComment, ana, { id, version, body: `What do you say, ${body}?` })
  await edit(1, '@Cleo, @Dan')
  await edit(2, '@Cleo')
  expect(await noticesOf(cleo)).toEqual(['1 you are spoken to'])
  expect((await call(listOwnNotices, cleo, {})).items[0]?.acts).toEqual([
    { act: 'records.mention', count: 1 },
  ])
  await edit(3, '@Cleo, @Dan and @Ana')
  for (const other of [ana, dan]) expect(await noticesOf(other)).toEqual([])
  expect((await call(listOwnNotices, ben, { unread: true })).items).toEqual([])
})

test('some are read and not others; nobody reads those of somebody else', async ({
  session: ana,
  join,
}) => {
  const ben = await join('Ben')
  const records: string[] = []
  for (const title of ['a', 'b', 'c', 'd']) {
    const { id: record } = await call(propose, ana, { title })
    records.push(record)
    await call(comment, later(ben, records.length), { record, body: 'Yes.' })
  }
  const { items } = await call(listOwnNotices, ana, {})
  expect(items.map(({ title }) => title)).toEqual(['d', 'c', 'b', 'a'])
  const ids = [items[0]?.id]
  expect(await call(markRead, ben, { ids })).toEqual({ unreadCount: 0 })
  expect(await call(markRead, ana, { ids })).toEqual({ unreadCount: 3 })
  expect(await call(markRead, ana, { record: records[2] })).toEqual({ unreadCount: 2 })
  expect(await call(markRead, ana, { until: items[3]?.at })).toEqual({ unreadCount: 1 })
  expect((await call(listOwnNotices, ana, { unread: true })).items).toMatchObject([{ title: 'b' }])
})

test('what was read is kept for ninety days, and what was not read for ever', async ({
  session: ana,
  join,
}) => {
  const ben = await join('Ben')
  const { id: record } = await call(propose, ana, { title: 'x' })
  const days = (count: number) => count * 24 * 60
  await call(comment, ben, { record, body: 'Yes.' })
  await call(markRead, ana, {})
  await call(comment, ben, { record, body: 'Yes.' })
  await call(markRead, later(ana, days(90)), { ids: [] })
  expect(await noticesOf(ana)).toHaveLength(2)
  await call(markRead, later(ana, days(91)), { ids: [] })
  expect((await call(listOwnNotices, ana, {})).items).toMatchObject([{ isRead: false }])
})

test('a page of notices goes on where the one before ended, from those not read to those read', async ({
  session: ana,
  join,
}) => {
  const ben = await join('Ben')
  for (const title of ['a', 'b', 'c', 'd', 'e']) {
    const { id: record } = await call(propose, ana, { title })
    await call(comment, ben, { record, body: 'Yes.' })
    if (title === 'b') await call(markRead, ana, {})
  }
  const seen: string[] = []
  for (let after: string | null | undefined; after !== null;) {
    const page = await call(listOwnNotices, ana, { limit: 2, after: after ?? undefined })
    seen.push(...page.items.map(({ title, isRead }) => `${title}${isRead ? ' read' : ''}`))
    after = page.next
  }
  expect(seen.slice(0, 3).toSorted()).toEqual(['c', 'd', 'e'])
  expect(seen.slice(3).toSorted()).toEqual(['a read', 'b read'])
})
