/** Times whole scans, from the outside, against stock git on the same objects in the same run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDataFolder } from '#app/data-folder.ts'
import { openDatabase, type Database } from '#app/database.ts'
import { measured, type Measured } from './measured.ts'

const cairn = fileURLToPath(new URL('../bin/cairn.js', import.meta.url))

export interface TimedScan {
  initMs: number
  /** From the command's start to its end, and what it says of its phases. */
  run: Measured
  tookMs: { shape: number; lines: number; complexity: number; total: number }
  commits: number
  changes: number
  /** Still open, for questions; the caller closes it. */
  database: Database
  dataFolder: string
  close(): Promise<void>
}

/** A first scan into a fresh data folder whose PostgreSQL is running. */
export async function timedScan(repository: string): Promise<TimedScan> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-bench-'))
  const began = performance.now()
  const dataFolder = await openDataFolder({ data: folder, env: {} })
  const database = await openDatabase({ dataFolder })
  const initMs = performance.now() - began
  const run = await scanOnce(repository, dataFolder)
  const answer = scanned(run)
  return {
    initMs,
    run,
    ...answer,
    database,
    dataFolder,
    close: async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function scanOnce(repository: string, dataFolder: string): Promise<Measured> {
  const run = await measured(
    process.execPath,
    [
      cairn,
      'scan',
      repository,
      '--json',
      '--trust-alternates',
      '--trust-owner',
      '--data',
      dataFolder,
    ],
    { env: { DATABASE_URL: '' } },
  )
  if (run.exitCode !== 0 && run.exitCode !== 3)
    throw new Error(`cairn scan ended with ${run.exitCode}: ${run.stderr}`)
  return run
}

export function scanned(run: Measured): Pick<TimedScan, 'tookMs' | 'commits' | 'changes'> {
  const { repositories } = JSON.parse(run.stdout)
  const { tookMs, commits, changes } = repositories[0]
  return { tookMs, commits, changes }
}

/** How long a process takes to start and say its version: what every command pays. */
export async function startMs(): Promise<number> {
  return (await measured(process.execPath, [cairn, '--version'])).wallMs
}

export async function helpMs(): Promise<number> {
  return (await measured(process.execPath, [cairn, '--help'])).wallMs
}
