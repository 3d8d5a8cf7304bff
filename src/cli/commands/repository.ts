/** Opens the workspace for a question about one repository, which is scanned first when the workspace does not know it. */
import { openCodeReader } from '#app/code-reader.ts'
import { makeScope, type ScopeWish } from '#app/scope.ts'
import { scan } from '#app/scan/scan.ts'
import {
  findKnown,
  hasMoved,
  openWorkspace,
  refreshStatistics,
  type KnownRepository,
  type Workspace,
} from '#app/workspace.ts'
import type { Scope } from '#insights/insight.ts'
import { CairnError, invariant } from '#std/errors.ts'
import type { Io } from '../io.ts'
import { showProgress, type ShownProgress } from '../progress.ts'

export interface RepositoryFlags {
  window?: string
  path?: string
  branch?: string
  unit?: ScopeWish['unit']
  trustOwner?: true
  trustAlternates?: true
  data?: string
}

/** What a command works with while the workspace is open. */
export interface Desk {
  io: Io
  workspace: Workspace
  progress: ShownProgress
}

/** Does the work in the scope that the flags describe, and closes everything behind it. */
export async function inRepository<T>(
  io: Io,
  given: string,
  flags: RepositoryFlags,
  work: (scope: Scope, progress: ShownProgress) => Promise<T>,
): Promise<T> {
  return atDesk(io, flags.data, async (desk) => {
    const repository = await knownRepository(desk, given, flags)
    return inScope(desk, repository, flags, (scope) => work(scope, desk.progress))
  })
}

export async function atDesk<T>(
  io: Io,
  data: string | undefined,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  const progress = showProgress(io)
  const workspace = await openWorkspace({ data, env: io.env, note: (text) => progress.note(text) })
  try {
    return await work({ io, workspace, progress })
  } catch (error) {
    throw workspace.inWords(error)
  } finally {
    progress.done()
    await workspace.close()
  }
}

export async function inScope<T>(
  { io, workspace }: Desk,
  { id: repositoryId }: KnownRepository,
  flags: RepositoryFlags,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  await refreshStatistics(workspace)
  const { facts, dataFolder } = workspace
  const { window, path: prefix, branch, unit } = flags
  const code = openCodeReader(facts, { dataFolder, repositoryId, branch, signal: io.signal })
  try {
    const wish = { repositoryId, window, prefix, branch, unit, now: io.now, code }
    return await orStopped(io.signal, makeScope(facts, wish).then(work))
  } finally {
    await code.close()
  }
}

/** A question keeps nothing that could be lost: Ctrl-C need not wait for its answer. */
async function orStopped<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const stopped = Promise.withResolvers<never>()
  const stop = (): void =>
    stopped.reject(
      new CairnError('unavailable', 'cli.stopped', 'The question was stopped.', {
        hint: 'Ask again at any time.',
      }),
    )
  signal.addEventListener('abort', stop)
  work.catch(() => {})
  try {
    if (signal.aborted) stop()
    return await Promise.race([work, stopped.promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

export async function knownRepository(
  { io, workspace, progress }: Desk,
  given: string,
  {
    trustOwner = false,
    trustAlternates = false,
    branch,
  }: { trustOwner?: boolean; trustAlternates?: boolean; branch?: string },
): Promise<KnownRepository> {
  const trust = { trustOwner, trustAlternates }
  const known = await findKnown(workspace, given, trust)
  if (known?.scannedAt) {
    if (await hasMoved(workspace, known))
      progress.note(
        `There are new commits since the last scan. Read them with: cairn scan ${given}`,
      )
    return known
  }
  const branches = branch === undefined ? {} : { branches: [branch] }
  await scan(workspace.facts, workspace.dataFolder, given, {
    ...branches,
    ...trust,
    signal: io.signal,
    progress,
  })
  progress.done()
  const scanned = await findKnown(workspace, given, trust)
  invariant(scanned, 'a repository just scanned is known')
  return scanned
}
