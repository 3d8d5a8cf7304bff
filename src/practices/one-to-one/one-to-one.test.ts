/** What two keep for talking with each other is theirs: what others, owners, tokens, assistants and the database see of it. */
import { sql } from 'kysely'
import { expect } from 'vitest'
import { raiseWalls } from '#app/accounts/walls.ts'
import { operator, recordsOn } from '#app/session.ts'
import type { Facts } from '#facts/facts.ts'
import { isForAssistants } from '#mcp/server.ts'
import { listOwnNotices } from '#records/notice-verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { standBehindWalls } from '#verbs/walls.ts'
import { anotherMember } from '../../../test/another-member.ts'
import { test } from '../../../test/cairn.ts'
import { databaseAsText } from '../../../test/database-as-text.ts'
import * as verbs from './verbs.ts'

async function three(facts: Facts, alone: Session) {
  await raiseWalls(recordsOn(facts.pool))
  const session = { ...alone, url: 'https://cairn.test', isBehindWalls: true as const }
  return {
    ana: await anotherMember(facts, session, { name: 'Ana' }),
    ben: await anotherMember(facts, session, { name: 'Ben' }),
    olga: await anotherMember(facts, session, { name: 'Olga', role: 'owner' }),
  }
}

const tables = ['one_to_one', 'one_to_one_item', 'one_to_one_meeting', 'one_to_one_jotting']

/** What somebody does past all verbs, behind the walls. */
async function past(facts: Facts, who: Session, statement: string) {
  return recordsOn(facts.pool)
    .transaction()
    .execute(async (tx) => {
      await standBehindWalls(tx, who.actor.id)
      return sql.raw<Record<string, unknown>>(statement).execute(tx)
    })
}

test('two read and write it alike, a third and an owner see nothing of it, and nothing is left behind', async ({
  facts,
  session: alone,
}) => {
  const { ana, ben, olga } = await three(facts, alone)
  const before = await databaseAsText(facts.pool)
  const begun = await call(verbs.beginOneToOne, ana, { member: ben.actor.id })
  const { id } = begun
  expect(begun).toMatchObject({ state: 'waiting', with: { name: 'Ben' } })

  // Who is asked learns that, and no more until they open it; a third learns nothing.
  await call(verbs.addToOneToOne, ana, { id, text: 'Speak up in reviews' })
  const told = async (who: Session) => (await call(listOwnNotices, who, {})).items
  expect(await told(ben)).toMatchObject([{ leadsTo: `/one-to-one/${id}`, record: null }])
  expect(JSON.stringify(await told(ben))).not.toContain('Speak up')
  expect([...(await told(ana)), ...(await told(olga))]).toEqual([])
  expect(await call(verbs.getOneToOne, ben, { id })).toMatchObject({ state: 'asked', agenda: [] })
  await expect(call(verbs.addToOneToOne, ben, { id, text: 'x' })).rejects.toMatchObject({
    code: 'one_to_one.unopened',
  })
  expect(await call(verbs.openOneToOne, ben, { id })).toMatchObject({
    state: 'open',
    agenda: [{ text: 'Speak up in reviews', by: { name: 'Ana' }, isMine: false }],
  })
  expect(await told(ben)).toEqual([])

  await call(verbs.addToOneToOne, ben, { id, text: 'Ask the guild', taker: 'them' })
  await call(verbs.noteInOneToOne, ben, { id, notes: 'Secret of both' })
  await call(verbs.jotInOneToOne, ana, { id, text: 'Secret of Ana' })
  await call(verbs.jotInOneToOne, ben, { id, text: 'Secret of Ben' })
  const [of, its] = [
    await call(verbs.getOneToOne, ana, { id }),
    await call(verbs.getOneToOne, ben, { id }),
  ]
  expect([of.jotting, its.jotting]).toEqual(['Secret of Ana', 'Secret of Ben'])
  expect(of.actions).toMatchObject([{ takenBy: { name: 'Ana' }, by: { name: 'Ben' } }])
  expect(of.meetings).toMatchObject([{ notes: 'Secret of both', version: 1 }])
  const { markdown } = await call(verbs.exportOneToOne, ana, { id })
  expect(markdown).toContain('Secret of Ana')
  expect(markdown).not.toContain('Secret of Ben')

  // By verbs: the third, the owner, the operator, a token and an assistant.
  const none = { code: 'one_to_one.none' }
  const one = { id, item: of.agenda[0]?.id ?? '' }
  for (const who of [olga, { ...olga, actor: { ...olga.actor, role: 'member' as const } }]) {
    expect(await call(verbs.listOneToOnes, who, {})).toEqual({ items: [] })
    for (const ask of [
      () => call(verbs.getOneToOne, who, { id }),
      () => call(verbs.openOneToOne, who, { id }),
      () => call(verbs.addToOneToOne, who, { id, text: 'x' }),
      () => call(verbs.changeInOneToOne, who, { ...one, state: 'done' }),
      () => call(verbs.removeFromOneToOne, who, one),
      () => call(verbs.noteInOneToOne, who, { id, notes: 'x' }),
      () => call(verbs.jotInOneToOne, who, { id, text: 'x' }),
      () => call(verbs.exportOneToOne, who, { id }),
      () => call(verbs.leaveOneToOne, who, { id }),
    ])
      await expect(ask()).rejects.toMatchObject(none)
  }
  expect(await call(verbs.listOneToOnes, { ...olga, actor: operator }, {})).toEqual({ items: [] })
  const token = { scopes: ['read' as const, 'write' as const], practices: null }
  const byToken = { ...ana, actor: { ...ana.actor, token } }
  const barredToken = { code: 'verb.person' }
  await expect(call(verbs.listOneToOnes, byToken, {})).rejects.toMatchObject(barredToken)
  await expect(call(verbs.getOneToOne, byToken, { id })).rejects.toMatchObject(barredToken)
  await expect(call(verbs.jotInOneToOne, byToken, { id, text: 'x' })).rejects.toMatchObject(
    barredToken,
  )
  expect(Object.values(verbs).filter((verb) => isForAssistants(verb))).toEqual([])

  // By queries that forget their where: one sees it as both do, but for the jottings; the owner sees no row.
  for (const table of tables) {
    expect((await past(facts, olga, `select * from records.${table}`)).rows, table).toEqual([])
    for (const deed of [
      `update records.${table} set one_to_one_id = one_to_one_id`,
      `delete from records.${table}`,
    ])
      expect((await past(facts, olga, deed)).numAffectedRows ?? 0n, deed).toBe(0n)
  }
  const jottings = (await past(facts, ben, 'select text from records.one_to_one_jotting')).rows
  expect(jottings).toEqual([{ text: 'Secret of Ben' }])
  // Nobody lets themselves in, speaks as somebody else, or takes what is of both away.
  const [a, o] = [ana.actor.id, olga.actor.id]
  const barred = { code: '42501' }
  const anItem = (by: string) =>
    `insert into records.one_to_one_item values (gen_random_uuid(), '${id}', 9, '${by}', 'x', null, 0, null, null)`
  for (const [who, deed] of [
    [olga, anItem(o)],
    [ben, anItem(a)],
    [
      olga,
      `insert into records.one_to_one_meeting values (gen_random_uuid(), '${id}', '2026-01-01', 'x', 1)`,
    ],
    [olga, `insert into records.one_to_one_jotting values ('${id}', '${o}', 'x')`],
    [
      ben,
      `insert into records.one_to_one_jotting values ('${id}', '${a}', 'x') on conflict do nothing`,
    ],
    [
      olga,
      `insert into records.one_to_one values (gen_random_uuid(), '${a}', '${o}', '2026-01-01')`,
    ],
    [ben, `update records.one_to_one set second_id = '${o}'`],
  ] as const)
    await expect(past(facts, who, deed), deed).rejects.toMatchObject(barred)
  expect((await past(facts, ben, 'delete from records.one_to_one')).numAffectedRows).toBe(0n)
  expect(
    (await past(facts, ben, `delete from records.one_to_one_item where said_by = '${a}'`))
      .numAffectedRows,
  ).toBe(0n)
  const left = `select records.leave_one_to_one('${id}', '${a}', '') as "isLeft"`
  expect((await past(facts, olga, left)).rows).toEqual([{ isLeft: null }])
  expect(
    (await past(facts, olga, `select records.ask_one_to_one('${id}', 'x', 'x', now())`)).rows,
  ).toEqual([])

  // No line in a history, and each text in one row.
  const rows = (await databaseAsText(facts.pool)).split('\n')
  for (const secret of ['Secret of both', 'Secret of Ana', 'Speak up in reviews'])
    expect(rows.filter((row) => row.includes(secret))).toHaveLength(1)
  expect(rows.filter((row) => row.startsWith('records.deed '))).toEqual([])

  // Who leaves sees it no more; the other reads it, takes it along, and writes no more.
  expect(await call(verbs.leaveOneToOne, ben, { id })).toEqual({ isGone: false })
  await expect(call(verbs.getOneToOne, ben, { id })).rejects.toMatchObject(none)
  for (const table of tables)
    expect((await past(facts, ben, `select * from records.${table}`)).rows, table).toEqual([])
  expect(await call(verbs.getOneToOne, ana, { id })).toMatchObject({
    ...{ state: 'ended', jotting: 'Secret of Ana' },
    meetings: [{ notes: 'Secret of both' }],
  })
  expect(await databaseAsText(facts.pool)).not.toContain('Secret of Ben')
  await expect(call(verbs.addToOneToOne, ana, { id, text: 'x' })).rejects.toMatchObject({
    code: 'one_to_one.ended',
  })
  expect(await call(verbs.leaveOneToOne, ana, { id })).toEqual({ isGone: true })
  expect(await databaseAsText(facts.pool)).toBe(before)
})

test('what was not talked about is carried over, and what was stands with the day', async ({
  facts,
  session: alone,
}) => {
  const { ana, ben } = await three(facts, alone)
  const on = (who: Session, day: string): Session => ({
    ...who,
    now: () => new Date(`${day}T09:00:00Z`),
  })
  const { id } = await call(verbs.beginOneToOne, ana, { member: ben.actor.id })
  await call(verbs.openOneToOne, ben, { id })
  for (const text of ['Pairing', 'The on-call rota'])
    await call(verbs.addToOneToOne, ana, { id, text })
  await call(verbs.addToOneToOne, ben, { id, text: 'Write the guide', taker: 'me' })

  const first = await call(verbs.noteInOneToOne, on(ana, '2026-01-06'), { id, notes: 'Long talk.' })
  expect(first.agenda.map(({ isCarriedOver }) => isCarriedOver)).toEqual([false, false])
  const [pairing] = first.agenda
  const ticked = await call(verbs.changeInOneToOne, on(ben, '2026-01-06'), {
    ...{ id, item: pairing?.id ?? '', state: 'done' },
  })
  expect(ticked.meetings[0]?.done.map(({ text }) => text)).toEqual(['Pairing'])
  // Ticked off by the other as well, it stays with the day on which it was done.
  const again = await call(verbs.changeInOneToOne, on(ana, '2026-01-07'), {
    ...{ id, item: pairing?.id ?? '', state: 'done' },
  })
  expect(again.meetings).toEqual(
    ticked.meetings.map((meeting) => ({
      ...meeting,
      done: [{ ...pairing, isMine: true, doneOn: '2026-01-06' }],
    })),
  )
  await call(verbs.addToOneToOne, on(ben, '2026-01-06'), { id, text: 'Holidays' })

  const later = await call(verbs.getOneToOne, on(ben, '2026-01-13'), { id })
  expect(later.agenda.map(({ text, isCarriedOver }) => [text, isCarriedOver])).toEqual([
    ['The on-call rota', true],
    ['Holidays', false],
  ])
  expect(later.actions.map(({ isCarriedOver }) => isCarriedOver)).toEqual([true])

  // Words are changed and taken back by whoever said them; the other may tick them off.
  const [rota] = later.agenda
  const its = { id, item: rota?.id ?? '' }
  const notTheirs = { code: 'one_to_one.said_by' }
  await expect(call(verbs.changeInOneToOne, ben, { ...its, text: 'x' })).rejects.toMatchObject(
    notTheirs,
  )
  await expect(call(verbs.removeFromOneToOne, ben, its)).rejects.toMatchObject(notTheirs)
  const mended = await call(verbs.changeInOneToOne, ana, { ...its, text: 'The rota' })
  expect(mended.agenda[0]?.text).toBe('The rota')
  expect((await call(verbs.removeFromOneToOne, ana, its)).agenda).toHaveLength(1)

  // Both write notes of the same day: the second is told, and nothing is written over.
  await call(verbs.noteInOneToOne, ana, { id, on: '2026-01-06', notes: 'Ana’s.', version: 1 })
  const stale = { id, on: '2026-01-06', notes: 'Ben’s.', version: 1 }
  await expect(call(verbs.noteInOneToOne, ben, stale)).rejects.toMatchObject({
    code: 'one_to_one.notes_changed',
    details: { current: { notes: 'Ana’s.', version: 2 } },
  })
  const blind = { id, on: '2026-01-06', notes: 'Ben’s.' }
  await expect(call(verbs.noteInOneToOne, ben, blind)).rejects.toMatchObject({ kind: 'conflict' })
  expect((await call(verbs.getOneToOne, ben, { id })).meetings).toMatchObject([{ notes: 'Ana’s.' }])
  const { markdown } = await call(verbs.exportOneToOne, ben, { id })
  expect(markdown).toBe(`# One-to-one with Ana

## To talk about

- [ ] Holidays (Ben)

## Taken on

- [ ] Write the guide (Ben takes it on)

## 6 January 2026

Ana’s.

- [x] Pairing (Ana)
`)
})

test('a one-to-one is of two who are here, and of two there is one', async ({
  facts,
  session: alone,
}) => {
  const { ana, ben, olga } = await three(facts, alone)
  const begin = (who: Session, other: Session) =>
    call(verbs.beginOneToOne, who, { member: other.actor.id })
  await expect(begin(ana, ana)).rejects.toMatchObject({ code: 'one_to_one.self' })
  await begin(ana, ben)
  await expect(begin(ben, ana)).rejects.toMatchObject({ code: 'one_to_one.there' })
  await facts.pool.query('update records.member set deactivated_at = now() where member_id = $1', [
    olga.actor.id,
  ])
  await expect(begin(ana, olga)).rejects.toMatchObject({ code: 'one_to_one.away' })
  // Whoever is asked may say no; whoever asked may take it back, and then nothing was.
  const [asked] = (await call(verbs.listOneToOnes, ben, {})).items
  const id = asked?.id ?? ''
  await call(verbs.leaveOneToOne, ana, { id })
  expect(await call(verbs.listOneToOnes, ben, {})).toEqual({ items: [] })
  expect((await call(listOwnNotices, ben, {})).items).toEqual([])
  await begin(ben, ana)
})
