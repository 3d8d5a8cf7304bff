import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from '../../test/cairn.ts'
import { migrate, readMigrations } from './migrate.ts'

const first = { name: 'facts/0001', sql: 'create table one (n int)' }
const second = { name: 'facts/0002', sql: 'create table two (n int); insert into two values (1)' }

test('a migrated database is left as it is', async ({ facts }) => {
  const before = await facts.pool.query('select * from migration')
  await migrate(facts.pool)
  expect(before.rowCount).toBeGreaterThan(0)
  expect((await facts.pool.query('select * from migration')).rows).toEqual(before.rows)
})

test('what is new is added to what is there', async ({ facts }) => {
  const shipped = readMigrations()
  await migrate(facts.pool, [...shipped, first])
  await migrate(facts.pool, [...shipped, first, second])
  expect((await facts.pool.query('select n from two')).rows).toEqual([{ n: 1 }])
})

test('a migration that fails leaves nothing of itself, and those before it stay', async ({
  facts,
}) => {
  const shipped = readMigrations()
  const broken = { name: 'facts/0002', sql: 'create table two (n int); select 1 / 0' }
  await expect(migrate(facts.pool, [...shipped, first, broken])).rejects.toThrow('division by zero')
  await migrate(facts.pool, [...shipped, first, second])
  expect((await facts.pool.query('select n from two')).rows).toEqual([{ n: 1 }])
})

test('ten at once migrate a database once', async ({ facts }) => {
  const all = [...readMigrations(), first, second]
  await Promise.all(Array.from({ length: 10 }, () => migrate(facts.pool, all)))
  expect((await facts.pool.query('select n from two')).rows).toEqual([{ n: 1 }])
})

test('a database that a newer Cairn wrote is refused and left alone', async ({ facts }) => {
  await facts.pool.query(`insert into migration (name, digest) values ('facts/9999-next', 'x')`)
  await expect(migrate(facts.pool)).rejects.toMatchObject({
    code: 'db.schema_newer',
    message: expect.stringContaining('facts/9999-next'),
  })
})

test('a database made with another text of a migration is refused', async ({ facts }) => {
  await facts.pool.query(`update migration set digest = 'x'`)
  await expect(migrate(facts.pool)).rejects.toMatchObject({ code: 'db.schema_differs' })
})

test('migrations are found in every region and ordered by file name; line ends do not matter', async ({
  folder,
}) => {
  const files = {
    'facts/migrations/0001-a.sql': 'a\r\nb',
    'practices/decisions/migrations/0003-c.sql': 'c',
    'records/migrations/0002-b.sql': 'b',
  }
  for (const [file, sql] of Object.entries(files)) {
    await mkdir(join(folder, file, '..'), { recursive: true })
    await writeFile(join(folder, file), sql)
  }
  expect(readMigrations(folder)).toEqual([
    { name: 'facts/0001-a', sql: 'a\nb' },
    { name: 'records/0002-b', sql: 'b' },
    { name: 'practices/decisions/0003-c', sql: 'c' },
  ])
})
