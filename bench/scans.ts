/** Times whole scans, from the outside, against stock git on the same objects in the same run. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openCodeReader } from '#app/code-reader.ts'
import { openDataFolder } from '#app/data-folder.ts'
import { openDatabase, type Database } from '#app/database.ts'
import { scan } from '#app/scan/scan.ts'
import { makeScope } from '#app/scope.ts'
import type { Facts } from '#facts/facts.ts'
import { coupling } from '#insights/coupling/insight.ts'
import { hotspots } from '#insights/hotspots/insight.ts'
import { silent } from '#std/progress.ts'
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

/**
 * Milliseconds from the start of a first scan until hotspots and coupling are answered, asked as soon as the shape is stored
 * and while the scan goes on reading lines.
 */
export async function shownMs(repository: string): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-bench-'))
  const dataFolder = await openDataFolder({ data: folder, env: {} })
  const database = await openDatabase({ dataFolder })
  const stop = new AbortController()
  try {
    const began = performance.now()
    const shown = Promise.withResolvers<number>()
    const phase = (name: string): void => {
      if (name === 'lines')
        void askFirst(database.facts, dataFolder).then(
          () => shown.resolve(performance.now() - began),
          shown.reject,
        )
    }
    const scanning = scan(database.facts, dataFolder, repository, {
      trustAlternates: true,
      trustOwner: true,
      progress: { ...silent, phase },
      signal: stop.signal,
    })
    const ms = await Promise.race([shown.promise, scanning.then(() => shown.promise)])
    stop.abort()
    await scanning.catch(() => {})
    return ms
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function askFirst(facts: Facts, dataFolder: string): Promise<void> {
  const { repository_id: repositoryId } = await facts.db
    .selectFrom('repository')
    .select('repository_id')
    .executeTakeFirstOrThrow()
  const code = openCodeReader(facts, { dataFolder, repositoryId })
  const scope = await makeScope(facts, { repositoryId, now: new Date(), code })
  const [often, together] = await Promise.all([
    hotspots.answer(scope, hotspots.input.parse({})),
    coupling.answer(scope, coupling.input.parse({})),
  ])
  await code.close()
  if (often.items.length === 0 || together.items.length === 0)
    throw new Error('nothing is shown after the shape')
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
    { env: { DATABASE_URL: '' }, postmaster: postmasterOf(dataFolder) },
  )
  if (run.exitCode !== 0 && run.exitCode !== 3)
    throw new Error(`cairn scan ended with ${run.exitCode}: ${run.stderr}`)
  return run
}

/** Its process id stands in the first line of a file of the cluster's. */
export function postmasterOf(dataFolder: string): number {
  const file = path.join(dataFolder, 'postgres', 'cluster', 'postmaster.pid')
  return Number(readFileSync(file, 'utf8').split('\n', 1)[0])
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
