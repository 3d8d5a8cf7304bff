/**
 * The order in which a history is read: first all that the first findings need, with the cores to itself; then, while those
 * can be read already, lines and code side by side. Where little is new, all of it is begun at once.
 */
import { knownBlobs } from '#facts/writing/write-blobs.ts'
import { placesAmong } from '#practices/decisions/formats/where.ts'
import { createMeasurePool, type MeasurePool } from '#sources/code/pool.ts'
import type { ChosenBranch } from '#sources/git/branches.ts'
import type { TagsRead } from '#sources/git/tags.ts'
import type { TreeFile } from '#sources/git/tree.ts'
import { fewFiles, freshContents, startCodePass, type CodePass } from './code-pass.ts'
import { finishCode } from './finish-code.ts'
import { finishBeside, finishLines } from './finish-lines.ts'
import { finishShape } from './finish-shape.ts'
import { readHeads, type Heads } from './heads.ts'
import { linesPass, startLines } from './lines-pass.ts'
import { place } from './placed.ts'
import { shapePass } from './shape-pass.ts'
import type { Scan } from './step.ts'

export interface Passes {
  /** Whether all was read, rather than what is new since the last scan. */
  isWhole: boolean
  /** Milliseconds: until the first findings could be shown, and how long lines and code took; 0 where nothing was new. */
  shape: number
  lines: number
  complexity: number
  /** Files at the default branch's head that lie where decisions usually do. */
  decisionPaths: string[]
}

export async function readAll(
  given: Scan,
  branches: readonly ChosenBranch[],
  tags: TagsRead,
): Promise<Passes> {
  const began = performance.now()
  const stop = new AbortController()
  const signals = [stop.signal, ...(given.signal === undefined ? [] : [given.signal])]
  const scan = { ...given, signal: AbortSignal.any(signals) }
  const running: Promise<unknown>[] = []
  const inBackground = <Result>(work: Promise<Result>): Promise<Result> => {
    running.push(work)
    work.catch(() => {}) // Met when its turn comes; until then it is not an unhandled one.
    return work
  }
  try {
    const contents = inBackground(readContents(scan, branches))
    void inBackground(contents.then(({ early }) => early?.measured))
    const passed = await shapePass(scan, branches, tags.tags)
    const placed = await place(scan, passed, branches, tags)
    const { heads, known, ...code } = await contents
    const isLittle = passed.history.length < littleCommits
    const early = isLittle
      ? await startLines(scan, placed.branches, passed.writer.paths)
      : undefined
    const shaped = await finishShape(scan, { passed, heads, known, placed, tags })
    const shapedAt = performance.now()
    const isWhole = shaped.rollup.since === null
    const decisionPaths = decisionPathsIn(heads, branches)
    if (!shaped.isChanged)
      return { isWhole, shape: shapedAt - began, lines: 0, complexity: 0, decisionPaths }
    const reading = early ?? (await startLines(scan, placed.branches, passed.writer.paths))
    const { measured, useAllCores } = code.early ?? startCodePass(scan, code.fresh, known)
    void inBackground(measured)
    const underWay = Promise.withResolvers<void>()
    const shapeRest = inBackground(underWay.promise.then(() => finishBeside(scan, shaped)))
    const codeRest = inBackground(measured.then((found) => finishCode(scan, shaped, found)))
    if (reading.commits < littleCommits) {
      useAllCores()
      underWay.resolve()
    }
    await linesPass(scan, reading, underWay)
    const lines = performance.now() - shapedAt
    useAllCores()
    await finishLines(scan, shaped, inBackground(Promise.all([shapeRest, codeRest])))
    const { endedAt } = await measured
    const complexity = Math.max(0, endedAt - shapedAt)
    return { isWhole, shape: shapedAt - began, lines, complexity, decisionPaths }
  } finally {
    stop.abort()
    // The repository stays ours until nothing writes about it any more.
    await Promise.allSettled(running)
  }
}

function decisionPathsIn({ trees }: Heads, [main]: readonly ChosenBranch[]): string[] {
  const files = trees.get(main?.name ?? '')?.files ?? []
  const paths = files.flatMap(({ kind, path }) => (kind === 'file' ? path : []))
  return placesAmong(paths, []).map((path) => Buffer.from(path, 'latin1').toString('utf8'))
}

/** So many commits' lines take git longer than a second thread takes to start. */
const littleCommits = 20_000

interface Contents {
  heads: Heads
  /** Ids of contents measured before, by `contentKey`. */
  known: Map<string, number>
  fresh: TreeFile[]
  /** So little to measure is begun at once: nothing waits for it, and it is awaited soon. */
  early: CodePass | undefined
}

async function readContents(scan: Scan, branches: readonly ChosenBranch[]): Promise<Contents> {
  const pool = scan.repository.is_rolled ? createMeasurePool({ workers: 1 }) : undefined
  try {
    if (await hasMoved(scan, branches)) pool?.warm()
    const contents = await readFresh(scan, branches, pool)
    if (contents.early === undefined) await pool?.close()
    return contents
  } catch (error) {
    await pool?.close()
    throw error
  }
}

/** Whether a head stands elsewhere than at the last scan, so that files are likely to be measured. */
async function hasMoved(
  { pool, repository }: Scan,
  branches: readonly ChosenBranch[],
): Promise<boolean> {
  const { rows } = await pool.query<{ head: string }>(
    `select encode(tree_read, 'hex') as head from branch where repository_id = $1`,
    [repository.repository_id],
  )
  const read = new Set(rows.map((row) => row.head))
  return branches.some((branch) => !read.has(branch.head))
}

async function readFresh(
  scan: Scan,
  branches: readonly ChosenBranch[],
  pool: MeasurePool | undefined,
): Promise<Contents> {
  const heads = await readHeads(scan, branches)
  const files = [...heads.trees.values()].flatMap((tree) => tree.files)
  const known = await knownBlobs(
    scan.pool,
    scan.repository.repository_id,
    files.map((file) => file.oid),
  )
  const fresh = freshContents(files, known)
  const early = fresh.length > fewFiles ? undefined : startCodePass(scan, fresh, known, pool)
  return { heads, known, fresh, early }
}
