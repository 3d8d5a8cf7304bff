/** Decisions through the one way in, on a real database. */
import { describe, expect } from 'vitest'
import type { Session } from '#verbs/ctx.ts'
import { call } from '#verbs/call.ts'
import { test } from '../../../test/cairn.ts'
import type { Decision } from './schema.ts'
import * as verbs from './verbs.ts'

const useKysely = { title: 'Use Kysely', options: [{ title: 'Kysely' }, { title: 'Drizzle' }] }

async function aDecision(
  session: Session,
  {
    title = 'Use Kysely',
    status = 'accepted',
  }: { title?: string; status?: 'open' | 'accepted' } = {},
): Promise<Decision> {
  const { id } = await call(verbs.propose, session, { title })
  return status === 'open'
    ? call(verbs.get, session, { id })
    : call(verbs.acceptProposal, session, { id, because: 'It is plain SQL.' })
}

describe('a proposal', () => {
  test('is open, and has the next number', async ({ session }) => {
    await call(verbs.propose, session, { title: 'One' })
    const two = await call(verbs.propose, session, { ...useKysely, until: '2026-02-01' })
    expect(two).toMatchObject({
      ...{ number: 2, status: 'open', title: 'Use Kysely', body: '', until: '2026-02-01' },
      options: [
        { title: 'Kysely', pros: [], cons: [] },
        { title: 'Drizzle', pros: [], cons: [] },
      ],
      ...{ author: session.actor.id, version: 1, createdAt: '2026-01-05T09:00:00.000Z' },
    })
    expect(await call(verbs.get, session, { id: '2' })).toEqual(two)
    expect(await call(verbs.get, session, { id: two.id })).toEqual(two)
  })

  test('is accepted with one of its options, and a reason', async ({ session }) => {
    await call(verbs.propose, session, useKysely)
    const accept = (more: object) => call(verbs.acceptProposal, session, { id: '1', ...more })
    await expect(accept({})).rejects.toThrow('decisions.accept: because: ')
    await expect(accept({ because: 'x', chosen: 'Prisma' })).rejects.toMatchObject({
      message: '"Prisma" is not among the options of "Use Kysely".',
      hint: 'They are: Kysely; Drizzle.',
    })
    expect(await accept({ because: 'It is plain SQL.', chosen: 'Kysely' })).toMatchObject({
      ...{ status: 'accepted', chosen: 'Kysely', because: 'It is plain SQL.', version: 2 },
    })
    await expect(accept({ because: 'Again.' })).rejects.toThrow(
      '"Use Kysely" is accepted; only an open proposal can be accepted.',
    )
  })

  test('is not changed over the head of somebody who changed it since', async ({ session }) => {
    const read = await call(verbs.propose, session, { title: 'Use Kysely' })
    const edit = (body: string) =>
      call(verbs.editProposal, session, { id: read.id, version: read.version, body })
    const { version } = await edit('Ours.')
    expect(version).toBe(2)
    await expect(edit('Theirs.')).rejects.toMatchObject({
      code: 'record.changed',
      details: { current: { kind: 'decision', body: 'Ours.', version: 2 } },
    })
  })

  test('stays at its version where nothing changes', async ({ session }) => {
    const { id } = await call(verbs.propose, session, useKysely)
    const words = { id, version: 1, title: 'Use Kysely', options: useKysely.options }
    expect(await call(verbs.editProposal, session, words)).toMatchObject({ version: 1 })
  })
})

test('an accepted decision gives its place to another accepted one', async ({ session }) => {
  const old = await aDecision(session)
  const open = await aDecision(session, { title: 'Use Drizzle', status: 'open' })
  const give = (successor: string) =>
    call(verbs.supersedeDecision, session, { id: old.id, successor })
  await expect(give(open.id)).rejects.toThrow(
    '"Use Drizzle" is open; only an accepted decision can take another\'s place.',
  )
  await expect(give(old.id)).rejects.toThrow('A decision cannot take its own place.')
  await call(verbs.acceptProposal, session, { id: open.id, because: 'Its types.' })
  expect(await give('2')).toMatchObject({ status: 'superseded', successor: open.id })
})

test('lists go on where the page before ended, whatever was added meanwhile', async ({
  session,
}) => {
  for (const title of ['a', 'b', 'c']) await call(verbs.propose, session, { title })
  const first = await call(verbs.list, session, { limit: 2 })
  await call(verbs.propose, session, { title: 'd' })
  const second = await call(verbs.list, session, { limit: 2, after: first.next ?? '' })
  expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['c', 'b', 'a'])
  expect(second.next).toBeNull()
  await expect(call(verbs.list, session, { after: '-1' })).rejects.toMatchObject({
    code: 'input.cursor',
  })
})

test('what is not there, and what may not be done, is said', async ({ session }) => {
  await expect(call(verbs.get, session, { id: '7' })).rejects.toThrow('There is no decision 7.')
  const guest = { ...session, actor: { ...session.actor, role: 'guest' as const } }
  await expect(call(verbs.propose, guest, { title: 'x' })).rejects.toMatchObject({
    kind: 'forbidden',
    message: 'A guest may not do decisions.propose.',
  })
  await expect(call(verbs.propose, session, { title: 'a\nb', colour: 1 })).rejects.toMatchObject({
    code: 'input.invalid',
  })
})
