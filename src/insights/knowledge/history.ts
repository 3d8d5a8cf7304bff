/** What knowledge is read from: who changed which file how often, as the database gives it and before anything is judged. */
import type { LeftOut } from '../insight.ts'

export interface History {
  /** Files at the branch's head, ordered by path. */
  files: HistoryFile[]
  contacts: Contact[]
  changes: Changes
  /** By identity id. */
  people: Map<number, HistoryPerson>
  /** The moment the question is about, in seconds: the window's end, at most the branch's newest commit. */
  asOf: number
  /** Files that were changed but are not at head. */
  goneFiles: number
  /** Commits of the whole branch that nothing can be told from, and why. */
  leftOut: LeftOut[]
}

/** Commits, in the unit asked for, that changed a path at or below the place asked about. */
export interface Changes {
  /** By people, of at most 50 paths. */
  counted: number
  /** By people, of more. */
  bulk: number
  byBots: number
}

export interface HistoryFile {
  fileId: number
  path: string
  class: string
  /** Identity of the file's first change; null where that is outside the window or unknown. */
  firstAuthorId: number | null
  /** Whether that first change stands in a commit of more than 50 paths. */
  isFirstInBulk: boolean
}

/** One identity's work on one file. */
export interface Contact {
  fileId: number
  identityId: number
  /** In commits of at most 50 paths. */
  changes: number
  bulkChanges: number
  /** Seconds since 1970; null where no commit has a usable date. */
  lastAt: number | null
}

export interface HistoryPerson {
  name: string
  email: string
  isBot: boolean
  /** Last time the person authored or committed anything on the branch; null for never. */
  lastAt: number | null
}

/** Six months, as silence is counted. */
const silentDaysMax = 183

/** Nobody heard of since six months before the moment asked about. */
export function isSilent({ lastAt }: { lastAt: number | null }, asOf: number): boolean {
  return lastAt === null || !isRecent(lastAt, asOf)
}

/** Within the six months before the moment asked about. */
export function isRecent(at: number, asOf: number): boolean {
  return at >= asOf - silentDaysMax * 86_400
}
