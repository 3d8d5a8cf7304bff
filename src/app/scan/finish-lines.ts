/** Makes the second pass and the code visible: files at head, lines and authors in the rollups, in one transaction. */
import type pg from 'pg'
import { writeCrossTouches } from '#facts/cross.ts'
import type { RollupRequest } from '#facts/rollup-request.ts'
import { gatherStatistics } from '#facts/statistics.ts'
import { rollUpAllPairs } from '#facts/rollup-pairs.ts'
import { rollUpFiles, rollUpRepository } from '#facts/rollups.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { nameUnmeasured } from '#facts/unmeasured.ts'
import { BlobWriter } from '#facts/write-blobs.ts'
import { fillHeadFiles, markAtHead } from '#facts/write-files.ts'
import { contentKey, type Measured } from './code-pass.ts'
import type { Shaped, ShapedBranch } from './finish-shape.ts'
import type { Scan } from './step.ts'

/**
 * `beside` is what `finishBeside` began; months of the whole repository are rolled up on a connection of their own. Not one
 * transaction, then: `is_rolled` stays false until all are through, and a scan that is broken off makes all of it anew.
 */
export async function finishLines(
  { client, pool, repository, progress }: Scan,
  shaped: Shaped,
  measured: Measured,
  beside: Promise<void>,
): Promise<void> {
  const id = repository.repository_id
  const { rollup } = shaped
  progress.phase('findings from lines and code', 'steps')
  const months = onConnectionOf(pool, (other) => rollUpCommits(other, rollup))
  months.catch(() => {})
  const blobIds = await storeBlobs(client, id, repository.blob_count, measured)
  await transactionOn(client, async () => {
    for (const branch of shaped.branches) await fillHead(client, id, branch, blobIds)
    await nameUnmeasured(client, id, measured.skipped)
    await rollUpFiles(client, rollup)
    const main = shaped.branches.find((branch) => branch.isDefault)
    await markAtHead(client, id, [...(main?.pathIds ?? [])])
  })
  await Promise.all([beside, months])
  if (rollup.since === null) await gatherStatistics(client, 'rollups')
  await client.query('update repository set is_rolled = true where repository_id = $1', [id])
}

/** The first of a path that a broken tree lists twice is the one that was stored. */
async function fillHead(
  client: pg.ClientBase,
  repositoryId: number,
  branch: ShapedBranch,
  blobIds: Map<string, number>,
): Promise<void> {
  const open = new Map<number, number>()
  for (const [index, file] of branch.tree.files.entries()) {
    const pathId = branch.pathIds[index]
    const blobId = blobIds.get(contentKey(file))
    if (pathId !== undefined && blobId !== undefined && !open.has(pathId)) open.set(pathId, blobId)
  }
  const files = [...open].map(([pathId, blobId]) => ({ pathId, blobId }))
  await fillHeadFiles(client, repositoryId, branch, files)
}

async function rollUpCommits(client: pg.ClientBase, rollup: RollupRequest): Promise<void> {
  if (rollup.since === null) await gatherStatistics(client, 'lines')
  await transactionOn(client, () => rollUpRepository(client, rollup))
}

/** What rests on the shape alone, and may be made while lines are read: what ties this repository to others, and pairs. */
export async function finishBeside({ pool }: Scan, { rollup }: Shaped): Promise<void> {
  await onConnectionOf(pool, async (client) => {
    if (rollup.since === null) await transactionOn(client, () => rollUpAllPairs(client, rollup))
    await transactionOn(client, () => writeCrossTouches(client, rollup))
  })
}

async function storeBlobs(
  client: pg.ClientBase,
  repositoryId: number,
  blobCount: number,
  { blobs, known }: Measured,
): Promise<Map<string, number>> {
  const writer = new BlobWriter(client, repositoryId)
  const ids = new Map(known)
  let next = blobCount
  for (const [key, blob] of blobs) {
    ids.set(key, next)
    writer.add({ ...blob, blobId: next++ })
  }
  await writer.send(next)
  return ids
}
