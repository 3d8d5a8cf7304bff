/** Makes the second pass and the code visible: files at head, lines and authors in the rollups, in one transaction. */
import type pg from 'pg'
import { writeCrossTouches } from '#facts/cross.ts'
import { rollUpLines } from '#facts/rollups.ts'
import { transactionOn } from '#facts/transaction.ts'
import { nameUnmeasured } from '#facts/unmeasured.ts'
import { BlobWriter } from '#facts/write-blobs.ts'
import { writeHeadFiles } from '#facts/write-files.ts'
import { contentKey, type Measured } from './code-pass.ts'
import type { Shaped } from './finish-shape.ts'
import type { Scan } from './step.ts'

/** Ids of the contents at these heads that were measured before, by `contentKey`. */
export async function knownBlobs(
  client: pg.ClientBase,
  repositoryId: number,
  oids: Iterable<string>,
): Promise<Map<string, number>> {
  const { rows } = await client.query<{ key: string; blob_id: number }>(
    `select encode(oid, 'hex') || ' ' || read_as as key, blob_id from blob
     where repository_id = $1 and oid = any(select decode(o, 'hex') from unnest($2::text[]) o)`,
    [repositoryId, [...new Set(oids)]],
  )
  return new Map(rows.map((row) => [row.key, row.blob_id]))
}

export async function finishLines(
  { client, repository, progress }: Scan,
  shaped: Shaped,
  measured: Measured,
): Promise<void> {
  const id = repository.repository_id
  progress.phase('findings from lines and code', 'steps')
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
    await rollUpLines(client, shaped.rollup)
    await writeCrossTouches(client, { repositoryId: id, commits: shaped.rollup.commits })
    await client.query('update repository set is_rolled = true where repository_id = $1', [id])
  })
  if (shaped.rollup.since === null) await gatherStatistics(client)
}

/** A first scan fills empty tables: without statistics the first questions would be planned for a handful of rows. */
async function gatherStatistics(client: pg.ClientBase): Promise<void> {
  await transactionOn(client, async () => {
    // A quarter of the usual sample is enough to tell many from few.
    await client.query('set local default_statistics_target = 25')
    await client.query(
      `analyze commit, change, change_lines, path, life, file, file_month, file_author, file_pair, blob, code_function, head_file,
         attribution, identity, person, message, parent, reference, trailer, landing, tag, cross_touch`,
    )
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
