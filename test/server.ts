/** The PostgreSQL that the tests of a run share: our own on a temporary data folder, or the one DATABASE_URL names. */
import { mkdir, readdir, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '#app/migrate.ts'
import { makePool } from '#app/postgres/pool.ts'
import { useServer } from '#app/postgres/server.ts'
import { empty, readShape } from './emptied.ts'
import { startHastily } from './hasty-server.ts'

export interface TestServer {
  dataFolder: string
  databaseUrl: string | undefined
  /** Of the names of all databases of this run. */
  prefix: string
}

/** Databases for tests, each of which is empty and migrated. */
export interface TestDatabases {
  create(): Promise<{ name: string; connection: pg.PoolConfig }>
  drop(name: string): Promise<void>
}

export async function openTestServer(server: TestServer): Promise<TestDatabases> {
  const { dataFolder, databaseUrl, prefix } = server
  if (!databaseUrl) await startHastily(dataFolder)
  // Nobody leaves: the server stays from one test file to the next, and stops when the run's processes have ended.
  const connection = databaseUrl
    ? connectionOf(databaseUrl)
    : (await useServer(dataFolder, () => {})).connection
  const pool = ownPool(connection)
  const template = await ensureTemplate(pool, connection, prefix)
  const spares = await openSpares(dataFolder)
  let count = 0
  const newName = () => `${prefix}_${process.pid}_${(count += 1)}`
  const at = (database: string) => ({ ...connection, database })
  return {
    create: async () => {
      const spare = await spares.take()
      if (spare !== undefined) return { name: spare, connection: at(spare) }
      const name = newName()
      await pool.query(`create database ${name} template ${template.name}`)
      return { name, connection: at(name) }
    },
    drop: async (name) => {
      const other = newName()
      // A server of somebody else may be of any version, and its catalogue is not ours to write in.
      const isLikeNew =
        !databaseUrl &&
        (await isRenamed(pool, name, other)) &&
        (await isEmptied(at(other), template.shape))
      if (isLikeNew) return spares.give(other)
      await pool.query(`drop database if exists ${name} with (force)`)
      await pool.query(`drop database if exists ${other} with (force)`)
    },
  }
}

/** Databases that wait for the next test, of whichever file: a file in a folder each, which only one can remove. */
async function openSpares(dataFolder: string) {
  const folder = join(dataFolder, 'spare-databases')
  await mkdir(folder, { recursive: true })
  return {
    give: async (name: string) => writeFile(join(folder, name), ''),
    take: async (): Promise<string | undefined> => {
      for (const name of await readdir(folder)) {
        const isOurs = await unlink(join(folder, name)).then(
          () => true,
          () => false,
        )
        if (isOurs) return name
      }
      return undefined
    },
  }
}

/** What a test forgot to stop must not find the database again: its sessions end, and its name is nobody's. */
async function isRenamed(pool: pg.Pool, name: string, other: string): Promise<boolean> {
  try {
    await pool.query(
      'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1',
      [name],
    )
    await pool.query(`alter database ${name} rename to ${other}`)
    return true
  } catch {
    return false
  }
}

async function isEmptied(connection: pg.PoolConfig, shape: string): Promise<boolean> {
  const own = ownPool(connection)
  try {
    await empty(own)
    return (await readShape(own)) === shape
  } catch {
    return false
  } finally {
    await own.end()
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

/** The first test process of a run makes the template; it gets its name when it is whole, and its shape stands beside it. */
async function ensureTemplate(
  pool: pg.Pool,
  connection: pg.PoolConfig,
  prefix: string,
): Promise<{ name: string; shape: string }> {
  const name = `${prefix}_template`
  const found = async () => {
    const { rows } = await pool.query<{ shape: string | null }>(
      `select shobj_description(oid, 'pg_database') as shape from pg_database where datname = $1`,
      [name],
    )
    return rows[0] && { name, shape: rows[0].shape ?? '' }
  }
  const there = await found()
  if (there) return there
  const draft = `${prefix}_draft_${process.pid}`
  await pool.query(`create database ${draft} template template0 encoding 'UTF8'`)
  const drafting = ownPool({ ...connection, database: draft })
  await migrate(drafting)
  const shape = await readShape(drafting)
  await drafting.end()
  await pool.query(`comment on database ${draft} is '${shape}'`)
  try {
    await pool.query(`alter database ${draft} rename to ${name}`)
    return { name, shape }
  } catch (error) {
    const other = await found()
    if (!other) throw error
    await pool.query(`drop database ${draft} with (force)`)
    return other
  }
}
