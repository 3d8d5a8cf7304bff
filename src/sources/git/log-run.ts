/**
 * `git log` over a given list of commits, in pieces that can fail one by one: a commit that git cannot show (a missing
 * blob, a bomb, a crash) is found, skipped and named, and the rest is read.
 */
import { exitOf, gitError, startGit, stderrOf } from './git.ts'
import { NulTokens, type TokenSink } from './tokens.ts'
import { findBombs } from './tree-bombs.ts'

/** Collects what git prints; knows which commits it has seen, in order. */
export interface LogSink<Row> extends TokenSink {
  rows: Row[]
}

export interface LogRun<Row> {
  gitDir: string
  /** Arguments after `log --stdin --no-walk=unsorted`. */
  args: readonly string[]
  settings?: Record<string, string>
  /** Full object ids, in the order wanted. */
  oids: readonly string[]
  makeSink: () => LogSink<Row>
  /** Is given one row for each commit that could be read, in order, some hundreds at a time; git waits meanwhile. */
  take: (rows: Row[]) => Promise<void>
  /** Without a finished commit for this long, git is taken to hang. */
  stallMs: number
  background?: boolean
  /** Begin with so little memory: a commit that needs more is read alone with all that git may have, unless it is a tree bomb. */
  memoryMiBAtFirst?: number
  signal?: AbortSignal | undefined
}

export interface SkippedCommit {
  oid: string
  code: string
  detail: string
  /** There is no other way to read what it changes. */
  isBomb?: true
}

/** Rows beyond these are handed on. So few are forgotten before they grow old: gathering thousands costs a third more. */
const rowsMax = 250

/**
 * Gives what had to be skipped. At first git may hold finished commits back until its buffer is full: writing each at once
 * costs a third more, in git and here. Only after a run broke off does the rest show each commit as it is finished, so that
 * the one to blame is known.
 */
export async function runLog<Row>(run: LogRun<Row>): Promise<SkippedCommit[]> {
  const skipped: SkippedCommit[] = []
  const isWary = run.memoryMiBAtFirst !== undefined
  let open = run.oids
  let buffered = true
  let isSearched = false
  while (open.length > 0) {
    run.signal?.throwIfAborted()
    const end = await runOnce(run, open, buffered)
    if (end.how === 'done') break
    open = open.slice(end.taken)
    if (isWary && !isSearched && end.code === tooLarge) {
      // Before any of them is given more: what is found here is not tried one by one either.
      isSearched = true
      const bombs = await findBombs(run.gitDir, open, { signal: run.signal })
      for (const [oid, detail] of bombs) skipped.push({ oid, code: tooLarge, detail, isBomb: true })
      open = open.filter((oid) => !bombs.has(oid))
    } else if (!buffered) {
      const [oid = '', ...rest] = open
      const mayBeCut = end.how === 'failed' && end.seen > 0
      const mayTakeMore = end.how === 'failed' && isWary && end.code === tooLarge
      const why = mayBeCut || mayTakeMore ? await readAlone(run, oid) : end
      if (why !== null) skipped.push({ oid, code: why.code, detail: why.detail })
      open = rest
    }
    buffered = false
  }
  return skipped
}

const tooLarge = 'git.diff.too_large'

/** A git that dies flushes half a commit, or had too little memory: that one is read again alone. Null when that went well. */
async function readAlone<Row>(run: LogRun<Row>, oid: string): Promise<Broken | null> {
  const { memoryMiBAtFirst: _, ...withAll } = run
  const again = await runOnce(withAll, [oid], false)
  return again.how === 'done' ? null : again
}

type Done = { how: 'done' }
type Broken = {
  how: 'stalled' | 'failed'
  /** Commits of which git began to tell. */
  seen: number
  /** Those it told whole, which were handed on. */
  taken: number
  code: string
  detail: string
}

async function runOnce<Row>(
  run: LogRun<Row>,
  oids: readonly string[],
  buffered: boolean,
): Promise<Done | Broken> {
  const args = ['log', '--stdin', '--no-walk=unsorted', ...run.args]
  const child = startGit(args, {
    gitDir: run.gitDir,
    settings: run.settings ?? {},
    signal: run.signal,
    buffered,
    background: run.background ?? false,
    ...(run.memoryMiBAtFirst === undefined ? {} : { memoryMiBMax: run.memoryMiBAtFirst }),
  })
  const errors = stderrOf(child)
  const exited = exitOf(child)
  child.stdin.end(`${oids.join('\n')}\n`)
  const sink = run.makeSink()
  const tokens = new NulTokens(sink)
  let taken = 0
  const hand = async (count: number): Promise<void> => {
    const rows = sink.rows.splice(0, count)
    taken += rows.length
    if (rows.length > 0) await run.take(rows)
  }
  let isStalled = false
  const stalled = () => {
    isStalled = true
    child.kill('SIGKILL')
  }
  let timer = setTimeout(stalled, run.stallMs)
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      timer.refresh()
      tokens.push(chunk)
      if (sink.rows.length <= rowsMax) continue
      clearTimeout(timer) // Whoever takes the rows may take their time; git is not to blame for it.
      await hand(sink.rows.length - 1)
      timer = setTimeout(stalled, run.stallMs)
    }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  } finally {
    clearTimeout(timer)
  }
  const exitCode = await exited
  run.signal?.throwIfAborted()
  const stderr = await errors
  const seen = taken + sink.rows.length
  if (!isStalled && exitCode === 0 && seen === oids.length) {
    await hand(sink.rows.length)
    return { how: 'done' }
  }
  // Where each commit is flushed when it is finished, all that a git which hangs has told is whole.
  await hand(sink.rows.length - (isStalled && !buffered ? 0 : 1))
  if (isStalled)
    return {
      ...{ how: 'stalled', seen, taken },
      code: tooLarge,
      detail: `no end after ${run.stallMs} ms`,
    }
  const error = gitError(args, stderr, exitCode)
  const code =
    /out of memory|mmap failed|malloc/i.test(stderr) || exitCode === null ? tooLarge : error.code
  return { how: 'failed', seen, taken, code, detail: error.message }
}
