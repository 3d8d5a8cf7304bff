/** Rolls up what both passes found. */
import type pg from 'pg'
import { writeCrossTouches } from '#facts/rollups/cross.ts'
import type { RollupRequest } from '#facts/rollups/rollup-request.ts'
import { gatherStatistics } from '#facts/writing/statistics.ts'
import { rollUpAllPairs } from '#facts/rollups/rollup-pairs.ts'
import { rollUpFiles, rollUpRepository } from '#facts/rollups/rollups.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { markAtHead } from '#facts/writing/write-files.ts'
import { writeLandings } from '#facts/writing/write-graph.ts'
import type { Shaped } from './finish-shape.ts'
import type { Scan } from './step.ts'

/**
 * `beside` is whatever else must be stored before the scan is whole; months of the whole repository are rolled up on a
 * connection of their own. Not one transaction, then: `is_rolled` stays false until all are through, and after a scan that
 * was broken off all of it is made anew.
 */
export async function finishLines(
  { client, pool, repository, progress }: Scan,
  shaped: Shaped,
  beside: Promise<unknown>,
): Promise<void> {
  const id = repository.repository_id
  const { rollup } = shaped
  progress.phase('findings from lines and code', 'steps')
  const months = onConnectionOf(pool, (other) => rollUpCommits(other, rollup))
  months.catch(() => {})
  await transactionOn(client, async () => {
    await rollUpFiles(client, rollup)
    const main = shaped.branches.find((branch) => branch.isDefault)
    await markAtHead(client, id, [...(main?.pathIds ?? [])])
  })
  await Promise.all([beside, months])
  if (rollup.since === null) await gatherStatistics(client, 'rollups')
  await client.query('update repository set is_rolled = true where repository_id = $1', [id])
}

async function rollUpCommits(client: pg.ClientBase, rollup: RollupRequest): Promise<void> {
  if (rollup.since === null) await gatherStatistics(client, 'lines')
  await transactionOn(client, () => rollUpRepository(client, rollup))
}

/** What rests on the shape alone, and may be made while lines are read: what landed when, what ties this repository to others, and pairs. */
export async function finishBeside({ pool }: Scan, { rollup, unlanded }: Shaped): Promise<void> {
  await onConnectionOf(pool, async (client) => {
    if (unlanded !== null)
      await transactionOn(client, () =>
        writeLandings(client, rollup.repositoryId, unlanded, undefined),
      )
    if (rollup.since === null) await transactionOn(client, () => rollUpAllPairs(client, rollup))
    await transactionOn(client, () => writeCrossTouches(client, rollup))
  })
}
