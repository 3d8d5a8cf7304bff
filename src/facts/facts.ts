/** The facts, as their readers and writers hold them: typed queries, and the connections beneath. */
import { createRequire } from 'node:module'
import type * as KyselyModule from 'kysely'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { FactTables } from './tables.ts'

export interface Facts {
  readonly db: Kysely<FactTables>
  /** For what Kysely has no words for: COPY, cursors, one connection for several statements. */
  pool: pg.Pool
}

export function makeFacts(pool: pg.Pool): Facts {
  let db: Kysely<FactTables> | undefined
  return {
    pool,
    get db() {
      return (db ??= queriesOn(pool))
    },
  }
}

/** Kysely is large, even where it is built into one file; a scan has no question to ask in its words. */
function queriesOn(pool: pg.Pool): Kysely<FactTables> {
  const kysely: typeof KyselyModule = createRequire(import.meta.url)('kysely')
  return new kysely.Kysely<FactTables>({ dialect: new kysely.PostgresDialect({ pool }) })
}
