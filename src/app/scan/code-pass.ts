/**
 * Measures the files at each branch's head, once per content, in worker threads. The scan's connection belongs to the
 * lines pass meanwhile: what was found is stored afterwards (finish-lines.ts).
 */
import type { BlobFact } from '#facts/write-blobs.ts'
import { languageOf } from '#sources/code/languages.ts'
import { createMeasurePool, type FileMeasure } from '#sources/code/pool.ts'
import { readObjects } from '#sources/git/blobs.ts'
import type { TreeFile } from '#sources/git/tree.ts'
import { textOf, type Skip } from '#facts/commit-fact.ts'
import type { Shaped } from './finish-shape.ts'
import type { Scan } from './step.ts'

export interface Measured {
  /** New contents, by `contentKey`. */
  blobs: Map<string, Omit<BlobFact, 'blobId'>>
  /** Ids of contents measured before, by `contentKey`. */
  known: Map<string, number>
  skipped: Skip[]
  endedAt: number
}

/** What a measure is stored under: one content may stand under names of two languages. */
export function contentKey(file: TreeFile): string {
  return `${file.oid} ${readAs(file)}`
}

function readAs(file: TreeFile): string {
  return file.kind === 'file' ? (languageOf(textOf(file.path).text) ?? '') : file.kind
}

/** Measures every content at the heads that is not stored yet. */
export async function codePass(
  scan: Scan,
  shaped: Shaped,
  known: Map<string, number>,
): Promise<Measured> {
  const fresh = new Map<string, TreeFile>()
  for (const branch of shaped.branches)
    for (const file of branch.tree.files) {
      const key = contentKey(file)
      if (!known.has(key) && !fresh.has(key)) fresh.set(key, file)
    }
  const measured: Measured = { blobs: new Map(), known, skipped: [], endedAt: 0 }
  for (const file of fresh.values())
    if (file.kind !== 'file') measured.blobs.set(contentKey(file), unread(file, file.kind))
  const files = [...fresh.values()].filter((file) => file.kind === 'file')
  if (files.length > 0) await measureAll(scan, files, workersFor(scan, shaped), measured)
  measured.endedAt = performance.now()
  return measured
}

/**
 * Each thread compiles its own grammars. While many commits' lines keep git on all cores, one thread less is no slower and
 * costs less.
 */
function workersFor({ cores }: Scan, { commitCount, firstFreshId }: Shaped): number {
  return commitCount - firstFreshId > 20_000 ? Math.max(1, cores - 1) : cores
}

/** Contents larger than this are not read: their size is known from the tree. */
const bytesMax = 16 * 1024 * 1024

async function measureAll(
  { gitDir, signal }: Scan,
  files: TreeFile[],
  workers: number,
  measured: Measured,
): Promise<void> {
  const pool = createMeasurePool({ workers })
  const running: Promise<void>[] = []
  try {
    let index = 0
    for await (const object of readObjects(
      gitDir,
      files.map((file) => file.oid),
      { bytesMax, signal },
    )) {
      const file = files[index++]
      if (file === undefined) break
      const bytes = object?.bytes ?? null
      if (bytes === null) {
        measured.blobs.set(contentKey(file), unread(file, object === null ? 'failed' : 'too_large'))
        measured.skipped.push(
          skip(file, object === null ? 'git.objects.missing' : 'code.too_large'),
        )
        continue
      }
      const work = pool
        .measure({ path: textOf(file.path).text, bytes })
        .then((found) => take(file, found, measured))
      running.push(work)
      await pool.room()
    }
    await Promise.all(running)
  } finally {
    await pool.close()
  }
}

function take(file: TreeFile, found: FileMeasure, measured: Measured): void {
  const { reason, ...measure } = found
  measured.blobs.set(contentKey(file), {
    oid: file.oid,
    readAs: readAs(file),
    size: file.size,
    ...measure,
  })
  if (found.how === 'failed')
    measured.skipped.push({ ...skip(file, 'code.unparsed'), detail: reason ?? '' })
}

function skip(file: TreeFile, code: string): Skip {
  return { subject: textOf(file.path).text, code, detail: '' }
}

function unread(file: TreeFile, how: BlobFact['how']): Omit<BlobFact, 'blobId'> {
  return {
    oid: file.oid,
    readAs: readAs(file),
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
