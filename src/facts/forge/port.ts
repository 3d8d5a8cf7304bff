/**
 * What a forge offers to be read over its API. The engine (app/sync) drives it, and holds what all forges share: where it stands, what
 * was written, waiting, starting again. A source only asks and understands.
 *
 * What a source promises of `pages`:
 * - In whatever order it reads, a page whose `cursor` is told stands for all that is up to it: begun again from there, nothing is
 *   missing. Where it reads from the newest on, only the last page tells a cursor.
 * - Pages may tell things twice, and may tell more than was asked for: what is written is a set.
 * - What fails is thrown as a CairnError and ends its kind, and no other; `details: { isOfToken: true }` ends the whole sync.
 * - What was not understood, or not to be had whole, is counted in `leftOut` and gets no coverage.
 * - Coverage of the repository as a whole (number 0) is the engine's to say; coverage of one request is the source's.
 */
import type { CoverageKind, ForgeBatch } from './seen.ts'

/** In the order in which they are read: what has parts comes before its parts. */
export const syncKinds = [
  'requests',
  'issues',
  'runs',
  'jobs',
  'deployments',
  'deployment_statuses',
  'releases',
] as const satisfies readonly CoverageKind[]

export type SyncKind = (typeof syncKinds)[number]

export interface Cursor {
  /** Milliseconds since 1970, by the forge's clock. */
  at: number
  /** Decimal text. */
  id: string
}

/** A run whose jobs are wanted, or a deployment whose statuses are. */
export interface Parent {
  id: string
  version: number
}

export interface SyncStart {
  /** Null for all there is; else from here on, this time included. */
  from: Cursor | null
  /** What the list was known by (its ETag) when all from here on was read last: where it is the same still, there are no pages. */
  unless: string | null
  /** Of kinds that are parts of others: those whose parts are wanted. */
  parents: readonly Parent[]
}

export type ListStart = Pick<SyncStart, 'from' | 'unless'>

export interface SyncPage {
  batch: ForgeBatch
  /** Null where it does not move yet. */
  cursor: Cursor | null
  /** Things of the kind in it; of parts, their parents. */
  read: number
  /** To be read from `from` on, where the forge tells. */
  total: number | null
  leftOut: number
  /** Of a list that was read with one question: what it is known by. */
  etag?: string | null
  /** Of parts: whose were read whole. */
  parents?: readonly Parent[]
}

export interface Usage {
  /** Since the port was opened. */
  requests: number
  /** As the forge said last; null where it does not. */
  limit: number | null
  remaining: number | null
  /** Milliseconds since 1970. */
  resetsAt: number | null
  /** Milliseconds that the limit is for. */
  periodMs: number
}

export interface ForgePort {
  /** Once the project was asked for, without those that are switched off in it. */
  readonly kinds: readonly SyncKind[]
  /**
   * Kinds that are listed by when they were made: what goes on later is found by looking back further. All others are listed by when
   * they changed last.
   */
  listedByMaking: readonly SyncKind[]
  /** What is told along with a kind, and is whole where it is. */
  alsoTells: Partial<Record<SyncKind, readonly CoverageKind[]>>
  /** How the forge calls the project now, and its number. */
  project: () => Promise<{ path: string; externalId: string }>
  pages: (kind: SyncKind, start: SyncStart) => AsyncIterable<SyncPage>
  usage: () => Usage
}
