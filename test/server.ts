/** The PostgreSQL that the tests of a run share: our own on a temporary data folder, or the one DATABASE_URL names. */
import pg from 'pg'
import { migrate } from '#app/migrate.ts'
import { makePool } from '#app/postgres/pool.ts'
import { useServer } from '#app/postgres/server.ts'

export interface TestServer {
  dataFolder: string
  databaseUrl: string | undefined
  /** Of the names of all databases of this run. */
  prefix: string
}

/** Databases for tests, each a copy of one that is empty and migrated. */
export interface TestDatabases {
  create(): Promise<{ name: string; connection: pg.PoolConfig }>
  drop(name: string): Promise<void>
}

export async function openTestServer({
  dataFolder,
  databaseUrl,
  prefix,
}: TestServer): Promise<TestDatabases> {
  // Nobody leaves: the server stays from one test file to the next, and stops when the run's processes have ended.
  const connection = databaseUrl
    ? connectionOf(databaseUrl)
    : (await useServer(dataFolder, () => {})).connection
  const pool = ownPool(connection)
  const template = await ensureTemplate(pool, connection, prefix)
  let count = 0
  return {
    create: async () => {
      const name = `${prefix}_${process.pid}_${(count += 1)}`
      await pool.query(`create database ${name} template ${template}`)
      return { name, connection: { ...connection, database: name } }
    },
    drop: async (name) => {
      await pool.query(`drop database if exists ${name} with (force)`)
    },
  }
}

/** A pool that does not keep a process from ending. */
export function ownPool(connection: pg.PoolConfig): pg.Pool {
  return makePool({ ...connection, max: 1, idleTimeoutMillis: 1_000, allowExitOnIdle: true })
}

/** DATABASE_URL in parts, of which `database` may be exchanged. */
export function connectionOf(databaseUrl: string): pg.PoolConfig {
  const { host, port, user, password, database, ssl } = new pg.Client(databaseUrl)
  return {
    host,
    port,
    ...(user ? { user } : {}),
    ...(password ? { password } : {}),
    ...(database ? { database } : {}),
    ssl,
  }
}

/** The first test process of a run makes the template; it gets its name when it is whole. */
async function ensureTemplate(
  pool: pg.Pool,
  connection: pg.PoolConfig,
  prefix: string,
): Promise<string> {
  const template = `${prefix}_template`
  const isThere = async (): Promise<boolean> =>
    (await pool.query('select from pg_database where datname = $1', [template])).rowCount === 1
  if (await isThere()) return template
  const draft = `${prefix}_draft_${process.pid}`
  await pool.query(`create database ${draft} template template0 encoding 'UTF8'`)
  const drafting = ownPool({ ...connection, database: draft })
  await migrate(drafting)
  await drafting.end()
  try {
    await pool.query(`alter database ${draft} rename to ${template}`)
  } catch (error) {
    if (!(await isThere())) throw error
    await pool.query(`drop database ${draft} with (force)`)
  }
  return template
}
