/** Runs a command and tells how long it took and how much memory it and all below it held at most, by /proc. */
import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'

export interface Measured {
  wallMs: number
  stdout: string
  stderr: string
  exitCode: number | null
  /** Largest sum of resident memory, in MB, over all processes of a kind at one moment. */
  peakMb: { node: number; git: number }
}

const sampleMs = 40

export async function measured(
  file: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; keepOutput?: boolean } = {},
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
  const peakMb = { node: 0, git: 0 }
  const sampler = setInterval(() => sample(child.pid ?? 0, peakMb), sampleMs)
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

/** Linux only; elsewhere memory stays 0 and the results say so. */
function sample(root: number, peak: Measured['peakMb']): void {
  let names: string[]
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return
  }
  const processes = new Map<number, { parent: number; kind: string; mb: number }>()
  for (const name of names) {
    const found = look(Number(name))
    if (found) processes.set(Number(name), found)
  }
  const now = { node: 0, git: 0 }
  for (const [pid, { kind, mb }] of processes)
    if (isBelow(pid, root, processes) && (kind === 'node' || kind === 'git')) now[kind] += mb
  peak.node = Math.max(peak.node, now.node)
  peak.git = Math.max(peak.git, now.git)
}

function look(pid: number): { parent: number; kind: string; mb: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1')
    const field = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1] ?? ''
    const name = field('Name')
    const kind = /^(node|MainThread)$/.test(name) ? 'node' : name.startsWith('git') ? 'git' : name
    return { parent: Number(field('PPid')), kind, mb: Number(field('VmRSS')) / 1024 }
  } catch {
    return undefined
  }
}

function isBelow(pid: number, root: number, processes: Map<number, { parent: number }>): boolean {
  for (let id = pid; id > 1; id = processes.get(id)?.parent ?? 0) if (id === root) return true
  return false
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
