/** What a benchmark found: as a table of ratios for reading, and as a file for keeping. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median } from './measured.ts'
import type { PeerRun } from './peers.ts'

export interface HistoryResult {
  name: string
  git: { raw: number[]; numstat: number[] }
  scans: {
    initMs: number
    wallMs: number
    /** From the scan's start until hotspots and coupling were answered, while it went on. */
    shownMs: number
    tookMs: { shape: number; lines: number; complexity: number; total: number }
    peakMb: { node: number; git: number; postgres: number }
    commits: number
    changes: number
  }[]
  questions: QuestionTime[]
  incremental: { freshCommits: number; wallMs: number[]; startMs: number }
  scaled: { commits: number; totalMs: number; peakNodeMb: number }[]
  peers: PeerRun[]
  helpMs: number
}

export interface QuestionTime {
  question: string
  window: string
  ms: number
  /** What it may take. */
  msMax: number
}

export interface BenchReport {
  machine: string
  runs: number
  histories: HistoryResult[]
  exponents: { name: string; exponent: number; from: number; to: number }[] | null
}

export function machine(): string {
  const git = execFileSync('git', ['--version']).toString().trim()
  const gib = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${gib} GiB, Node ${process.versions.node}, ${git}`
}

/** How total time grows with commits, as an exponent: between the smallest and the largest cut of one history. */
export function exponent(
  histories: readonly HistoryResult[],
): NonNullable<BenchReport['exponents']> {
  return histories.flatMap((history) => {
    const first = history.scaled[0]
    const whole = {
      commits: history.scans[0]?.commits ?? 0,
      totalMs: median(history.scans.map((scan) => scan.tookMs.total)),
    }
    if (first === undefined || whole.commits <= first.commits) return []
    const value = Math.log(whole.totalMs / first.totalMs) / Math.log(whole.commits / first.commits)
    return [{ name: history.name, exponent: value, from: first.commits, to: whole.commits }]
  })
}

export function printed({ machine: on, runs, histories, exponents }: BenchReport): string {
  const lines = [`Medians of ${runs} runs on ${on}`, '']
  for (const history of histories) lines.push(...aboutHistory(history), '')
  for (const { name, exponent: value, from, to } of exponents ?? [])
    lines.push(
      `${name}: time grows with commits to the power ${value.toFixed(2)} from ${from} to ${to} ${bound(value, 1.1)}`,
    )
  return lines.join('\n')
}

function aboutHistory(history: HistoryResult): string[] {
  const { git, scans, questions, incremental, scaled, peers } = history
  const isLong = (scans[0]?.commits ?? 0) >= longHistory
  const raw = median(git.raw)
  const numstat = median(git.numstat)
  const of = (pick: (scan: HistoryResult['scans'][number]) => number) => median(scans.map(pick))
  const shown = of((scan) => scan.shownMs)
  const second = median(incremental.wallMs) - incremental.startMs
  const node = of((scan) => scan.peakMb.node)
  const smaller = scaled.find((cut) => cut.commits > 15_000)
  return [
    `${history.name}: ${scans[0]?.commits} commits, ${scans[0]?.changes} changes`,
    row('git log --raw -z --no-renames', seconds(raw)),
    row(
      'git log --numstat -M -z',
      git.numstat.length === 0 ? 'cannot tell' : seconds(numstat),
      git.numstat.length === 0 ? 'this copy lacks contents, and stock git ends there' : '',
    ),
    row('PostgreSQL made and started (apart)', seconds(of((scan) => scan.initMs))),
    row(
      'hotspots by revisions and coupling shown',
      seconds(shown),
      ratio(shown / raw, 'raw', isLong ? 1.5 : null),
    ),
    row(
      'everything',
      seconds(of((scan) => scan.tookMs.total)),
      git.numstat.length === 0
        ? ''
        : ratio(of((scan) => scan.tookMs.total) / numstat, 'numstat', isLong ? 0.6 : null),
    ),
    row(
      '  of it lines / complexity, side by side',
      `${seconds(of((scan) => scan.tookMs.lines))} / ${seconds(of((scan) => scan.tookMs.complexity))}`,
    ),
    row('the whole command', seconds(of((scan) => scan.wallMs))),
    row(
      `second scan, ${incremental.freshCommits} new commits, past process start`,
      seconds(second),
      bound(second / 1000, 1, 's'),
    ),
    row('peak memory of Node', `${node.toFixed(0)} MB`, bound(node, 400, 'MB')),
    ...(smaller === undefined
      ? []
      : [
          row(
            `  beside that of ${smaller.commits} commits`,
            `${(((node - smaller.peakNodeMb) / smaller.peakNodeMb) * 100).toFixed(0)} % more`,
            bound(((node - smaller.peakNodeMb) / smaller.peakNodeMb) * 100, 20, '%'),
          ),
        ]),
    row(
      'peak memory beside it: git / PostgreSQL',
      `${of((scan) => scan.peakMb.git).toFixed(0)} / ${of((scan) => scan.peakMb.postgres).toFixed(0)} MB`,
    ),
    row('cairn --help', `${history.helpMs.toFixed(0)} ms`, bound(history.helpMs, 150, 'ms')),
    ...scaled.map((cut) =>
      row(
        `cut at ${cut.commits} commits: total, node memory`,
        `${seconds(cut.totalMs)}, ${cut.peakNodeMb.toFixed(0)} MB`,
      ),
    ),
    ...questions.map((asked) =>
      row(
        `${asked.question} ${asked.window}`,
        `${asked.ms.toFixed(0)} ms`,
        bound(asked.ms, asked.msMax, 'ms'),
      ),
    ),
    ...peers.map((peer) =>
      row(
        peer.name,
        peer.wallMs === null ? peer.note : `${seconds(peer.wallMs)} ${peer.note}`,
        peer.wallMs === null
          ? ''
          : `${(peer.wallMs / of((scan) => scan.wallMs)).toFixed(1)} × our whole command`,
      ),
    ),
  ]
}

/** The bounds against git are for 80,000 commits: of a short history what every scan does once is the larger part. */
const longHistory = 50_000

function ratio(value: number, of: string, max: number | null): string {
  return `${value.toFixed(2)} × ${of} ${max === null ? '' : bound(value, max)}`
}

/** What the number was to be, and whether it is more. */
function bound(value: number, max: number, unit = ''): string {
  const most = `${max}${unit === '' ? '' : ` ${unit}`}`
  return value > max ? `OVER ${most}` : `(at most ${most})`
}

function row(what: string, value: string, note = ''): string {
  return `  ${what.padEnd(52)} ${value.padStart(16)}  ${note}`.trimEnd()
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

/** Writes JSON and text beside each other and gives the text's name. */
export function writeResults(report: BenchReport): string {
  const folder = fileURLToPath(new URL('results/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const name = `${new Date().toISOString().slice(0, 10)}-${report.histories.map((history) => history.name).join('-')}`
  writeFileSync(`${folder}${name}.json`, `${JSON.stringify(report, null, 2)}\n`)
  writeFileSync(`${folder}${name}.txt`, `${printed(report)}\n`)
  return `bench/results/${name}.txt`
}
