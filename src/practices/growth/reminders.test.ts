/** The day that a goal names: told to one, once, and to nobody by what it is about. */
import { expect } from 'vitest'
import { writeLetters, sendNext } from '#app/delivery/letters.ts'
import type { Mail } from '#app/delivery/mail.ts'
import { raiseWalls } from '#app/accounts/walls.ts'
import { recordsOn } from '#app/session.ts'
import { listOwnNotices, sendByMail } from '#records/notice-verbs.ts'
import { call } from '#verbs/call.ts'
import { anotherMember } from '../../../test/another-member.ts'
import { test } from '../../../test/cairn.ts'
import { databaseAsText } from '../../../test/database-as-text.ts'
import { remind } from './reminders.ts'
import { begin, change, drop } from './verbs.ts'

const day = (number: number): string => `2026-01-${String(number).padStart(2, '0')}`

test('a goal says once that its day has come, to its owner alone, and not what it is about', async ({
  facts,
  session: alone,
}) => {
  const db = recordsOn(facts.pool)
  await raiseWalls(db)
  const session = { ...alone, url: 'https://cairn.test', isBehindWalls: true as const }
  const [ana, ben, olga] = [
    await anotherMember(facts, session, { name: 'Ana' }),
    await anotherMember(facts, session, { name: 'Ben' }),
    await anotherMember(facts, session, { name: 'Olga', role: 'owner' }),
  ]
  const told = async (who: typeof ana) => (await call(listOwnNotices, who, {})).items
  for (const who of [ana, ben, olga])
    await call(sendByMail, who, { address: `${who.actor.name}@example.org` })
  const secret = 'Speak up in reviews'
  const { id } = await call(begin, ana, { title: secret, lookAgainOn: day(6) })
  await call(begin, ben, { title: 'Another', lookAgainOn: day(20) })

  await remind(db, new Date(`${day(5)}T23:59:00Z`))
  expect(await told(ana)).toEqual([])
  for (const hour of ['00', '10', '20']) await remind(db, new Date(`${day(6)}T${hour}:00:00Z`))
  await remind(db, new Date(`${day(8)}T00:00:00Z`))
  expect(await told(ana)).toMatchObject([
    { leadsTo: `/growth/${id}`, title: null, record: null, isRead: false },
  ])
  for (const other of [ben, olga]) expect(await told(other)).toEqual([])

  // Its owner's mail leads there; nobody else has one, and it says nothing of the goal.
  const mails: Mail[] = []
  const later = new Date(`${day(9)}T00:00:00Z`)
  await writeLetters(db, later)
  const send = async (mail: Mail) => {
    mails.push(mail)
    return { is: 'sent' as const }
  }
  const work = { db, now: later, random: () => 0, send, url: 'https://cairn.test' }
  while ((await sendNext(work)) !== undefined);
  expect(mails.map(({ to }) => to.name)).toEqual(['Ana'])
  expect(mails[0]?.text).toContain(`https://cairn.test/growth/${id}`)
  expect(JSON.stringify(mails)).not.toContain(secret)
  const rows = (await databaseAsText(facts.pool)).split('\n')
  expect(rows.filter((row) => row.includes(secret))).toHaveLength(1)
  expect(rows.filter((row) => row.startsWith('records.deed '))).toEqual([])

  // Another day is said anew; none is said of what is over or gone, and a day that is moved takes its notice along.
  await call(change, ana, { id, lookAgainOn: day(12) })
  expect(await told(ana)).toEqual([])
  await remind(db, new Date(`${day(12)}T00:00:00Z`))
  expect(await told(ana)).toHaveLength(1)
  await call(change, ana, { id, state: 'let_go' })
  expect(await told(ana)).toEqual([])
  await call(change, ana, { id, lookAgainOn: day(13) })
  await remind(db, new Date(`${day(14)}T00:00:00Z`))
  expect(await told(ana)).toEqual([])
  await call(change, ana, { id, state: 'active' })
  await remind(db, new Date(`${day(14)}T00:00:00Z`))
  expect(await told(ana)).toHaveLength(1)
  await call(drop, ana, { id })
  const { rows: left } = await facts.pool.query(
    'select from records.notice where leads_to is not null',
  )
  expect(left).toEqual([])
})
