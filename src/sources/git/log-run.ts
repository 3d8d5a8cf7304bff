/**
 * `git log` over a given list of commits, in pieces that can fail one by one: a commit that git cannot show (a missing
 * blob, a bomb, a crash) is found, skipped and named, and the rest is read.
 */
import { exitOf, gitError, startGit, stderrOf } from './git.ts'
import { NulTokens, type TokenSink } from './tokens.ts'

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
  /** Without a finished commit for this long, git is taken to hang. */
  stallMs: number
  background?: boolean
  signal?: AbortSignal | undefined
}

export interface SkippedCommit {
  oid: string
  code: string
  detail: string
}

export interface LogOutcome<Row> {
  /** One for each commit that could be read, in order. */
  rows: Row[]
  skipped: SkippedCommit[]
}

/**
 * At first git may hold finished commits back until its buffer is full: writing each at once costs a third more, in git and
 * here. Only after a run broke off does the rest show each commit as it is finished, so that the one to blame is known.
 */
export async function runLog<Row>(run: LogRun<Row>): Promise<LogOutcome<Row>> {
  const outcome: LogOutcome<Row> = { rows: [], skipped: [] }
  let buffered = true
  for (let from = 0; from < run.oids.length;) {
    run.signal?.throwIfAborted()
    const oids = run.oids.slice(from)
    const end = await runOnce(run, oids, buffered)
    if (end.how === 'done') {
      outcome.rows = outcome.rows.length === 0 ? end.rows : outcome.rows.concat(end.rows)
      return outcome
    }
    if (buffered) from += keepWhole(end, outcome)
    else from += await goPast(run, oids, end, outcome)
    buffered = false
  }
  return outcome
}

/** All but the last one seen, which may be half there. */
function keepWhole<Row>(end: Broken<Row>, outcome: LogOutcome<Row>): number {
  const whole = end.rows.slice(0, -1)
  outcome.rows = outcome.rows.concat(whole)
  return whole.length
}

/** Keeps what is whole of a run that broke off, skips the commit it broke at, and says how many are dealt with. */
async function goPast<Row>(
  run: LogRun<Row>,
  oids: readonly string[],
  end: Broken<Row>,
  outcome: LogOutcome<Row>,
): Promise<number> {
  const seen = end.rows.length
  if (end.how === 'stalled') {
    // Each commit is flushed when it is finished: what was seen is whole, the next one is where git hangs.
    outcome.rows.push(...end.rows)
    outcome.skipped.push({
      oid: oids[seen] ?? '',
      code: 'git.diff.too_large',
      detail: `no end after ${run.stallMs} ms`,
    })
    return seen + 1
  }
  if (seen === 0) {
    outcome.skipped.push({ oid: oids[0] ?? '', code: end.code, detail: end.detail })
    return 1
  }
  // A git that dies flushes half a commit: the last one seen is read again alone.
  outcome.rows.push(...end.rows.slice(0, -1))
  const again = await runOnce(run, oids.slice(seen - 1, seen), false)
  if (again.how === 'done') outcome.rows.push(...again.rows)
  else outcome.skipped.push({ oid: oids[seen - 1] ?? '', code: again.code, detail: again.detail })
  return seen
}

type Done<Row> = { how: 'done'; rows: Row[] }
type Broken<Row> = { how: 'stalled' | 'failed'; rows: Row[]; code: string; detail: string }

async function runOnce<Row>(
  run: LogRun<Row>,
  oids: readonly string[],
  buffered: boolean,
): Promise<Done<Row> | Broken<Row>> {
  const args = ['log', '--stdin', '--no-walk=unsorted', ...run.args]
  const child = startGit(args, {
    gitDir: run.gitDir,
    settings: run.settings ?? {},
    signal: run.signal,
    buffered,
    background: run.background ?? false,
  })
  const errors = stderrOf(child)
  const exited = exitOf(child)
  child.stdin.end(`${oids.join('\n')}\n`)
  const sink = run.makeSink()
  const tokens = new NulTokens(sink)
  let isStalled = false
  const stalled = () => {
    isStalled = true
    child.kill('SIGKILL')
  }
  const timer = setTimeout(stalled, run.stallMs)
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    timer.refresh()
    tokens.push(chunk)
  }
  clearTimeout(timer)
  const exitCode = await exited
  run.signal?.throwIfAborted()
  if (isStalled)
    return {
      how: 'stalled',
      rows: sink.rows,
      code: 'git.diff.too_large',
      detail: `no end after ${run.stallMs} ms`,
    }
  const stderr = await errors
  if (exitCode === 0 && sink.rows.length === oids.length) return { how: 'done', rows: sink.rows }
  const error = gitError(args, stderr, exitCode)
  const code =
    /out of memory|mmap failed|malloc/i.test(stderr) || exitCode === null
      ? 'git.diff.too_large'
      : error.code
  return { how: 'failed', rows: sink.rows, code, detail: error.message }
}
