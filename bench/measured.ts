/** Runs a command and tells how long it took and how much memory it and all below it held at most, by /proc. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface Measured {
  wallMs: number
  stdout: string
  stderr: string
  exitCode: number | null
  /**
   * Largest sum of memory, in MB, over all processes of a kind at one moment: resident memory of Node and git below the
   * command; of PostgreSQL what its processes hold for themselves, and what they share once.
   */
  peakMb: { node: number; git: number; postgres: number }
}

/** A look costs a millisecond, which a scan on both cores would have to give. */
const sampleMs = 100

export async function measured(
  file: string,
  args: readonly string[],
  options: {
    cwd?: string
    env?: Record<string, string>
    keepOutput?: boolean
    /** The process id of a PostgreSQL that runs beside the command. */
    postmaster?: number
  } = {},
): Promise<Measured> {
  const began = performance.now()
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) =>
    options.keepOutput === false ? undefined : out.push(chunk),
  )
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  const peakMb = { node: 0, git: 0, postgres: 0 }
  const sampler = setInterval(() => {
    const now = memoryOf(child.pid ?? 0, options.postmaster ?? 0)
    for (const kind of ['node', 'git', 'postgres'] as const)
      peakMb[kind] = Math.max(peakMb[kind], now[kind])
  }, sampleMs)
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve)
    child.once('error', reject)
  })
  clearInterval(sampler)
  return {
    wallMs: performance.now() - began,
    stdout: Buffer.concat(out).toString(),
    stderr: Buffer.concat(err).toString(),
    exitCode,
    peakMb,
  }
}

interface Process {
  kind: string
  /** In MB: resident, of it allocated by the process itself, and of it shared. */
  resident: number
  own: number
  shared: number
}

/** Linux only; elsewhere memory stays 0 and the results say so. Looks at what is below the two, and at nothing else. */
export function memoryOf(root: number, postmaster: number): Measured['peakMb'] {
  const ours = below(root)
  const residentOf = (kind: string) =>
    ours.reduce((sum, process) => sum + (process.kind === kind ? process.resident : 0), 0)
  const servers = postmaster === 0 ? [] : below(postmaster)
  const shared = Math.max(0, ...servers.map((process) => process.shared))
  return {
    node: residentOf('node'),
    git: residentOf('git'),
    postgres: servers.reduce((sum, process) => sum + process.own, shared),
  }
}

function below(pid: number): Process[] {
  const process = look(pid)
  return process === undefined ? [] : [process, ...childrenOf(pid).flatMap(below)]
}

function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1')
    return text.split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

function look(pid: number): Process | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1')
    const field = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1] ?? ''
    const name = field('Name')
    const kind = /^(node|MainThread)$/.test(name) ? 'node' : name.startsWith('git') ? 'git' : name
    const mb = (size: string) => Number(field(size)) / 1024
    return {
      kind,
      resident: mb('VmRSS'),
      own: mb('RssAnon'),
      shared: mb('RssShmem'),
    }
  } catch {
    return undefined
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** How long some work took, in ms, each time that it was done. */
export async function timesOf(work: () => Promise<unknown>, times: number): Promise<number[]> {
  const took: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const began = performance.now()
    await work()
    took.push(performance.now() - began)
  }
  return took
}
