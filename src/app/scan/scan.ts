/** Scans one repository: history, shape, lines, code, rollups. Stopped at any point and started again it ends in the same rows. */
import { availableParallelism } from 'node:os'
import type pg from 'pg'
import type { Facts } from '#facts/facts.ts'
import {
  enterRepository,
  holdRepository,
  holdSource,
  leaveRepository,
  leaveSource,
  type RepositoryRow,
} from '#facts/writing/repositories.ts'
import { chooseBranches, rememberedBranches } from '#sources/git/branches.ts'
import { requireGit } from '#sources/git/git.ts'
import {
  locate,
  type Located,
  type LocalRepository,
  type LocateOptions,
} from '#sources/git/locate.ts'
import { ownGitDir } from '#sources/git/own-git-dir.ts'
import { readRefs } from '#sources/git/refs.ts'
import { bringHome } from '#sources/git/remote.ts'
import { readTags } from '#sources/git/tags.ts'
import type { Wary } from '#sources/git/wary.ts'
import { CairnError } from '#std/errors.ts'
import type { Progress } from '#std/progress.ts'
import { beginAnewIfMore } from './made-whole.ts'
import { readAll } from './passes.ts'
import type { Scan } from './step.ts'
import { summarize, type ScanSummary } from './summary.ts'
import { partialWords } from './partial-words.ts'
import { tellScan } from './tell-scan.ts'

export interface ScanOptions extends LocateOptions {
  /** Branches to read beside the default one: names, or patterns with *. Absent: those of the last scan. */
  branches?: readonly string[]
  signal?: AbortSignal | undefined
  /** Where others than the operator name what is read. */
  wary?: Wary | undefined
  progress: Progress
}

export async function scan(
  facts: Facts,
  dataFolder: string,
  given: string,
  options: ScanOptions,
): Promise<ScanSummary> {
  await requireGit()
  const located = await locate(given, options)
  const told = tellScan(facts.pool, located.name, options.progress)
  try {
    const summary = await scanLocated(facts, dataFolder, located, {
      ...options,
      progress: told.progress,
    })
    await followTrails(facts, dataFolder, summary.name)
    return summary
  } finally {
    await told.over()
  }
}

/** Where there is a trail. Most scans need no more than this question. */
async function followTrails(facts: Facts, dataFolder: string, name: string): Promise<void> {
  const { rowCount } = await facts.pool.query(
    `select from records.record where kind = 'trail' and removed_at is null limit 1`,
  )
  if (rowCount === 0) return
  const { keepStandings } = await import('../tours/keep-standings.ts')
  await keepStandings({ facts, dataFolder }, name)
}

async function scanLocated(
  facts: Facts,
  dataFolder: string,
  located: Located,
  options: ScanOptions,
): Promise<ScanSummary> {
  const started = performance.now()
  const client = await facts.pool.connect()
  let failure: unknown
  try {
    if (located.kind === 'remote') await holdSource(client, located.source)
    const local = await toLocal(located, dataFolder, options)
    const repositoryId = await enterRepository(client, local.source, local.name)
    const repository = await holdRepository(client, repositoryId)
    const summary = await scanHeld({
      facts,
      client,
      repository,
      local,
      dataFolder,
      options,
      started,
    })
    await leaveRepository(client, repositoryId)
    if (located.kind === 'remote') await leaveSource(client, located.source)
    return summary
  } catch (error) {
    failure = error
    if (options.signal?.aborted)
      throw new CairnError('unavailable', 'scan.stopped', 'The scan was stopped.', {
        hint: 'What was stored is kept; the next scan goes on from there.',
        cause: error,
      })
    throw error
  } finally {
    // A connection that failed may hold a lock, a transaction or half a COPY: it is closed, not given back.
    client.release(failure !== undefined)
  }
}

async function toLocal(
  located: Located,
  dataFolder: string,
  options: ScanOptions,
): Promise<LocalRepository> {
  if (located.kind === 'local') return located
  options.progress.phase(`clone ${located.name}`, 'objects')
  return bringHome(dataFolder, located, options)
}

interface Held {
  facts: Facts
  client: pg.PoolClient
  repository: RepositoryRow
  local: LocalRepository
  dataFolder: string
  options: ScanOptions
  started: number
}

async function scanHeld({
  facts,
  client,
  repository,
  local,
  dataFolder,
  options,
  started,
}: Held): Promise<ScanSummary> {
  const { progress, signal } = options
  const refs = await readRefs(local)
  const { branches, notes } =
    options.branches === undefined
      ? rememberedBranches(refs, repository.wanted_branches)
      : chooseBranches(refs, options.branches)
  for (const note of [...notes, ...partialWords(local.partial)]) progress.note(note)
  const oidLength = branches[0]?.head.length ?? 40
  const gitDir = await ownGitDir(dataFolder, local, oidLength)
  const found: Scan = {
    client,
    pool: facts.pool,
    repository,
    local,
    gitDir,
    cores: availableParallelism(),
    signal,
    progress,
  }
  const step = { ...found, repository: await beginAnewIfMore(found) }
  await client.query(
    'update repository set partial = $2, wanted_branches = $3, object_format = $4 where repository_id = $1',
    [
      repository.repository_id,
      local.partial,
      options.branches ?? repository.wanted_branches,
      oidLength === 64 ? 'sha256' : 'sha1',
    ],
  )
  let took = { shape: 0, lines: 0, complexity: 0 }
  let paths: readonly string[] = []
  if (branches.length > 0) {
    const before = performance.now() - started
    const { isWhole, decisionPaths, ...passes } = await readAll(
      step,
      branches,
      await readTags(gitDir, refs, signal),
    )
    took = { ...passes, shape: before + passes.shape }
    paths = decisionPaths
    if (isWhole) {
      // Loaded only here: a scan of a few new commits would spend a tenth of its time on loading what it does not run.
      const { prepareReadings } = await import('./prepare.ts')
      await prepareReadings(facts, dataFolder, repository.repository_id)
    }
  }
  await client.query('update repository set scanned_at = now() where repository_id = $1', [
    repository.repository_id,
  ])
  const tookMs = { ...took, total: performance.now() - started }
  const decisionFiles = await countNotKept(client, local.source, paths)
  return { ...(await summarize(client, repository.repository_id, tookMs)), decisionFiles }
}

/** Of those that lie where decisions usually do, how many are no records yet. */
async function countNotKept(
  client: pg.PoolClient,
  source: string,
  paths: readonly string[],
): Promise<number> {
  if (paths.length === 0) return 0
  const { rows } = await client.query<{ path: string }>(
    'select path from records.decision_file where source = $1',
    [source],
  )
  const kept = new Set(rows.map(({ path }) => path))
  return paths.filter((path) => !kept.has(path)).length
}
