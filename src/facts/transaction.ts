/** One transaction on a client the caller holds, and one client of a pool. */
import type pg from 'pg'

export async function transactionOn<Result>(
  client: pg.ClientBase,
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query('begin')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    // The connection may be what failed; the first error is the one that tells.
    await client.query('rollback').catch(() => {})
    throw error
  }
}

/** A connection that failed may hold a transaction or half a COPY: it is closed, not given back. */
export async function onConnectionOf<Result>(
  pool: pg.Pool,
  work: (client: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let isWhole = false
  try {
    const result = await work(client)
    isWhole = true
    return result
  } finally {
    client.release(!isWhole)
  }
}
