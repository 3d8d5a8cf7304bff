/** `cairn match` and `cairn growth frameworks import` as they are used, without a database. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cairn } from './cairn.fixture.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-growth-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

const run = cairn({ databaseUrl: 'postgres://127.0.0.1:1/none', folder: '/none' }, { columns: 60 })

test('a round is told in words that fit a narrow window, and as JSON', async () => {
  const file = join(folder, 'round.yaml')
  await writeFile(
    file,
    `people:
  - { id: ana, name: Ana Lima, zone: Europe/Lisbon }
  - { id: bo, zone: Europe/Berlin, hours: 10-17:30 }
  - { id: cy, zone: Asia/Tokyo }
offers:
  - { person: ana, topics: [Postgres], places: 2 }
wishes:
  - { person: bo, topics: [postgres] }
  - { person: cy, topics: [postgres] }
`,
  )
  const { exitCode, out } = await run('match', file)
  expect(exitCode).toBe(0)
  expect(out).toBe(`Of 2 wishes, one found somebody; one has nobody yet.

bo with Ana Lima
  Ana Lima offers postgres, which bo wishes for.
  Nobody else offers postgres.
  They have 37.5 hours of work in common each week.

Nobody yet
  cy: Nobody who offers postgres has an hour of work in
    common with cy.

With room left
  Ana Lima (1 place): Whoever could be with them has
    somebody already.

These are proposals: both sides say whether they want it,
and no is a good answer.
`)
  const json: unknown = JSON.parse((await run('match', file, '--json')).out)
  expect(json).toMatchObject({
    ...{ schema: 1, round: 1, free: [{ person: 'ana', places: 1 }] },
    pairs: [{ learner: 'bo', guide: 'ana', hoursInCommon: 37.5, second: null }],
    unmatched: [{ person: 'cy', code: 'no_common_hour' }],
  })
})

test('a mistake in a round is told with its line', async () => {
  const file = join(folder, 'broken.yaml')
  await writeFile(file, 'offers: []\nwishes:\n  - person: ana\n    places: many\n')
  const { exitCode, err } = await run('match', file)
  expect(exitCode).toBe(2)
  expect(err.replaceAll(/\s+/g, ' ')).toContain('line 4: wishes[0].places')
})

test('of a folder of frameworks, one that makes no sense keeps none of the others', async () => {
  const topics = [{ id: 'sql', title: 'SQL', levels: [] }]
  await writeFile(
    join(folder, 'ours.json'),
    JSON.stringify({ framework: { id: 'ours', title: 'Ours' }, topics }),
  )
  await writeFile(join(folder, 'theirs.json'), '{"title": "Theirs", "topics": 3}')
  const { exitCode, out } = await run('growth', 'frameworks', 'import', folder)
  expect(exitCode).toBe(3)
  expect(out).toContain('1 framework could be read.')
  expect(out).toContain('Ours: 1 topic, 0 criteria (ours.json)')
  expect(out).toContain('theirs.json, line 1: topics')
})
