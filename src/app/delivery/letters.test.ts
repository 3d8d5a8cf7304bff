/** What members did not read reaches them by mail, whatever happens on the way. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { propose } from '#practices/decisions/verbs.ts'
import { markRead, mute, ownMailbox, sendByMail, watch } from '#records/notice-verbs.ts'
import { comment } from '#records/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { test as base } from '../../../test/cairn.ts'
import { startDelivery } from './deliver.ts'
import { sendNext, writeLetters } from './letters.ts'
import { sendMail, type Mail, type Outcome } from './mail.ts'
import { smtpServer } from './smtp.fixture.ts'

interface Team {
  ana: Session
  ben: Session
  record: string
  /** So many minutes later, Ben says something. */
  say: (minutes: number) => Promise<void>
  /** So many minutes later, what is due is sent; what became of each. */
  deliver: (minutes: number, outcome?: Outcome) => Promise<string[]>
  mails: Mail[]
}

const test = base.extend<{ team: Team }>({
  team: async ({ session: ana, facts }, use) => {
    const ben: Session = { ...ana, actor: { id: randomUUID(), name: 'Ben', role: 'member' } }
    await facts.pool.query(`insert into records.member values ($1, 'Ben', 'member', now())`, [
      ben.actor.id,
    ])
    await call(sendByMail, ana, { address: 'ana@example.org' })
    const { id: record } = await call(propose, ana, { title: 'Use Kysely' })
    const mails: Mail[] = []
    const at = (minutes: number) => new Date(ana.now().getTime() + minutes * 60_000)
    await use({
      ...{ ana, ben, record, mails },
      say: async (minutes) => {
        await call(comment, { ...ben, now: () => at(minutes) }, { record, body: 'Yes.' })
      },
      deliver: async (minutes, outcome = { is: 'sent' }) => {
        const now = at(minutes)
        await writeLetters(ana.db, now)
        const send = async (mail: Mail) => {
          mails.push(mail)
          return outcome
        }
        const became: string[] = []
        for (;;) {
          const one = await sendNext({ db: ana.db, now, random: () => 0.5, send, url: undefined })
          if (one === undefined) return became
          became.push(one.is)
        }
      },
    })
  },
})

const later: Outcome = { is: 'later', problem: 'no', isDown: false }

test('what was not read for ten quiet minutes is mailed, once', async ({ team }) => {
  await team.say(0)
  await team.say(5)
  expect(await team.deliver(14)).toEqual([])
  expect(await team.deliver(15)).toEqual(['sent'])
  expect(team.mails).toMatchObject([
    {
      subject: 'Use Kysely: 2 comments',
      to: { name: expect.any(String), address: 'ana@example.org' },
    },
  ])
  expect(await team.deliver(200)).toEqual([])
})

test('what goes on and on is mailed after an hour', async ({ team }) => {
  for (let minutes = 0; minutes <= 60; minutes += 6) await team.say(minutes)
  expect(await team.deliver(59)).toEqual([])
  expect(await team.deliver(60)).toEqual(['sent'])
})

test('nobody gets two mails within an hour, and what came meanwhile is in the next', async ({
  team,
}) => {
  await team.say(0)
  expect(await team.deliver(10)).toEqual(['sent'])
  await team.say(20)
  expect(await team.deliver(69)).toEqual([])
  await team.say(65)
  expect(await team.deliver(75)).toEqual(['sent'])
  expect(team.mails.map(({ subject }) => subject)).toEqual([
    'Use Kysely: a comment',
    'News of 2 things you watch',
  ])
})

test('what was read in Cairn is not mailed', async ({ team }) => {
  await team.say(0)
  await call(markRead, team.ana, {})
  expect(await team.deliver(30)).toEqual([])
  await team.say(40)
  await writeLetters(team.ana.db, new Date(team.ana.now().getTime() + 50 * 60_000))
  await call(markRead, team.ana, {})
  expect(await team.deliver(51)).toEqual(['dropped'])
  expect(team.mails).toEqual([])
})

test('without an address, or with the record muted, nothing is mailed', async ({ team }) => {
  await call(watch, team.ben, { record: team.record })
  await call(comment, team.ana, { record: team.record, body: 'Ben has no address.' })
  expect(await team.deliver(30)).toEqual([])
  await call(mute, team.ana, { record: team.record })
  await team.say(31)
  expect(await team.deliver(60)).toEqual([])
  await call(watch, team.ana, { record: team.record })
  await team.say(61)
  await call(sendByMail, team.ana, {})
  expect(await call(ownMailbox, team.ana, {})).toEqual({
    address: null,
    isOn: false,
    problem: null,
  })
  expect(await team.deliver(90)).toEqual([])
})

test('what could not be sent is tried again ever more rarely, and given up after two days', async ({
  team,
}) => {
  await team.say(0)
  const tried: number[] = []
  for (let minutes = 10; minutes < 3_400; minutes++)
    for (const _ of await team.deliver(minutes, later)) tried.push(minutes - 10)
  expect(tried.slice(0, 8)).toEqual([0, 1, 3, 7, 15, 31, 63, 127])
  expect(tried.at(-1)).toBeGreaterThanOrEqual(48 * 60)
  expect(tried.length).toBeLessThan(20)
  const { rows } = await sql`select outcome, problem from records.letter`.execute(team.ana.db)
  expect(rows).toEqual([{ outcome: 'given_up', problem: 'no' }])
  await team.say(3_400)
  expect(await team.deliver(3_410)).toEqual(['sent'])
})

test('an address that is refused is sent to no more, and its member is told why', async ({
  team,
}) => {
  await team.say(0)
  const problem = 'the address was refused (550)'
  expect(await team.deliver(10, { is: 'refused', problem, isAddress: true })).toEqual(['refused'])
  const address = 'ana@example.org'
  expect(await call(ownMailbox, team.ana, {})).toEqual({ address, isOn: false, problem })
  await team.say(100)
  expect(await team.deliver(200)).toEqual([])
  await call(sendByMail, team.ana, { address })
  expect(await team.deliver(201)).toEqual(['sent'])
})

test('killed between sending and marking, a letter is sent again, as the same', async ({
  team,
}) => {
  await team.say(0)
  const now = new Date(team.ana.now().getTime() + 10 * 60_000)
  await writeLetters(team.ana.db, now)
  const mails: Mail[] = []
  const work = { db: team.ana.db, now, random: () => 0.5, url: undefined }
  const killed = sendNext({
    ...work,
    send: async (mail) => {
      mails.push(mail)
      throw new Error('killed')
    },
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await team.deliver(10)).toEqual(['sent'])
  expect(team.mails).toEqual(mails)
})

test('two who deliver at once send each letter once', async ({ team, facts }) => {
  const { ana, ben } = team
  const others = Array.from({ length: 8 }, (_, index) => ({ id: randomUUID(), name: `m${index}` }))
  for (const { id, name } of others) {
    await facts.pool.query(`insert into records.member values ($1, $2, 'member', now())`, [
      id,
      name,
    ])
    const other: Session = { ...ana, actor: { id, name, role: 'member' } }
    await call(sendByMail, other, { address: `${name}@example.org` })
    await call(watch, other, { record: team.record })
  }
  await call(comment, ben, { record: team.record, body: 'Yes.' })
  const now = new Date(ana.now().getTime() + 10 * 60_000)
  const to: string[] = []
  const send = async (mail: Mail): Promise<Outcome> => {
    await sleep(5)
    to.push(mail.to.address)
    return { is: 'sent' }
  }
  const deliver = async () => {
    await writeLetters(ana.db, now)
    while (await sendNext({ db: ana.db, now, random: Math.random, send, url: undefined }));
  }
  await Promise.all([deliver(), deliver(), deliver()])
  expect(to.toSorted()).toEqual(
    ['ana@example.org', ...others.map(({ name }) => `${name}@example.org`)].toSorted(),
  )
})

test('the loop sends by a real server, tells once that it is down, and goes on when it is back', async ({
  team,
}) => {
  let isDown = true
  const server = await smtpServer((command) => (isDown && command === 'here' ? 'cut' : undefined))
  const from = { name: 'Cairn', address: 'cairn@example.org' }
  const mail = { host: '127.0.0.1', port: server.port, isSecure: false, needsTls: false, from }
  await team.say(0)
  const notes: string[] = []
  let minutes = 10
  const stop = startDelivery({
    ...{
      db: team.ana.db,
      settings: { mail: { ...mail, auth: undefined }, chat: undefined, url: undefined },
    },
    now: () => new Date(team.ana.now().getTime() + minutes++ * 60_000),
    note: (text) => void notes.push(text),
    everyMs: 20,
  })
  await expect.poll(() => notes.length).toBe(1)
  await sleep(300)
  expect(notes).toEqual(['Mail is not sent: the mail server broke off. It is tried again.'])
  isDown = false
  await expect.poll(() => server.mails.length, { timeout: 10_000 }).toBe(1)
  await stop()
  await server.close()
  expect(server.mails[0]?.text).toContain('Subject: Use Kysely: a comment')
})

test('to stop breaks off what is under way', async ({ team }) => {
  const server = await smtpServer((command) => (command === 'DATA' ? 'silence' : undefined))
  const from = { name: 'Cairn', address: 'cairn@example.org' }
  const mail = { host: '127.0.0.1', port: server.port, isSecure: false, needsTls: false, from }
  await team.say(0)
  const stop = startDelivery({
    ...{
      db: team.ana.db,
      settings: { mail: { ...mail, auth: undefined }, chat: undefined, url: undefined },
    },
    now: () => new Date(team.ana.now().getTime() + 10 * 60_000),
    note: (text) => expect(text).toBeUndefined(),
  })
  await expect.poll(() => server.heard.includes('DATA')).toBe(true)
  // Whoever waited for an answer would wait longer than this test.
  await stop()
  await server.close()
  expect(await team.deliver(20)).toEqual(['sent'])
})

test('a mail as it is sent has the words and the letter’s own id', async ({ team }) => {
  const server = await smtpServer()
  await team.say(0)
  await team.deliver(10)
  const [mail] = team.mails
  const from = { name: 'Cairn', address: 'cairn@example.org' }
  const place = { host: '127.0.0.1', port: server.port, isSecure: false, needsTls: false, from }
  if (mail) await sendMail({ ...place, auth: undefined }, mail)
  await server.close()
  const { rows } = await sql<{ id: string }>`select letter_id as id from records.letter`.execute(
    team.ana.db,
  )
  expect(server.mails[0]?.text).toContain(`Message-ID: <${rows[0]?.id}@example.org>`)
})
