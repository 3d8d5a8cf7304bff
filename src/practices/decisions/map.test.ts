/** The long view, on a real database. */
import { expect } from 'vitest'
import { call } from '#verbs/call.ts'
import { test } from '../../../test/cairn.ts'
import { map } from './map-verbs.ts'
import { sayMap } from './map-words.ts'
import { acceptProposal, deprecateDecision, propose, supersedeDecision } from './verbs.ts'

test('decisions stand by area and time, with what took whose place', async ({ session }) => {
  const at = (day: string) => ({ ...session, now: () => new Date(`${day}T12:00:00Z`) })
  const decide = async (day: string, title: string, code: string[], more: object = {}) => {
    const { id } = await call(propose, at(day), { title, code, ...more })
    await call(acceptProposal, at(day), { id, because: 'x' })
  }
  await decide('2024-03-02', 'Use SQLite', ['app:src/store/db.ts', 'app:src/store/sql.ts'])
  await decide('2024-05-01', 'One folder each', [])
  await decide('2025-01-10', 'Use PostgreSQL', ['app:src/store', 'lib', 'app:README.md'])
  await call(supersedeDecision, at('2025-01-10'), { id: '1', successor: '3' })
  await call(deprecateDecision, at('2025-02-01'), { id: '2', because: 'Gone.' })
  await call(propose, at('2025-03-01'), {
    title: 'Use Citus',
    code: ['lib:x'],
    related: ['3', '1'],
  })
  const answer = await call(map, session, {})
  expect(answer.areas).toEqual([
    { name: 'app', numbers: [3] },
    { name: 'app:src', numbers: [1, 3] },
    { name: 'lib', numbers: [3] },
    { name: 'lib:x', numbers: [4] },
    { name: '', numbers: [2] },
  ])
  expect(answer.items.map(({ number, endedAt }) => [number, endedAt?.slice(0, 10)])).toEqual([
    [1, '2025-01-10'],
    [2, '2025-02-01'],
    [3, undefined],
    [4, undefined],
  ])
  expect(answer.edges).toEqual([
    { from: 3, to: 1, kind: 'supersedes' },
    { from: 4, to: 3, kind: 'is related to' },
    { from: 4, to: 1, kind: 'is related to' },
  ])
  expect(sayMap(answer).map(({ text }) => text)).toEqual([
    '4 decisions, 2024 to 2025',
    ...['app', '2025-01-10  3  Use PostgreSQL'],
    ...['app:src', '2024-03-02  1  Use SQLite, until 2025-01-10; now 3'],
    '2025-01-10  3  Use PostgreSQL',
    ...['lib', '2025-01-10  3  Use PostgreSQL'],
    ...['lib:x', '2025-03-01  4  Use Citus (proposed)'],
    ...['No code named', '2024-05-01  2  One folder each, until 2025-02-01 (deprecated)'],
  ])
  const deep = await call(map, session, { depth: 9 })
  expect(deep.areas.map(({ name }) => name)).toEqual(['app', 'app:src/store', 'lib', 'lib:x', ''])
  const whole = await call(map, session, { depth: 0 })
  expect(whole.areas.map(({ name }) => name)).toEqual(['app', 'lib', ''])
})

test('a map of nothing says so, and more than it holds is counted', async ({ session, facts }) => {
  expect(sayMap(await call(map, session, {}))).toMatchObject([
    { text: 'Nothing was proposed or decided yet.' },
  ])
  await call(propose, session, { title: 'x' })
  await facts.pool.query(`insert into records.record
    select gen_random_uuid(), kind, n, status, title, body, detail, author_id, version, created_at, updated_at, null
    from records.record, generate_series(2, 2003) n`)
  const { items, more } = await call(map, session, {})
  expect([items.length, items.at(-1)?.number, more]).toEqual([2000, 2003, 3])
  await expect(call(map, session, { depth: -1 })).rejects.toMatchObject({ code: 'input.invalid' })
})
