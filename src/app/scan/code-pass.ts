/**
 * Measures the files at each branch's head, once per content, in worker threads that use what the other passes leave of the
 * cores. The scan's connection belongs to them meanwhile: what was found is stored afterwards (finish-lines.ts).
 */
import type { BlobFact } from '#facts/writing/write-blobs.ts'
import { languageOf } from '#sources/code/languages.ts'
import { createMeasurePool, type FileMeasure, type MeasurePool } from '#sources/code/pool.ts'
import { readObjects } from '#sources/git/blobs.ts'
import type { TreeFile } from '#sources/git/tree.ts'
import { textOf, type Skip } from '#facts/commit-fact.ts'
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

export interface CodePass {
  measured: Promise<Measured>
  /** To be told once git no longer keeps the cores busy. Until then one thread is no slower and costs less: each compiles its own grammars. */
  useAllCores: () => void
}

/** One file for every content that is not stored yet. */
export function freshContents(
  files: readonly TreeFile[],
  known: ReadonlyMap<string, number>,
): TreeFile[] {
  const fresh = new Map<string, TreeFile>()
  for (const file of files) {
    const key = contentKey(file)
    if (!known.has(key) && !fresh.has(key)) fresh.set(key, file)
  }
  return [...fresh.values()]
}

export function startCodePass(
  scan: Scan,
  fresh: readonly TreeFile[],
  known: Map<string, number>,
  warmed?: MeasurePool,
): CodePass {
  const isMuch = fresh.length > fewFiles
  const pool = warmed ?? createMeasurePool({ workers: 1, givesWay: isMuch })
  if (!isMuch && bytesOf(fresh) >= bytesPerThread) pool.widen(scan.cores)
  const measured = measureAll(scan, fresh, known, pool)
  measured.catch(() => {}) // Met by whoever awaits it.
  const useAllCores = (): void => {
    if (isMuch) pool.widen(scan.cores)
  }
  return { measured, useAllCores }
}

function bytesOf(files: readonly TreeFile[]): number {
  return files.reduce((sum, file) => sum + file.size, 0)
}

/** Less than this one thread measures sooner than two that each compile their own grammars beside whatever else runs. */
const bytesPerThread = 4 * 1024 * 1024

/** So few are measured before another thread has its grammars, and soon awaited. */
export const fewFiles = 200

/** Contents larger than this are not read: their size is known from the tree. */
const bytesMax = 16 * 1024 * 1024

async function measureAll(
  scan: Scan,
  fresh: readonly TreeFile[],
  known: Map<string, number>,
  pool: MeasurePool,
): Promise<Measured> {
  const measured: Measured = { blobs: new Map(), known, skipped: [], endedAt: 0 }
  try {
    for (const file of fresh)
      if (file.kind !== 'file') measured.blobs.set(contentKey(file), unread(file, file.kind))
    const files = fresh.filter((file) => file.kind === 'file')
    await measureFiles(scan, files, pool, measured)
  } finally {
    await pool.close()
  }
  measured.endedAt = performance.now()
  return measured
}

async function measureFiles(
  { gitDir, signal }: Scan,
  files: TreeFile[],
  pool: MeasurePool,
  measured: Measured,
): Promise<void> {
  const oids = files.map((file) => file.oid)
  const running: Promise<void>[] = []
  let index = 0
  for await (const object of readObjects(gitDir, oids, { bytesMax, signal })) {
    const file = files[index++]
    if (file === undefined) break
    const bytes = object?.bytes ?? null
    if (bytes === null) {
      measured.blobs.set(contentKey(file), unread(file, object === null ? 'failed' : 'too_large'))
      measured.skipped.push(skip(file, object === null ? 'git.objects.missing' : 'code.too_large'))
      continue
    }
    const work = pool
      .measure({ path: textOf(file.path).text, bytes })
      .then((found) => take(file, found, measured))
    running.push(work)
    await pool.room()
  }
  await Promise.all(running)
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
