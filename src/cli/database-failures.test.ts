/** A database that fails while a command is at work with it is told in one line, and is no bug of ours. */
import { join } from 'node:path'
import type pg from 'pg'
import { expect } from 'vitest'
import type { Facts } from '#facts/facts.ts'
import { holdRepository } from '#facts/writing/repositories.ts'
import { test } from '../../test/cairn.ts'
import { aRepository } from '../../test/repositories/build.ts'
import { lines } from '../../test/repositories/plan.ts'
import { cairn } from './cairn.fixture.ts'

test('a database that goes away is told with what to do, in a scan and in a question', async ({
  facts,
  databaseUrl,
  folder,
}) => {
  await using built = await aRepository({ commits: [{ files: { 'a.txt': lines(3) } }] })
  const run = cairn({ databaseUrl, folder: join(folder, 'data') })
  expect(await run('scan', built.path)).toMatchObject({ exitCode: 0 })
  const { id } = await facts.db
    .selectFrom('repository')
    .select('repository_id as id')
    .executeTakeFirstOrThrow()
  // Each waits for us, so that it is at work when its connections are cut.
  const works = [
    {
      command: 'scan',
      hold: (client: pg.PoolClient) => holdRepository(client, id),
      isWaiting: `query like '%pg_try_advisory_lock%'`,
    },
    {
      command: 'files',
      hold: (client: pg.PoolClient) => client.query('begin; lock table commit'),
      isWaiting: `wait_event_type = 'Lock'`,
    },
  ]
  for (const { command, hold, isWaiting } of works) {
    const client = await facts.pool.connect()
    await hold(client)
    const said = run(command, built.path)
    await cut(facts, isWaiting)
    client.release(true)
    expect(await said, command).toMatchObject({
      exitCode: 4,
      out: '',
      err: expect.stringMatching(/^cairn: db\.unreachable: The database at [^\n]+; [^\n]+\n$/),
    })
  }
})

test('a statement that is wrong is a bug, and CAIRN_DEBUG=1 adds where, as the line says', async ({
  facts,
  databaseUrl,
  folder,
}) => {
  await using built = await aRepository({ commits: [{ files: { 'a.txt': lines(3) } }] })
  await facts.pool.query('alter table commit rename to commits')
  const env = { DATABASE_URL: databaseUrl, CAIRN_DATA: join(folder, 'data') }
  const said = await cairn({ folder }, { env })('scan', built.path)
  // How far it was is told before, where that took a while.
  expect(said).toMatchObject({
    exitCode: 70,
    err: expect.stringMatching(/^(?:[a-z ]+: [^\n]* s\n)*cairn: bug: [^\n]*CAIRN_DEBUG=1[^\n]*\n$/),
  })
  const more = await cairn({ folder }, { env: { ...env, CAIRN_DEBUG: '1' } })('scan', built.path)
  expect(more.err).toMatch(/^cairn: bug: [^\n]+\nerror: relation "commit" does not exist\n +at /)
})

/** Cuts every other connection to the test's database, once one of them waits. */
async function cut({ pool }: Facts, isWaiting: string): Promise<void> {
  // Autovacuum waits for locks, too, and is nobody's command.
  const others = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
    and backend_type = 'client backend'`
  const waiting = async () => (await pool.query(`select ${others} and ${isWaiting}`)).rowCount
  await expect.poll(waiting, { timeout: 10_000, interval: 10 }).toBeGreaterThan(0)
  // Not whoever holds what they wait for: it might go first, and let them through.
  await pool.query(`select pg_terminate_backend(pid) ${others} and ${isWaiting}`)
}
