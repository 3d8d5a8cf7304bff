/** A database that a test has used is given to the next one only when nothing of the first can be told from it. */
import { expect } from 'vitest'
import { raiseWalls } from '#app/accounts/walls.ts'
import { recordsOn } from '#app/session.ts'
import { aTeamsRepository } from './a-teams-repository.ts'
import { test } from './cairn.ts'
import { empty, readShape } from './emptied.ts'
import { scanned } from './scanned.ts'

test('a scan, its statistics and the walls of a team leave nothing behind', async ({
  facts: { pool },
  facts,
  folder,
}) => {
  const asNew = await readShape(pool)
  await using repository = await aTeamsRepository()
  await scanned(facts, folder, repository.path)
  await raiseWalls(recordsOn(pool))
  await pool.query('analyze')
  expect(await readShape(pool)).not.toBe(asNew)
  await empty(pool)
  expect(await readShape(pool)).toBe(asNew)
  const { rows } = await pool.query(
    `insert into repository (name, source) values ('x', 'x') returning repository_id`,
  )
  expect(rows).toEqual([{ repository_id: 1 }])
})

test.for([
  'create table left_behind (n int)',
  'create index left_behind on commit (repository_id)',
  'create schema left_behind',
  'alter table repository add column left_behind int',
  'alter table repository alter column source set default $$x$$',
  'alter table records.draft disable row level security',
  'alter table records.comment disable trigger all',
  'alter table repository add constraint left_behind check (true)',
  'alter table migration add column left_behind int',
  'grant select on repository to public',
  'grant select (source) on repository to public',
  'create function left_behind() returns int language sql as $$select 1$$',
  'create type left_behind as enum ($$a$$)',
  'delete from migration where name = (select min(name) from migration)',
  `select lo_create(0)`,
])('%s is seen', async (act, { facts: { pool } }) => {
  const asNew = await readShape(pool)
  await pool.query(act)
  await empty(pool)
  expect(await readShape(pool)).not.toBe(asNew)
})
