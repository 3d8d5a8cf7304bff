/**
 * Reads a project of a forge over its API, kind by kind. Stopped or killed anywhere and started again, it goes on where it was and ends
 * in the same rows; what fails is seen to have failed, and keeps nothing else from being read.
 */
import type pg from 'pg'
import type { Facts } from '#facts/facts.ts'
import type { ForgePort } from '#facts/forge/port.ts'
import { enterProject, findProject, type Project, type ProjectSeen } from '#facts/forge/projects.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { CairnError } from '#std/errors.ts'
import { readKind, type Told } from './read-kind.ts'
import { end, pause, readStates, waitInLine, type Ending, type KindState } from './store.ts'

export interface SyncWish {
  facts: Facts
  /** Forge, host and path as they were named; asked, the forge may call it otherwise. */
  project: ProjectSeen
  /** The repository whose history it belongs to, where somebody said so. */
  repositoryId?: number | undefined
  open: (way: Pick<SyncWish, 'wait' | 'now'>) => ForgePort
  now: () => number
  /** Ends early, with an error, when the sync is stopped. */
  wait: (ms: number, why: 'limit' | 'again') => Promise<void>
  signal: AbortSignal
  /** Told after each page. */
  told?: (told: Told) => void
}

export interface Synced {
  project: Project
  kinds: KindState[]
  /** Whether all of it was read. */
  isWhole: boolean
  /** To the forge, this time. */
  requests: number
  remaining: number | null
}

/** Its own: a sync may hold it for hours, and the lock of the stages (insights/flow/prepare.ts) must not wait for that. */
const syncLock = 0x6361_6976

export async function syncProject(wish: SyncWish): Promise<Synced> {
  return onConnectionOf(wish.facts.pool, async (client) => {
    const held: { repositoryId?: number } = {}
    const waitSeen: SyncWish['wait'] = async (ms, why) => {
      const { repositoryId } = held
      const isLong = why === 'limit' && repositoryId !== undefined
      if (isLong) await pause(client, { repositoryId, until: new Date(wish.now() + ms) })
      await wish.wait(ms, why)
      if (isLong) await pause(client, { repositoryId, until: null })
    }
    const port = wish.open({ wait: waitSeen, now: wish.now })
    const project = await enter(client, wish, port)
    const { repositoryId } = project
    await hold(client, project)
    held.repositoryId = repositoryId
    try {
      await waitInLine(client, repositoryId, port.kinds)
      await readAll(client, { ...wish, port, project })
    } finally {
      await client.query('select pg_advisory_unlock($1, $2)', [syncLock, repositoryId])
    }
    const kinds = await readStates(client, repositoryId)
    const { requests, remaining } = port.usage()
    const isWhole = kinds.every(({ state, problem }) => state === 'done' && problem === null)
    return { project, kinds, isWhole, requests, remaining }
  })
}

/** Nothing is entered of a project that the forge does not show; one that was read before is seen to stand still. */
async function enter(
  client: pg.ClientBase,
  { project: seen, repositoryId, now }: SyncWish,
  port: ForgePort,
): Promise<Project> {
  try {
    const { path, externalId } = await port.project()
    return await transactionOn(client, async () => {
      const project = await enterProject(client, { ...seen, path, externalId }, repositoryId)
      // It answered as one: an import may have guessed otherwise by the name of the host.
      await client.query('update forge.project set forge = $2 where repository_id = $1', [
        ...[project.repositoryId, seen.forge],
      ])
      return project
    })
  } catch (error) {
    const known = error instanceof CairnError ? await findProject(client, seen) : undefined
    if (known !== undefined && error instanceof CairnError) {
      await waitInLine(client, known, port.kinds)
      for (const kind of port.kinds)
        await end(client, { repositoryId: known, kind }, endingOf(error, now()))
    }
    throw error
  }
}

async function readAll(
  client: pg.ClientBase,
  wish: SyncWish & { port: ForgePort; project: Project },
): Promise<void> {
  const { port, project } = wish
  for (const [index, kind] of port.kinds.entries()) {
    try {
      await readKind(client, { ...wish, kind })
    } catch (error) {
      // A bug of ours, or a database that is gone: the kind is left as it stood, and begins there again.
      if (!(error instanceof CairnError)) throw error
      const ended = [kind, ...(endsAll(error) ? port.kinds.slice(index + 1) : [])]
      for (const one of ended)
        await end(
          client,
          { repositoryId: project.repositoryId, kind: one },
          endingOf(error, wish.now()),
        )
      if (error.code === 'forge.stopped') throw error
      if (endsAll(error)) return
    }
  }
}

/** What somebody can put right is paused; what failed is tried again by the next sync as it is. */
function endingOf(error: CairnError, now: number): Ending {
  const isPaused = error.code === 'forge.auth' || error.code === 'forge.stopped'
  return { state: isPaused ? 'paused' : 'failed', problem: error, now: new Date(now) }
}

function endsAll({ code, details }: CairnError): boolean {
  return code === 'forge.stopped' || details?.['isOfToken'] === true
}

async function hold(client: pg.ClientBase, { repositoryId, path }: Project): Promise<void> {
  const { rows } = await client.query<{ held: boolean }>(
    'select pg_try_advisory_lock($1, $2) as held',
    [syncLock, repositoryId],
  )
  if (rows[0]?.held === true) return
  throw new CairnError('conflict', 'forge.busy', `${path} is being synced already.`, {
    hint: 'Wait for it to end; nothing is lost.',
  })
}
