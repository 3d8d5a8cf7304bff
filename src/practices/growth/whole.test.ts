/** All of growth at once: what somebody takes along is theirs, and what they delete is gone from every table, at once. */
import { expect } from 'vitest'
import { raiseWalls } from '#app/accounts/walls.ts'
import { matcher } from '#app/growth/matcher.ts'
import { oneToOnes } from '#app/growth/one-to-ones.ts'
import { recordsOn } from '#app/session.ts'
import * as two from '#practices/one-to-one/verbs.ts'
import { listOwnNotices } from '#records/notice-verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { anotherMember } from '../../../test/another-member.ts'
import { test } from '../../../test/cairn.ts'
import { databaseAsText } from '../../../test/database-as-text.ts'
import { roundVerbs } from './pairs/round-verbs.ts'
import {
  answerProposal,
  avoid,
  end,
  hours,
  listPairs,
  offer,
  takeBack,
  wish,
} from './pairs/verbs.ts'
import { begin } from './verbs.ts'
import { exportVerb, forgetVerb } from './whole.ts'

const takeAlong = exportVerb(oneToOnes)
const forget = forgetVerb(oneToOnes)

const names = ['Ana', 'Ben', 'Cy', 'Di', 'Eve'] as const

type Facts = Parameters<typeof anotherMember>[0]

/** Ana shows something to Ben and to Cy: with Ben she is a pair, to Cy she is proposed. With Ben she has a one-to-one, too. */
async function five(facts: Facts, alone: Session) {
  await raiseWalls(recordsOn(facts.pool))
  const now = () => new Date('2026-01-05T09:00:00Z')
  const session: Session = { ...alone, now, url: 'https://cairn.test', isBehindWalls: true }
  const [ana, ben, cy, di, eve] = await Promise.all(
    names.map((name) => anotherMember(facts, session, { name })),
  )
  if (!ana || !ben || !cy || !di || !eve) throw new Error('five')
  const [match] = roundVerbs(matcher(Promise.resolve({ facts, dataFolder: '/none' })))
  if (match?.name !== 'growth.match') throw new Error('match')
  await call(wish, ben, { topics: ['pottery'] })
  await call(wish, cy, { topics: ['weaving'] })
  for (const who of [di, eve]) await call(offer, who, { topics: ['joinery'] })
  return { ana, ben, cy, di, eve, match }
}

async function withAna({ ana, ben, eve, match }: Awaited<ReturnType<typeof five>>) {
  await call(begin, ana, { title: 'Throw a bowl' })
  await call(offer, ana, { topics: ['pottery', 'weaving'], places: 2 })
  await call(hours, ana, { zone: 'Europe/Lisbon' })
  await call(avoid, ana, { members: [eve.actor.id] })
  await call(match, eve, {})
  for (const who of [ana, ben]) {
    const { proposals } = await call(listPairs, who, {})
    const one = proposals.find(({ with: { name } }) => ['Ana', 'Ben'].includes(name))
    await call(answerProposal, who, { id: one?.id, says: 'yes' })
  }
  const { id } = await call(two.beginOneToOne, ana, { member: ben.actor.id })
  await call(two.openOneToOne, ben, { id })
  await call(two.addToOneToOne, ana, { id, text: 'The kiln of Ana' })
  await call(two.addToOneToOne, ben, { id, text: 'The wheel of Ben' })
  await call(two.jotInOneToOne, ana, { id, text: 'Jotted by Ana' })
  await call(two.noteInOneToOne, ana, { id, notes: 'Noted by both' })
  return id
}

test('all of growth is taken along by its person, and nothing of others', async ({
  facts,
  session: alone,
}) => {
  const team = await five(facts, alone)
  await withAna(team)
  const all = await call(takeAlong, team.ana, {})
  expect(all).toMatchObject({
    goals: [{ title: 'Throw a bowl' }],
    pairs: {
      offer: { topics: ['pottery', 'weaving'] },
      hours: { zone: 'Europe/Lisbon' },
      ...{ avoid: [{ name: 'Eve' }], proposals: [{ with: { name: 'Cy' } }] },
      pairs: [{ with: { name: 'Ben' } }],
    },
    oneToOnes: [{ with: { name: 'Ben' }, jotting: 'Jotted by Ana' }],
  })
  for (const said of 'Throw a bowl,pottery,Lisbon,Eve,Cy,I show Ben,kiln,Jotted,Noted'.split(','))
    expect(all.markdown).toContain(said)
  const theirs = await call(takeAlong, team.eve, {})
  expect(theirs).toMatchObject({ goals: [], oneToOnes: [], pairs: { avoid: [], proposals: [] } })
  expect(JSON.stringify(theirs)).not.toMatch(/Ana|pottery|weaving/)
})

test('what somebody deletes is gone at once, and the other hears no more than of any pair that ends', async ({
  facts,
  session: alone,
}) => {
  const team = await five(facts, alone)
  const { ana, ben, cy } = team
  const id = await withAna(team)
  const cysBefore = await call(listPairs, cy, {})
  expect(cysBefore.proposals).toMatchObject([{ with: { name: 'Ana' }, state: 'open' }])
  expect(await call(forget, ana, { part: 'everything' })).toEqual({
    ...{ proposedUntil: '2026-01-19', isWithOthers: true },
  })
  const rows = (await databaseAsText(facts.pool)).split('\n')
  for (const said of ['Throw a bowl', 'Europe/Lisbon', 'The kiln of Ana', 'Jotted by Ana'])
    expect(rows.filter((row) => row.includes(said))).toEqual([])
  // Of Ana, rows are left of the one-to-one, which is Ben's as well, and of what Cy has until its day.
  const of = new RegExp(`^records[.](growth|one_to_one|notice).*${ana.actor.id}`)
  const left = rows.filter((row) => of.test(row)).map((row) => row.split(' ')[0])
  expect(new Set(left)).toEqual(new Set(['records.growth_proposal', 'records.one_to_one']))
  expect(left).toHaveLength(2)

  // Ben hears what he would hear of any end, and is not proposed to Ana anew; Cy notices nothing.
  expect(await call(listPairs, ben, {})).toMatchObject({ pairs: [], proposals: [] })
  const told = (await call(listOwnNotices, ben, {})).items.map(({ text }) => text)
  expect(told.filter((text) => text.includes('ended'))).toEqual([
    'A pair of yours has ended, which needs no reason. With whom you are stands under Growth.',
  ])
  expect(String(told)).not.toContain('Ana')
  expect(await call(listPairs, cy, {})).toEqual(cysBefore)
  expect(await call(two.getOneToOne, ben, { id })).toMatchObject({
    ...{ state: 'ended', agenda: [{ text: 'The wheel of Ben' }] },
    meetings: [{ notes: 'Noted by both' }],
  })
  expect(await call(takeAlong, ana, {})).toMatchObject({
    ...{ goals: [], oneToOnes: [] },
    pairs: { offer: null, wish: null, hours: null, avoid: [], proposals: [], pairs: [] },
  })
})

test('a pair tells the other once and the same that it ended, deleted at once or afterwards', async ({
  facts,
  session: alone,
}) => {
  const team = await five(facts, alone)
  await withAna(team)
  const { ana, ben } = team
  const told = async () =>
    (await call(listOwnNotices, ben, {})).items
      .map(({ text }) => text)
      .filter((text) => text.includes('ended'))
  const [pair] = (await call(listPairs, ana, {})).pairs
  await call(end, ana, { id: pair?.id })
  const once = await told()
  expect(once).toEqual([
    'A pair of yours has ended, which needs no reason. With whom you are stands under Growth.',
  ])
  await call(takeBack, ana, { part: 'everything' })
  expect(await told()).toEqual(once)
  expect(await call(listPairs, ben, {})).toMatchObject({ pairs: [], proposals: [] })
})
