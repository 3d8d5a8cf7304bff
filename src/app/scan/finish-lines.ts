/** Makes the second pass and the code visible: files at head, lines and authors in the rollups, in one transaction. */
import type pg from 'pg'
import { writeCrossTouches } from '#facts/cross.ts'
import type { RollupRequest } from '#facts/rollup-request.ts'
import { rollUpLines, rollUpRepository, rollUpSince } from '#facts/rollups.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { nameUnmeasured } from '#facts/unmeasured.ts'
import { BlobWriter } from '#facts/write-blobs.ts'
import { markAtHead, writeHeadFiles } from '#facts/write-files.ts'
import { contentKey, type Measured } from './code-pass.ts'
import type { Shaped } from './finish-shape.ts'
import type { Scan } from './step.ts'

/**
 * Months of the whole repository are rolled up on a second connection meanwhile, and `touches` written on a third. Not one
 * transaction, then: `is_rolled` stays false until all are through, and a scan that is broken off makes all of it anew.
 */
export async function finishLines(
  { client, pool, repository, progress }: Scan,
  shaped: Shaped,
  measured: Measured,
  touches: Promise<void>,
): Promise<void> {
  const id = repository.repository_id
  const { rollup } = shaped
  progress.phase('findings from lines and code', 'steps')
  const beside = onConnectionOf(pool, (other) => rollUpCommits(other, rollup))
  beside.catch(() => {})
  const blobIds = await storeBlobs(client, id, repository.blob_count, measured)
  await transactionOn(client, async () => {
    for (const { branchId, head, tree, pathIds } of shaped.branches) {
      const files = tree.files.map((file, index) => ({
        pathId: pathIds[index] ?? -1,
        blobId: blobIds.get(contentKey(file)) ?? -1,
      }))
      await writeHeadFiles(client, id, branchId, head, files)
    }
    await nameUnmeasured(client, id, measured.skipped)
    await rollUpFiles(client, shaped)
  })
  await Promise.all([beside, touches])
  if (rollup.since === null) await gatherStatistics(client, rolledTables)
  await client.query('update repository set is_rolled = true where repository_id = $1', [id])
}

async function rollUpFiles(client: pg.ClientBase, { rollup, branches }: Shaped): Promise<void> {
  if (rollup.since === null) return rollUpLines(client, rollup)
  await rollUpSince(client, rollup)
  const main = branches.find((branch) => branch.isDefault)
  await markAtHead(client, rollup.repositoryId, [...(main?.pathIds ?? [])])
}

async function rollUpCommits(client: pg.ClientBase, rollup: RollupRequest): Promise<void> {
  if (rollup.since === null) await gatherStatistics(client, factTables)
  await transactionOn(client, () => rollUpRepository(client, rollup))
}

/** What ties this repository to others rests on commits and people alone, and may be written from the first pass on. */
export function writeTouches({ pool }: Scan, { rollup }: Shaped): Promise<void> {
  return onConnectionOf(pool, (client) =>
    transactionOn(client, () => writeCrossTouches(client, rollup)),
  )
}

const factTables =
  'commit, change, change_lines, path, message, parent, reference, trailer, life, landing, tag, attribution, identity, person'
const rolledTables = 'file, file_month, file_author, file_pair, blob, code_function, head_file, cross_touch'

/** A first scan fills empty tables: without statistics the first questions would be planned for a handful of rows. */
async function gatherStatistics(client: pg.ClientBase, tables: string): Promise<void> {
  await transactionOn(client, async () => {
    // A quarter of the usual sample is enough to tell many from few.
    await client.query('set local default_statistics_target = 25')
    await client.query(`analyze ${tables}`)
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
