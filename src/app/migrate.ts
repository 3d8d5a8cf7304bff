/**
 * Brings a database up to this version's schema: plain SQL files, forward only, each in one transaction, one Cairn at a
 * time. A database that a newer Cairn has written, or whose history differs from ours, is left alone.
 */
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { CairnError } from '#std/errors.ts'

export interface Migration {
  /** The region and the file: facts/0001-facts. */
  name: string
  sql: string
}

export async function migrate(pool: pg.Pool, migrations?: Migration[]): Promise<void> {
  const wanted = migrations ?? readMigrations()
  // The usual case, decided by one query and without the lock: everything is there.
  if (missing(wanted, await readApplied(pool)).length === 0) return
  const client = await pool.connect()
  let isBroken = true
  try {
    await client.query(`set lock_timeout = '${lockWait}'`)
    await client.query(`select pg_advisory_lock(${lockKey})`)
    await client.query(
      'create table if not exists migration (name text primary key, digest text not null, applied_at timestamptz not null default now())',
    )
    for (const migration of missing(wanted, await readApplied(client)))
      await apply(client, migration)
    await client.query(`select pg_advisory_unlock(${lockKey}); reset lock_timeout`)
    isBroken = false
  } finally {
    // After a failure the connection is thrown away, and its lock with it.
    client.release(isBroken)
  }
}

const lockKey = 4_801_177_003
const lockWait = '60s'
const sourceFolder = fileURLToPath(new URL('..', import.meta.url))

/**
 * All migrations of this version, in the order they are applied: by file name, whatever region they belong to. Read at once, as each
 * command does before it can ask anything: one after the other without waiting takes a third of the time.
 */
export function readMigrations(folder: string = sourceFolder): Migration[] {
  return globSync(['*/migrations/*.sql', '*/*/migrations/*.sql'], { cwd: folder })
    .toSorted((a, b) => compare(basename(a), basename(b)) || compare(a, b))
    .map((file) => ({
      name: file
        .replaceAll('\\', '/')
        .replace('/migrations/', '/')
        .replace(/\.sql$/, ''),
      sql: readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n'),
    }))
}

interface Applied {
  name: string
  digest: string
}

async function readApplied(db: pg.Pool | pg.PoolClient): Promise<Applied[]> {
  const { rows } = await db.query<{ there: boolean }>(
    `select to_regclass('migration') is not null as there`,
  )
  return rows[0]?.there ? (await db.query<Applied>('select name, digest from migration')).rows : []
}

function missing(wanted: Migration[], applied: Applied[]): Migration[] {
  const ours = new Map(wanted.map((migration) => [migration.name, digestOf(migration)]))
  for (const { name, digest } of applied) {
    if (!ours.has(name)) {
      throw new CairnError(
        'conflict',
        'db.schema_newer',
        `The database was written by a newer Cairn (it has ${name}).`,
        {
          hint: 'Update Cairn, or use another data folder (--data) or database.',
        },
      )
    }
    if (ours.get(name) !== digest) {
      throw new CairnError(
        'conflict',
        'db.schema_differs',
        `The database was made with another text of ${name}.`,
        {
          hint: 'Use the Cairn that made it, or another data folder (--data) or database, and scan again.',
        },
      )
    }
  }
  const done = new Set(applied.map(({ name }) => name))
  return wanted.filter(({ name }) => !done.has(name))
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin')
  await client.query(migration.sql)
  await client.query('insert into migration (name, digest) values ($1, $2)', [
    migration.name,
    digestOf(migration),
  ])
  await client.query('commit')
}

function digestOf({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
