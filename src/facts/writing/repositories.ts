/** Repositories of the workspace: found by what they are read from, and held by one scan at a time. */
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { CairnError, invariant } from '#std/errors.ts'

export interface RepositoryRow {
  repository_id: number
  source: string
  name: string
  object_format: 'sha1' | 'sha256'
  default_branch: string | null
  wanted_branches: string[]
  shallow_edge: Buffer | null
  people_digest: Buffer | null
  class_digest: Buffer | null
  kind_digest: Buffer | null
  kind_words: string
  rules_version: number
  commit_count: number
  path_count: number
  classed_count: number
  blob_count: number
  is_rolled: boolean
  telling: number
  attributed_count: number
  scanned_at: Date | null
}

/** Its id; the name is the one it bears now. What else is known of it may change until it is held. */
export async function enterRepository(
  client: pg.ClientBase,
  source: string,
  name: string,
): Promise<number> {
  await client.query(
    `insert into repository (source, name) values ($1, $2)
     on conflict (source) do update set name = excluded.name where repository.name <> excluded.name`,
    [source, name],
  )
  const { rows } = await client.query<{ id: number }>(
    'select repository_id as id from repository where source = $1',
    [source],
  )
  const row = rows[0]
  invariant(row, 'a repository just entered is there')
  return row.id
}

export async function readRepository(
  client: pg.ClientBase,
  repositoryId: number,
): Promise<RepositoryRow> {
  const { rows } = await client.query<RepositoryRow>(
    'select * from repository where repository_id = $1',
    [repositoryId],
  )
  const row = rows[0]
  invariant(row, 'a repository that is held is there')
  return row
}

/** Advisory locks of ours: the first number says what for. */
const scanLock = 0x6361_6972
const sourceLock = 0x6361_6973

/** A scan that was stopped or killed leaves its connection to the server, which needs a moment to notice. */
const patienceMs = 3_000

/**
 * Until the client's connection ends or `leaveRepository`, nobody else scans it. Gives its row as it is from then on: one
 * read before the lock may lack what the scan that held it has written.
 */
export async function holdRepository(
  client: pg.ClientBase,
  repositoryId: number,
): Promise<RepositoryRow> {
  await hold(client, scanLock, repositoryId)
  return readRepository(client, repositoryId)
}

/** The same for what a remote repository is cloned into, before it is known whether it can be: it has no row yet. */
export async function holdSource(client: pg.ClientBase, source: string): Promise<void> {
  await hold(client, sourceLock, numberOf(source))
}

async function hold(client: pg.ClientBase, lock: number, key: number): Promise<void> {
  const question = 'select pg_try_advisory_lock($1, $2) as held'
  for (const end = performance.now() + patienceMs; ; await sleep(100)) {
    const { rows } = await client.query<{ held: boolean }>(question, [lock, key])
    if (rows[0]?.held) return
    if (performance.now() > end) break
  }
  const { rows: holders } = await client.query<{ application_name: string }>(
    `select a.application_name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.classid = $1 and l.objid = $2 and l.granted
       and l.database = (select oid from pg_database where datname = current_database())`,
    [lock, key],
  )
  const holder = holders[0]?.application_name.replace(/^cairn /, 'process ')
  throw new CairnError(
    'conflict',
    'scan.locked',
    `Another Cairn${holder ? ` (${holder})` : ''} is scanning this repository.`,
    {
      hint: 'Wait for it to end; nothing is lost.',
    },
  )
}

/** Two sources that share a number by chance wait for one another, and no more. */
function numberOf(source: string): number {
  return createHash('sha256').update(source).digest().readUInt32BE() >>> 1
}

export async function leaveRepository(client: pg.ClientBase, repositoryId: number): Promise<void> {
  await leave(client, scanLock, repositoryId)
}

export async function leaveSource(client: pg.ClientBase, source: string): Promise<void> {
  await leave(client, sourceLock, numberOf(source))
}

async function leave(client: pg.ClientBase, lock: number, key: number): Promise<void> {
  await client.query('select pg_advisory_unlock($1, $2)', [lock, key])
}
