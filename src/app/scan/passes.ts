/**
 * The order in which a history is read. Code is measured from the first moment on, and lines are read as soon as the commits
 * are known, both in the background: the other steps leave a core idle now and then.
 */
import { knownBlobs } from '#facts/write-blobs.ts'
import type { ChosenBranch } from '#sources/git/branches.ts'
import type { TagsRead } from '#sources/git/tags.ts'
import { startCodePass, type CodePass } from './code-pass.ts'
import { finishLines } from './finish-lines.ts'
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
  const background = new AbortController()
  const signals = [background.signal, ...(given.signal === undefined ? [] : [given.signal])]
  const scan = { ...given, signal: AbortSignal.any(signals) }
  try {
    const heads = await readHeads(scan, branches)
    const code = await startCode(scan, heads)
    const passed = await shapePass(scan, branches, tags.tags)
    const placed = await place(scan, passed.commitCount, branches, tags)
    const reading = await readLinesAhead(scan, placed.branches)
    const shaped = await finishShape(scan, { passed, heads, placed, tags })
    const shapedAt = performance.now()
    const isWhole = shaped.rollup.since === null
    if (!shaped.isChanged) return { isWhole, shape: shapedAt - began, lines: 0, complexity: 0 }
    if (reading.commits < fewCommits) code.useAllCores()
    await linesPass(scan, reading, passed.writer.paths)
    const lines = performance.now() - shapedAt
    code.useAllCores()
    const measured = await code.measured
    await finishLines(scan, shaped, measured)
    return { isWhole, shape: shapedAt - began, lines, complexity: measured.endedAt - began }
  } finally {
    background.abort()
  }
}

/** So many commits' lines take git longer than a second thread takes to start. */
const fewCommits = 20_000

async function startCode(scan: Scan, { trees }: Heads): Promise<CodePass> {
  const { client, repository } = scan
  const oids = [...trees.values()].flatMap((tree) => tree.files.map((file) => file.oid))
  const known = await knownBlobs(client, repository.repository_id, oids)
  return startCodePass(scan, trees.values(), known)
}
