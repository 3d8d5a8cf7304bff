/** Makes the code visible: what the files at the heads hold, in one transaction, whether or not their lines are counted yet. */
import type pg from 'pg'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { nameUnmeasured } from '#facts/writing/unmeasured.ts'
import { BlobWriter } from '#facts/writing/write-blobs.ts'
import { fillHeadFiles } from '#facts/writing/write-files.ts'
import { contentKey, type Measured } from './code-pass.ts'
import type { Shaped, ShapedBranch } from './finish-shape.ts'
import type { Scan } from './step.ts'

export async function finishCode(
  { pool, repository }: Scan,
  { branches }: Shaped,
  measured: Measured,
): Promise<void> {
  const id = repository.repository_id
  await onConnectionOf(pool, async (client) => {
    const blobIds = await storeBlobs(client, id, repository.blob_count, measured)
    await transactionOn(client, async () => {
      for (const branch of branches) await fillHead(client, id, branch, blobIds)
      await nameUnmeasured(client, id, measured.skipped)
    })
  })
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
