/**
 * Measures the files at each branch's head, once per content, in worker threads. The scan's connection belongs to the
 * lines pass meanwhile: what was found is stored afterwards (finish-lines.ts).
 */
import type { BlobFact } from '#facts/write-blobs.ts'
import { createMeasurePool, type FileMeasure } from '#sources/code/pool.ts'
import { readObjects } from '#sources/git/blobs.ts'
import type { TreeFile } from '#sources/git/tree.ts'
import { textOf, type Skip } from '#facts/commit-fact.ts'
import type { Shaped } from './finish-shape.ts'
import type { Scan } from './scan.ts'

export interface Measured {
  /** New contents, by object id. */
  blobs: Map<string, Omit<BlobFact, 'blobId'>>
  /** Ids of contents measured before. */
  known: Map<string, number>
  skipped: Skip[]
  endedAt: number
}

/** Measures every content at the heads that is not stored yet. */
export async function codePass(scan: Scan, shaped: Shaped, known: Map<string, number>): Promise<Measured> {
  const fresh = new Map<string, TreeFile>()
  for (const branch of shaped.branches)
    for (const file of branch.tree.files) if (!known.has(file.oid) && !fresh.has(file.oid)) fresh.set(file.oid, file)
  const measured: Measured = { blobs: new Map(), known, skipped: [], endedAt: 0 }
  for (const file of fresh.values()) if (file.kind !== 'file') measured.blobs.set(file.oid, unread(file, file.kind))
  const files = [...fresh.values()].filter((file) => file.kind === 'file')
  if (files.length > 0) await measureAll(scan, files, measured)
  measured.endedAt = performance.now()
  return measured
}

/** Contents larger than this are not read: their size is known from the tree. */
const bytesMax = 16 * 1024 * 1024
const inFlightMax = 32

async function measureAll({ gitDir, cores, signal }: Scan, files: TreeFile[], measured: Measured): Promise<void> {
  const pool = createMeasurePool({ workers: cores })
  const running = new Set<Promise<void>>()
  try {
    let index = 0
    for await (const object of readObjects(gitDir, files.map((file) => file.oid), { bytesMax, signal })) {
      const file = files[index++]
      if (file === undefined) break
      const bytes = object?.bytes ?? null
      if (bytes === null) {
        measured.blobs.set(file.oid, unread(file, object === null ? 'failed' : 'too_large'))
        measured.skipped.push(skip(file, object === null ? 'git.objects.missing' : 'code.too_large'))
        continue
      }
      const work = pool.measure({ path: textOf(file.path).text, bytes }).then((found) => take(file, found, measured))
      running.add(work)
      void work.finally(() => running.delete(work))
      if (running.size >= inFlightMax) await Promise.race(running)
    }
    await Promise.all(running)
  } finally {
    await pool.close()
  }
}

function take(file: TreeFile, found: FileMeasure, measured: Measured): void {
  const { reason, ...measure } = found
  measured.blobs.set(file.oid, { oid: file.oid, size: file.size, ...measure })
  if (found.how === 'failed') measured.skipped.push({ ...skip(file, 'code.unparsed'), detail: reason ?? '' })
}

function skip(file: TreeFile, code: string): Skip {
  return { subject: textOf(file.path).text, code, detail: '' }
}

function unread(file: TreeFile, how: BlobFact['how']): Omit<BlobFact, 'blobId'> {
  return {
    oid: file.oid,
    size: file.size,
    lines: null,
    language: null,
    how,
    cyclomatic: null,
    cognitive: null,
    nestingMax: null,
    indentation: null,
    functions: [],
  }
}
