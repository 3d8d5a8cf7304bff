/** The facts, as their readers and writers hold them: typed queries, and the connections beneath. */
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type pg from 'pg'
import type { FactTables } from './tables.ts'

export interface Facts {
  db: Kysely<FactTables>
  /** For what Kysely has no words for: COPY, cursors, LISTEN. */
  pool: pg.Pool
}

/** One connection, for work that must stay on one: a COPY into a temporary table and the queries that read it. */
export interface FactSession {
  db: Kysely<FactTables>
  client: pg.PoolClient
}

export function makeFacts(pool: pg.Pool): Facts {
  return { db: kyselyOn(pool), pool }
}

/** Works on one connection of its own; queries of `db` and of `client` run there in the order they are made. */
export async function withSession<T>({ pool }: Facts, work: (session: FactSession) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let failure: unknown
  try {
    return await work({ client, db: kyselyOn(onlyClient(client)) })
  } catch (error) {
    failure = error
    throw error
  } finally {
    // A connection that failed half-way may be in a transaction or a COPY still: it is not given to the next.
    client.release(failure !== undefined)
  }
}

function kyselyOn(pool: PostgresPool): Kysely<FactTables> {
  return new Kysely<FactTables>({ dialect: new PostgresDialect({ pool }) })
}

/** One connection in the shape of a pool, which Kysely may borrow and give back as often as it likes. */
function onlyClient(client: pg.PoolClient): PostgresPool {
  const borrowed = Object.create(client, { release: { value: () => {} } })
  return { connect: async () => borrowed, end: async () => {}, options: {} }
}
