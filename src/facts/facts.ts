/** The facts, as their readers and writers hold them: typed queries, and the connections beneath. */
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { FactTables } from './tables.ts'

export interface Facts {
  db: Kysely<FactTables>
  /** For what Kysely has no words for: COPY, cursors, one connection for several statements. */
  pool: pg.Pool
}

export function makeFacts(pool: pg.Pool): Facts {
  return { db: new Kysely<FactTables>({ dialect: new PostgresDialect({ pool }) }), pool }
}
