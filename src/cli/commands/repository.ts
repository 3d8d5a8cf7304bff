/** Opens the workspace for a question about one repository, which is scanned first when the workspace does not know it. */
import { openCodeReader } from '#app/code-reader.ts'
import { placeInTree, theRepositoryAt } from '#app/find-repositories.ts'
import { makeScope, type ScopeWish } from '#app/scope.ts'
import { findKnown, hasMoved, type KnownRepository } from '#app/known-repository.ts'
import { refreshStatistics } from '#app/workspace.ts'
import type { Scope } from '#insights/insight.ts'
import { CairnError, invariant } from '#std/errors.ts'
import type { Io } from '../io.ts'
import { calledAs, saidAgain, toPaste, type Said } from '../paste.ts'
import type { ShownProgress } from '../progress.ts'
import { atDesk, type Desk } from './desk.ts'

export interface RepositoryFlags {
  window?: string
  path?: string
  branch?: string
  unit?: ScopeWish['unit']
  trustOwner?: true
  trustAlternates?: true
  data?: string
}

/** Does the work in the scope that the flags describe, and closes everything behind it. */
export async function inRepository<T>(
  io: Io,
  given: string,
  flags: RepositoryFlags,
  work: (scope: Scope, progress: ShownProgress) => Promise<T>,
): Promise<T> {
  return atDesk(io, flags.data, async (desk) => {
    const repository = await repositoryAsked(desk, given, flags)
    return inScope(desk, repository, flags, (scope) => work(scope, desk.progress))
  })
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

/** A question is about a whole repository, or what --path names: whoever named a place inside one is told so. */
export async function repositoryAsked(
  desk: Desk,
  given: string,
  flags: RepositoryFlags,
): Promise<KnownRepository> {
  const repository = await knownRepository(desk, given, flags)
  const place = flags.path === undefined ? await placeInTree(given) : ''
  if (place !== '')
    desk.progress.note(
      `This is about all of ${repository.name}. For ${place} alone add: ${toPaste('--path', [place])}`,
    )
  return repository
}

export async function knownRepository(
  { io, workspace, progress }: Desk,
  given: string,
  said: Said,
): Promise<KnownRepository> {
  const { trustOwner = false, trustAlternates = false, branch } = said
  const trust = { trustOwner, trustAlternates }
  const path = await theRepositoryAt(given, { ...trust, signal: io.signal })
  const known = await findKnown(workspace, path, trust)
  if (known?.scannedAt) {
    if (await hasMoved(workspace, known)) {
      const command = toPaste(calledAs(io.env), [
        'scan',
        given,
        ...saidAgain({ ...said, path: undefined }),
      ])
      progress.note(`There are new commits since the last scan. Read them with: ${command}`)
    }
    return known
  }
  const branches = branch === undefined ? {} : { branches: [branch] }
  // Most commands find it scanned already, and need not load what scans.
  const { scan } = await import('#app/scan/scan.ts')
  await scan(workspace.facts, workspace.dataFolder, path, {
    ...branches,
    ...trust,
    signal: io.signal,
    progress,
  })
  progress.done()
  const scanned = await findKnown(workspace, path, trust)
  invariant(scanned, 'a repository just scanned is known')
  return scanned
}
