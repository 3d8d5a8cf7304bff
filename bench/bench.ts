/**
 * `npm run bench -- REPO… [--runs 3] [--scale] [--no-peers] [--keep]`: Cairn against stock git and against its own bounds, in one
 * run on one machine, and against other tools where they are installed. Prints ratios; `--keep` writes them to bench/results/.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ancestorBehind, cutHistory, gitDirOf, gitIn } from './cut.ts'
import { measured, median } from './measured.ts'
import { runPeers } from './peers.ts'
import { timeQuestions } from './questions.ts'
import { exponent, machine, printed, writeResults, type HistoryResult } from './results.ts'
import { helpMs, scanned, scanOnce, shownMs, startMs, timedScan } from './scans.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '3' },
    scale: { type: 'boolean' },
    'no-peers': { type: 'boolean' },
    keep: { type: 'boolean' },
  },
})
const runs = Number(values.runs)

const results: HistoryResult[] = []
for (const repository of positionals.length > 0 ? positionals : ['.']) {
  const gitDir = gitDirOf(repository)
  const name = path.basename(
    gitDir === path.resolve(repository) ? path.dirname(gitDir) : path.dirname(gitDir),
  )
  results.push(await benchHistory(name, gitDir))
}
const report = {
  machine: machine(),
  runs,
  histories: results,
  exponents: values.scale ? exponent(results) : null,
}
console.log(printed(report))
if (values.keep) console.log(`Kept in ${writeResults(report)}.`)

async function benchHistory(name: string, gitDir: string): Promise<HistoryResult> {
  const head = gitIn(gitDir, 'rev-parse', 'HEAD')
  const scratch = mkdtempSync(path.join(tmpdir(), 'cairn-bench-'))
  const wholes: HistoryResult['scans'] = []
  const git = { raw: [] as number[], numstat: [] as number[] }
  let questions: HistoryResult['questions'] = []
  const incremental: number[] = []
  const starts: number[] = []
  for (let run = 0; run < runs; run++) {
    git.raw.push((await gitMs(gitDir, ['log', '--raw', '-z', '--no-renames', head])) ?? 0)
    const numstat = await gitMs(gitDir, ['log', '--numstat', '-M', '-z', head], 'may end')
    if (numstat !== null) git.numstat.push(numstat)
    const shown = await shownMs(gitDir)
    const scan = await timedScan(gitDir)
    wholes.push({
      initMs: scan.initMs,
      shownMs: shown,
      wallMs: scan.run.wallMs,
      tookMs: scan.tookMs,
      peakMb: scan.run.peakMb,
      commits: scan.commits,
      changes: scan.changes,
    })
    if (run === runs - 1) questions = await timeQuestions(scan)
    await scan.close()
    starts.push(await startMs())
  }
  const before = ancestorBehind(gitDir, head, 100)
  const cut = cutHistory(path.join(scratch, 'cut'), gitDir, before)
  for (let run = 0; run < runs; run++) {
    cut.moveTo(before)
    const first = await timedScan(cut.path)
    cut.moveTo(head)
    const second = await scanOnce(cut.path, first.dataFolder)
    incremental.push(second.wallMs)
    if (scanned(second).commits <= first.commits)
      throw new Error('the second scan found nothing new')
    await first.close()
  }
  const scaled = values.scale ? await scale(scratch, gitDir, head) : []
  const peers = values['no-peers'] ? [] : await runPeers(gitDir)
  const helps = [await helpMs(), await helpMs(), await helpMs()]
  rmSync(scratch, { recursive: true, force: true })
  const fresh = Number(gitIn(gitDir, 'rev-list', '--count', `${before}..${head}`))
  return {
    name,
    git,
    scans: wholes,
    questions,
    incremental: { freshCommits: fresh, wallMs: incremental, startMs: median(starts) },
    scaled,
    peers,
    helpMs: median(helps),
  }
}

/** The same history cut at several ages: time against commits with everything else alike. */
async function scale(
  scratch: string,
  gitDir: string,
  head: string,
): Promise<HistoryResult['scaled']> {
  const all = Number(gitIn(gitDir, 'rev-list', '--count', head))
  const scaled: HistoryResult['scaled'] = []
  for (const wanted of [6_000, 18_000, 40_000].filter((count) => count < all * 0.8)) {
    const at = ancestorBehind(gitDir, head, all - wanted)
    const cut = cutHistory(path.join(scratch, `scale-${wanted}`), gitDir, at)
    const walls: number[] = []
    const peaks: number[] = []
    for (let run = 0; run < runs; run++) {
      const scan = await timedScan(cut.path)
      walls.push(scan.tookMs.total)
      peaks.push(scan.run.peakMb.node)
      await scan.close()
    }
    scaled.push({ commits: cut.commits, totalMs: median(walls), peakNodeMb: median(peaks) })
  }
  return scaled
}

/** Null where git ends before the end, as a copy that lacks contents makes it, and where that is not an error of ours. */
async function gitMs(gitDir: string, args: string[], end?: 'may end'): Promise<number | null> {
  const run = await measured('git', ['--git-dir', gitDir, ...args], { keepOutput: false })
  if (run.exitCode === 0) return run.wallMs
  if (end === 'may end' && /unable to read|could not fetch/.test(run.stderr)) return null
  throw new Error(`git ${args.join(' ')}: ${run.stderr}`)
}
