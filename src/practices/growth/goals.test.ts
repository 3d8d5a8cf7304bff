/** What somebody wishes to learn is theirs: what others, owners, tokens, assistants and the database see of it. */
import { sql } from 'kysely'
import { expect } from 'vitest'
import { raiseWalls } from '#app/accounts/walls.ts'
import { oneToOnes } from '#app/growth/one-to-ones.ts'
import { operator, recordsOn } from '#app/session.ts'
import { propose } from '#practices/decisions/verbs.ts'
import { isForAssistants } from '#mcp/server.ts'
import { call } from '#verbs/call.ts'
import { standBehindWalls } from '#verbs/walls.ts'
import { anotherMember } from '../../../test/another-member.ts'
import { test } from '../../../test/cairn.ts'
import { databaseAsText } from '../../../test/database-as-text.ts'
import { begin, change, drop, hide, listGoals, show } from './verbs.ts'
import { exportVerb, forgetVerb } from './whole.ts'

const takeAlong = exportVerb(oneToOnes)
const forget = forgetVerb(oneToOnes)

test('a goal is seen by whom its person chooses, by nobody else, and is gone when it is deleted', async ({
  facts,
  session: alone,
}) => {
  await raiseWalls(recordsOn(facts.pool))
  const session = { ...alone, url: 'https://cairn.test', isBehindWalls: true as const }
  const ana = await anotherMember(facts, session, { name: 'Ana' })
  const ben = await anotherMember(facts, session, { name: 'Ben' })
  const olga = await anotherMember(facts, session, { name: 'Olga', role: 'owner' })
  const before = await databaseAsText(facts.pool)
  const secret = 'Speak up in reviews'
  const { id } = await call(begin, ana, { title: secret, steps: ['Ask one question'] })
  const seenBy = async (who: typeof ana) => (await call(listGoals, who, {})).items

  // No other member, no owner, no operator; by verbs, and by a query that forgets its where.
  for (const other of [ben, olga]) {
    expect(await seenBy(other)).toEqual([])
    const none = { code: 'growth.goal.none' }
    await expect(call(change, other, { id, title: 'x' })).rejects.toMatchObject(none)
    await expect(call(show, other, { id, member: other.actor.id })).rejects.toMatchObject(none)
    expect(await call(drop, other, { id })).toEqual({ goneCount: 0 })
    const rows = await recordsOn(facts.pool)
      .transaction()
      .execute(async (tx) => {
        await standBehindWalls(tx, other.actor.id)
        return (await sql`select * from records.growth_goal`.execute(tx)).rows
      })
    expect(rows).toEqual([])
    // Nobody shows themselves what is not theirs.
    const reaching = recordsOn(facts.pool)
      .transaction()
      .execute(async (tx) => {
        await standBehindWalls(tx, other.actor.id)
        await sql`insert into records.growth_shown values (${id}, ${other.actor.id}, ${other.actor.id})`.execute(
          tx,
        )
      })
    await expect(reaching).rejects.toMatchObject({ code: '23503' })
  }
  expect((await call(listGoals, { ...session, actor: operator }, {})).items).toEqual([])
  const token = { scopes: ['read', 'write', 'administer'] as const, practices: null }
  const byToken = {
    ...ana,
    actor: { ...ana.actor, token: { ...token, scopes: [...token.scopes] } },
  }
  await expect(call(listGoals, byToken, {})).rejects.toMatchObject({ code: 'verb.person' })
  const verbs = [listGoals, begin, change, show, hide, drop, forget, takeAlong]
  expect(verbs.filter((verb) => isForAssistants(verb))).toEqual([])

  // One row of it, and no line in a history, no kept answer, no notice.
  const kept = await databaseAsText(facts.pool)
  expect(kept.split('\n').filter((row) => row.includes(secret))).toHaveLength(1)

  // Shown to one, it is read by one, and changed by none; taken back, it is not seen.
  await call(show, ana, { id, member: ben.actor.id })
  expect(await seenBy(ben)).toMatchObject([{ id, of: { name: 'Ana' }, shownTo: [] }])
  expect(await seenBy(olga)).toEqual([])
  await expect(call(change, ben, { id, title: 'x' })).rejects.toMatchObject({ kind: 'not_found' })
  await call(drop, ben, { id })
  expect((await call(takeAlong, ben, {})).goals).toEqual([])
  const [mine] = await seenBy(ana)
  expect(mine?.shownTo.map(({ name }) => name)).toEqual(['Ben'])
  await call(hide, ana, { id, member: ben.actor.id })
  expect(await seenBy(ben)).toEqual([])

  await call(show, ana, { id, member: ben.actor.id })
  await call(forget, ana, { part: 'goals' })
  expect(await databaseAsText(facts.pool)).toBe(before)
})

test('a goal goes on with its steps, what shows it, and notes; and is taken along as Markdown', async ({
  session,
}) => {
  const { id } = await call(begin, session, {
    title: 'Read a query plan',
    ...{
      why: 'Reports are slow.',
      steps: ['Read about indexes', 'Try it'],
      lookAgainOn: '2026-01-05',
    },
  })
  expect((await call(listGoals, session, {})).items).toMatchObject([{ id, isDue: true }])
  await call(change, session, { id, done: [1], evidence: ['decision 4'], note: 'It gets easier.' })
  const steps = ['Try it', 'Read about indexes']
  const goal = await call(change, session, { id, steps, state: 'reached', lookAgainOn: null })
  expect(goal).toMatchObject({
    ...{ state: 'reached', isDue: false, lookAgainOn: null, why: 'Reports are slow.' },
    steps: [
      { text: 'Try it', isDone: false },
      { text: 'Read about indexes', isDone: true },
    ],
    ...{
      evidence: [{ text: 'decision 4', url: null, record: null }],
      notes: [{ day: '2026-01-05', text: 'It gets easier.' }],
    },
  })
  const { markdown } = await call(takeAlong, session, {})
  expect(markdown).toBe(`# What I wish to learn

## Read a query plan (reached)

Reports are slow.

- [ ] Try it
- [x] Read about indexes

What shows it:

- decision 4

5 January 2026: It gets easier.
`)
})

test('what shows a goal leads to the record, and the record learns nothing of it', async ({
  facts,
  session: alone,
}) => {
  await raiseWalls(recordsOn(facts.pool))
  const session = { ...alone, url: 'https://cairn.test', isBehindWalls: true as const }
  const ana = await anotherMember(facts, session, { name: 'Ana' })
  const ben = await anotherMember(facts, session, { name: 'Ben' })
  const decision = await call(propose, ben, { title: 'Use a queue' })
  const { id } = await call(begin, ana, { title: 'Speak up' })
  const before = await databaseAsText(facts.pool)
  const evidence = [
    'decision#1',
    'How it went: https://cairn.test/decisions/1',
    'My talk https://example.org/talk.',
    'decision#9',
    'I asked in every review.',
  ]
  const goal = await call(change, ana, { id, evidence })
  const shown = goal.evidence.map(({ words, url, record }) => [words, url, record?.title ?? null])
  expect(shown).toEqual([
    ['', null, 'Use a queue'],
    ['How it went', null, 'Use a queue'],
    ['My talk', 'https://example.org/talk', null],
    ['', null, null],
    ['I asked in every review.', null, null],
  ])
  expect(goal.evidence.map(({ text }) => text)).toEqual(evidence)
  // Nothing but the goal itself is another: no link, no line in a history, no notice, no version.
  const apart = (text: string) => text.split('\n').filter((row) => !/growth_goal/.test(row))
  expect(apart(await databaseAsText(facts.pool))).toEqual(apart(before))
  // Whom it is shown sees where it leads, too; what was taken away leads nowhere.
  await call(show, ana, { id, member: ben.actor.id })
  await facts.pool.query('update records.record set removed_at = now()')
  const [seen] = (await call(listGoals, ben, {})).items
  expect(seen?.evidence[0]).toEqual({ text: 'decision#1', words: '', url: null, record: null })
  expect(decision.number).toBe(1)
})
