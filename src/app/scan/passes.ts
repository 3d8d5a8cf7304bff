/**
 * The order in which a history is read. Code is measured from the first moment on, and lines are read as soon as the commits
 * are known, both in the background: the other steps leave a core idle now and then.
 */
import { loadGraph, type Graph } from '#facts/graph.ts'
import { onConnectionOf } from '#facts/transaction.ts'
import { knownBlobs } from '#facts/write-blobs.ts'
import type { ChosenBranch } from '#sources/git/branches.ts'
import type { TagsRead } from '#sources/git/tags.ts'
import { startCodePass, type Measured } from './code-pass.ts'
import { finishCode } from './finish-code.ts'
import { finishBeside, finishLines } from './finish-lines.ts'
import { finishShape } from './finish-shape.ts'
import { readHeads, type Heads } from './heads.ts'
import { linesPass, readLinesAhead } from './lines-pass.ts'
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
    const code = inBackground(startCode(scan, branches))
    const stored = inBackground(storedGraph(scan))
    const passed = await shapePass(scan, branches, tags.tags)
    const placed = await place(scan, await stored, passed, branches, tags)
    const reading = await readLinesAhead(scan, placed.branches)
    const { heads, known, useAllCores, measuring } = await code
    const shaped = await finishShape(scan, { passed, heads, known, placed, tags })
    const shapedAt = performance.now()
    const isWhole = shaped.rollup.since === null
    if (!shaped.isChanged) return { isWhole, shape: shapedAt - began, lines: 0, complexity: 0 }
    const shapeRest = inBackground(finishBeside(scan, shaped))
    const codeRest = inBackground(measuring.then((found) => finishCode(scan, shaped, found)))
    if (reading.commits < fewCommits) useAllCores()
    await linesPass(scan, reading, passed.writer.paths)
    const lines = performance.now() - shapedAt
    useAllCores()
    await finishLines(scan, shaped, inBackground(Promise.all([shapeRest, codeRest])))
    const { endedAt } = await measuring
    return { isWhole, shape: shapedAt - began, lines, complexity: endedAt - began }
  } finally {
    stop.abort()
    // The repository stays ours until nothing writes about it any more.
    await Promise.allSettled(running)
  }
}

/** So many commits' lines take git longer than a second thread takes to start. */
const fewCommits = 20_000

interface CodeStarted {
  heads: Heads
  known: Map<string, number>
  measuring: Promise<Measured>
  useAllCores: () => void
}

async function startCode(scan: Scan, branches: readonly ChosenBranch[]): Promise<CodeStarted> {
  const heads = await readHeads(scan, branches)
  const trees = [...heads.trees.values()]
  const oids = trees.flatMap((tree) => tree.files.map((file) => file.oid))
  const known = await knownBlobs(scan.pool, scan.repository.repository_id, oids)
  const { measured, useAllCores } = startCodePass(scan, trees, known)
  return { heads, known, measuring: measured, useAllCores }
}

function storedGraph({ pool, repository }: Scan): Promise<Graph> {
  return onConnectionOf(pool, (client) =>
    loadGraph(client, repository.repository_id, repository.commit_count),
  )
}
