/**
 * Opens the database Cairn works on: the PostgreSQL that comes with it, in the data folder, or the server that
 * DATABASE_URL names. Either way it is brought up to this version's schema.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { makeFacts, type Facts } from '#facts/facts.ts'
import { migrate } from './migrate.ts'
import { connectToUrl } from './postgres/external.ts'
import { connectionFailure, workFailure } from './postgres/failures.ts'
import { makePool } from './postgres/pool.ts'
import { useServer } from './postgres/server.ts'

export interface Database {
  facts: Facts
  pool: pg.Pool
  /** What an error met while working with it means, in words; what is no failure of the database is left as it is. */
  inWords: (error: unknown) => unknown
  /** Ends all connections; the last Cairn to close the database of a data folder stops its server. */
  close: () => Promise<void>
}

export interface DatabaseWish {
  dataFolder: string
  databaseUrl?: string | undefined
  /** Told what takes long, in words for the person who waits. */
  note?: (text: string) => void
}

export async function openDatabase({
  dataFolder,
  databaseUrl,
  note = () => {},
}: DatabaseWish): Promise<Database> {
  const { pool, target, leave } = databaseUrl
    ? await connectToUrl(databaseUrl)
    : await connectToOwn(dataFolder, note)
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => (closing ??= endPool(pool).then(leave))
  try {
    await migrate(pool)
    const inWords = (error: unknown): unknown => workFailure(target, error)
    return { facts: makeFacts(pool), pool, inWords, close }
  } catch (error) {
    await close().catch(() => {})
    throw connectionFailure(target, error)
  }
}

async function connectToOwn(dataFolder: string, note: (text: string) => void) {
  const { connection, home, leave } = await useServer(dataFolder, note)
  return { pool: makePool(connection), target: { name: dataFolder, home }, leave }
}

/** A connection that is still at work, as after Ctrl-C, is not waited for longer than this. */
const endMsMax = 3_000

async function endPool(pool: pg.Pool): Promise<void> {
  await Promise.race([pool.end(), sleep(endMsMax, undefined, { ref: false })])
}
