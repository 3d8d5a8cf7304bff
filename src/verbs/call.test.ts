/** What holds for every verb, whatever it does. */
import { expect } from 'vitest'
import { allVerbs } from '#app/verbs.ts'
import { propose } from '#practices/decisions/verbs.ts'
import { test } from '../../test/cairn.ts'
import { call } from './call.ts'

test('every verb has one name of its own, of the form practice.verb, and a sentence', async ({
  facts,
  folder,
}) => {
  const verbs = await allVerbs({ facts, dataFolder: folder })
  const names = verbs.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const { name, summary } of verbs) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
    expect(summary).toMatch(/^[A-Z].*\.$/)
  }
})

test('every verb refuses what it does not name', async ({ session, facts, folder }) => {
  for (const verb of await allVerbs({ facts, dataFolder: folder }))
    await expect(call(verb, session, { 'no such': 1 })).rejects.toMatchObject({
      code: 'input.invalid',
    })
})

test('every list refuses a place that is none', async ({ session, facts, folder }) => {
  const { id: record } = await call(propose, session, { title: 'x' })
  const lists = (await allVerbs({ facts, dataFolder: folder })).filter(
    ({ input }) => 'after' in input.shape,
  )
  expect(lists.length).toBeGreaterThan(2)
  for (const verb of lists)
    for (const after of ['', '-1', 'x', '1;drop table', '2026-01-01T00:00:00Z x']) {
      const of = ['record', 'id'].filter((key) => key in verb.input.shape)
      const given = { after, ...Object.fromEntries(of.map((key) => [key, record])) }
      await expect(call(verb, session, given), verb.name).rejects.toMatchObject({
        code: 'input.cursor',
      })
    }
})

test('a write leaves a line in the history, a refused one leaves nothing', async ({
  session,
  facts,
}) => {
  const { id } = await call(propose, session, { title: 'x' })
  await call(propose, session, { title: '' }).catch(() => {})
  const { rows } = await facts.pool.query('select member_id, act, record_ids, at from records.deed')
  expect(rows).toEqual([
    {
      ...{ member_id: session.actor.id, act: 'decisions.propose', record_ids: [id] },
      at: session.now(),
    },
  ])
})

test('a write sent twice with one key is done once', async ({ session, facts }) => {
  const send = (title: string) => call(propose, session, { title }, { key: 'k1' })
  const answers = await Promise.all([send('x'), send('x'), send('x')])
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  const { rows } = await facts.pool.query('select count(*) as n from records.record')
  expect(rows).toEqual([{ n: 1 }])
  await expect(send('y')).rejects.toMatchObject({ code: 'verb.key_reused' })
})

test('an answer is kept for a day', async ({ session, facts }) => {
  let now = session.now()
  const later = { ...session, now: () => now }
  const send = (key: string) => call(propose, later, { title: 'x' }, { key })
  await send('k1')
  now = new Date(now.getTime() + 23 * 3_600_000)
  await send('k1')
  now = new Date(now.getTime() + 2 * 3_600_000)
  await send('k2')
  const { rows } = await facts.pool.query('select key from records.kept_answer')
  expect(rows).toEqual([{ key: 'k2' }])
})

test('numbers of a kind have no gaps when many add at once', async ({ session }) => {
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, index) => call(propose, session, { title: `${index}` })),
  )
  expect(all.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  )
})
