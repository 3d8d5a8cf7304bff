/** One kind of a project, page by page: each is written together with where it stands, so that a page is there whole or not at all. */
import type pg from 'pg'
import type { ForgePort, SyncKind, SyncPage } from '#facts/forge/port.ts'
import type { Project } from '#facts/forge/projects.ts'
import { writeForge } from '#facts/forge/write.ts'
import { transactionOn } from '#facts/transaction.ts'
import { CairnError } from '#std/errors.ts'
import { count } from '#std/words.ts'
import { leftMs } from './estimate.ts'
import { advance, begin, end, readStates, type KindState } from './store.ts'
import { startOf } from './wanted.ts'

export interface Told {
  kind: SyncKind
  read: number
  total: number | null
  /** To the forge, of this kind, in this sync. */
  requests: number
  remaining: number | null
  /** Milliseconds to the end of this kind; null where that cannot be told. */
  leftMs: number | null
}

export interface ReadKind {
  port: ForgePort
  project: Project
  kind: SyncKind
  now: () => number
  signal: AbortSignal
  told?: (told: Told) => void
}

export async function readKind(client: pg.ClientBase, reading: ReadKind): Promise<void> {
  const { port, project, kind, now, signal } = reading
  const place = { repositoryId: project.repositoryId, kind }
  const [startedAt, before] = [now(), port.usage().requests]
  const stood = await stateOf(client, place)
  const { listedByMaking } = port
  const start = await startOf(client, { ...place, listedByMaking, cursor: stood?.cursor ?? null })
  const partCount = start.parents?.length ?? null
  const isOfParts = partCount !== null
  // What lacks its parts is counted anew each time; what was read of a list before it was stopped was read.
  const goesOn =
    stood !== undefined && stood.state !== 'done' && !isOfParts && stood.cursor !== null
  const total = isOfParts ? partCount : goesOn ? stood.total : null
  await begin(client, place, { goesOn, total, now: new Date(startedAt) })
  const state = {
    ...{ read: goesOn ? stood.read : 0, leftOut: goesOn ? stood.leftOut : 0, total },
    ...{ readNow: 0, counted: before },
  }
  const unless = stood?.state === 'done' && stood.problem === null ? stood.etag : null
  let known = unless
  for await (const page of port.pages(kind, {
    ...{ from: start.from, unless, parents: start.parents ?? [] },
  })) {
    if (signal.aborted) throw stopped()
    const { requests } = port.usage()
    await transactionOn(client, async () => {
      await writeForge(client, project, page.batch)
      // Going on, what is left is not all there was.
      const all = goesOn || isOfParts ? null : page.total
      const told = { page: { ...page, total: all }, requests: requests - state.counted }
      await advance(client, place, { ...told, usage: port.usage() })
    })
    look(state, page)
    // From where it stands then, a list is asked for by another address.
    const isSameList = page.cursor === null || page.cursor.at === stood?.cursor?.at
    known = isSameList ? (page.etag ?? null) : null
    if (!goesOn && !isOfParts) state.total = page.total ?? state.total
    state.counted = requests
    reading.told?.({
      ...{ kind, read: state.read, total: state.total, requests: requests - before },
      remaining: port.usage().remaining,
      leftMs: leftMs({
        ...{ read: state.readNow, tookMs: now() - startedAt, requests: requests - before },
        left: state.total === null ? null : Math.max(0, state.total - state.read),
        ...{ budget: port.usage(), now: now() },
      }),
    })
  }
  await finish(client, reading, { place, leftOut: state.leftOut, etag: known })
}

function look(state: { read: number; readNow: number; leftOut: number }, page: SyncPage): void {
  state.read += page.read
  state.readNow += page.read
  state.leftOut += page.leftOut
}

async function stateOf(
  client: pg.ClientBase,
  place: { repositoryId: number; kind: SyncKind },
): Promise<KindState | undefined> {
  return (await readStates(client, place.repositoryId)).find(({ kind }) => kind === place.kind)
}

/** That all of a kind was read is said only where nothing of it was left out. */
async function finish(
  client: pg.ClientBase,
  { port, project, kind, now }: ReadKind,
  {
    place,
    leftOut,
    etag,
  }: { place: { repositoryId: number; kind: SyncKind }; leftOut: number; etag: string | null },
): Promise<void> {
  await transactionOn(client, async () => {
    const whole = [kind, ...(port.alsoTells[kind] ?? [])]
    const coverage = whole.map((one) => ({ kind: one, number: 0, version: 0 }))
    if (leftOut === 0) await writeForge(client, project, { coverage })
    const problem = leftOut === 0 ? null : partly(leftOut)
    await end(client, place, {
      ...{ state: 'done', problem, now: new Date(now()) },
      etag: leftOut === 0 ? etag : null,
    })
  })
}

function partly(leftOut: number) {
  return new CairnError(
    'unavailable',
    'forge.partly',
    `${count(leftOut)} of them could not be read whole.`,
    { hint: 'They count as not known. What was read of the others is kept.' },
  )
}

export function stopped(): CairnError {
  return new CairnError('unavailable', 'forge.stopped', 'The sync was stopped.', {
    hint: 'What was read is kept; the same command goes on from there.',
  })
}
