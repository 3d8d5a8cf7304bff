/** One transaction on a client the caller holds. */
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
