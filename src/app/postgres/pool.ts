/** Connections to a PostgreSQL, and how its values become ours: said here once, for every query. */
import pg from 'pg'

/** A pool for one database. Nothing connects before the first query. */
export function makePool(connection: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    // Who waits for another is told which process that is.
    application_name: `cairn ${process.pid}`,
    max: 10,
    idleTimeoutMillis: 30_000,
    ...connection,
    types: valueTypes,
    // oxlint-disable-next-line typescript/no-misused-promises -- pg-pool does wait for it.
    onConnect: prepareSession,
  })
  // A connection may break at any time, when the server is killed. Whoever uses it then gets the error from their
  // query; without a listener the one that is told to nobody would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * Connections of one's own to the same database, closed behind the work. An act holds a connection for its transaction already: were
 * the second one taken from the same pool, those who wait for it could hold all there are.
 */
export async function withOwnConnections<T>(
  { options }: pg.Pool,
  work: (own: pg.Pool) => Promise<T>,
): Promise<T> {
  // The password is there, and is not among what a copy takes.
  const { password } = options
  const own = makePool({ ...options, ...(password === undefined ? {} : { password }), max: 2 })
  try {
    return await work(own)
  } finally {
    await own.end()
  }
}

const { builtins, getTypeParser } = pg.types
const readNumber = (text: string): number => Number(text)
const readText = (text: string): string => text
const int8ListType = 1016
const readNumbers = (text: string): number[] =>
  text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)
const readInstant: (text: string) => unknown = getTypeParser(builtins.TIMESTAMPTZ)

/**
 * Counts and sums are numbers (pg would give text), a day stays text, and a time without a zone is in UTC (pg would
 * take the zone of this machine).
 */
const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (type === builtins.INT8 || type === builtins.NUMERIC) return readNumber
      if (type === int8ListType) return readNumbers
      if (type === builtins.DATE) return readText
      if (type === builtins.TIMESTAMP) return (text: string) => readInstant(`${text}+00`)
    }
    return getTypeParser(type, format)
  },
}

/** What our own server has as settings, a server of somebody else's must be told. */
async function prepareSession(client: pg.ClientBase): Promise<void> {
  await client.query(`set timezone = 'UTC'; set jit = off; set client_min_messages = warning`)
}
