/**
 * The test Cairn. `test('…', async ({ facts }) => …)` gets an empty, migrated database of its own on a real PostgreSQL:
 * the one that comes with Cairn, or the server that DATABASE_URL names.
 */
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { inject, test as base } from 'vitest'
import { makePool } from '#app/postgres/pool.ts'
import { localSession } from '#app/session.ts'
import { makeFacts, type Facts } from '#facts/facts.ts'
import type { Session } from '#verbs/ctx.ts'
import { openTestServer, type TestDatabases } from './server.ts'

interface TestCairn {
  /** An empty database of the test's own. */
  facts: Facts
  /** The one member of a workspace on one machine. Its clock stands still. */
  session: Session
  /** The same database as an address, for a command that is run with DATABASE_URL. */
  databaseUrl: string
  /** An empty folder of the test's own. */
  folder: string
}

interface Beneath {
  databases: TestDatabases
  database: { name: string; connection: pg.PoolConfig }
}

/** Files that share a process (vitest.config.ts) share its way to the server. */
let opened: Promise<TestDatabases> | undefined

export const test = base.extend<TestCairn & Beneath>({
  databases: [
    async ({}, use) => use(await (opened ??= openTestServer(inject('server')))),
    { scope: 'file' },
  ],
  database: async ({ databases }, use) => {
    const database = await databases.create()
    await use(database)
    await databases.drop(database.name)
  },
  facts: async ({ database }, use) => {
    const pool = makePool({ ...database.connection, max: 4 })
    await use(makeFacts(pool))
    // A test that failed may hold a connection still; dropping the database cuts it.
    await Promise.race([pool.end(), sleep(5_000, undefined, { ref: false })])
  },
  session: async ({ facts }, use) =>
    use(await localSession(facts.pool, { now: () => new Date('2026-01-05T09:00:00Z') })),
  databaseUrl: async ({ database }, use) => use(urlOf(database.connection)),
  folder: async ({}, use) => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'cairn-test-')))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
})

function urlOf({
  host = '',
  port,
  user = '',
  password,
  database = '',
  ssl,
}: pg.PoolConfig): string {
  const secret = typeof password === 'string' ? `:${encodeURIComponent(password)}` : ''
  const isSocket = host.startsWith('/')
  const place = isSocket ? '' : `${host}:${port}`
  const options = new URLSearchParams({
    ...(isSocket ? { host, port: String(port) } : {}),
    ...(ssl ? { sslmode: 'require' } : {}),
  })
  return `postgres://${encodeURIComponent(user)}${secret}@${place}/${database}?${options.toString()}`
}
