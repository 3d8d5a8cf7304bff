/**
 * What a source saw on a forge, in one set of words for all forges. Sources understand their own; nobody behind them knows any other.
 *
 * Times are milliseconds since 1970 or null where the source has none that makes sense. Ids are decimal texts, for they may be larger
 * than a number holds. `version` is the forge's own time of the last change of what was seen (`updated_at`), or the time of the thing
 * itself where it never changes: of two sightings of one thing the later version holds, in whatever order they come.
 */
import type { EventKind } from './event-kinds.ts'

export type Verdict = 'approved' | 'changes_requested' | 'commented' | 'dismissed'

/** Null where the account was deleted, or was not told. */
export type AccountSeen = {
  /** The forge's number for it; null where only its name is known. */
  id: string | null
  login: string
  /** As the forge says; what counts as a bot is decided later. */
  type: 'user' | 'bot' | 'organization' | 'unknown'
} | null

export interface RequestSeen {
  number: number
  title: string
  author: AccountSeen
  state: 'open' | 'closed' | 'merged'
  isDraft: boolean | null
  base: string | null
  head: string | null
  /** Object ids: full hexadecimal. */
  headOid: string | null
  mergeOid: string | null
  openedAt: number | null
  closedAt: number | null
  mergedAt: number | null
  labels: readonly string[]
  milestone: string | null
  version: number
}

/** What only a request asked for by itself tells. */
export interface RequestSizeSeen {
  number: number
  commits: number | null
  comments: number | null
  reviewComments: number | null
  added: number | null
  deleted: number | null
  files: number | null
  version: number
}

export interface RequestEventSeen {
  number: number
  /** The same whichever way the event was heard of: `eventKey` makes one where the forge has no number for it. */
  key: string
  kind: EventKind
  at: number
  actor: AccountSeen
  /** Whose review is asked for. */
  subject?: AccountSeen
  /** Of reviews. */
  verdict?: Verdict
  version: number
}

export interface RequestCommitSeen {
  number: number
  oid: string
  authoredAt: number | null
  committedAt: number | null
  author: AccountSeen
  /** The author's, as the commit has it. */
  email: string | null
}

export interface RequestPathSeen {
  number: number
  path: string
}

export interface RunSeen {
  id: string
  attempt: number
  workflow: string | null
  trigger: string | null
  branch: string | null
  oid: string | null
  /** As the forge says it, lower case. */
  status: string
  conclusion: string | null
  createdAt: number | null
  /** Of this attempt. */
  startedAt: number | null
  endedAt: number | null
  requestNumber: number | null
  version: number
}

export interface JobSeen {
  id: string
  runId: string
  attempt: number
  /** Of its run, where the job itself says so. */
  workflow: string | null
  name: string | null
  /** The commit, where the job itself says so. */
  oid: string | null
  /** The runners it waits for: their labels, sorted and joined, or their group. */
  queue: string | null
  status: string
  conclusion: string | null
  createdAt: number | null
  startedAt: number | null
  endedAt: number | null
  version: number
}

export interface DeploymentSeen {
  id: string
  environment: string
  component: string | null
  oid: string | null
  ref: string | null
  task: string | null
  isProduction: boolean | null
  createdAt: number | null
  version: number
}

export interface DeploymentStatusSeen {
  id: string
  deploymentId: string
  state: string
  at: number | null
}

export interface ReleaseSeen {
  id: string
  tag: string
  isDraft: boolean
  isPrerelease: boolean
  createdAt: number | null
  publishedAt: number | null
  version: number
}

export interface IssueSeen {
  number: number
  title: string
  author: AccountSeen
  state: 'open' | 'closed'
  labels: readonly string[]
  milestone: string | null
  createdAt: number | null
  closedAt: number | null
  version: number
}

export interface IncidentSeen {
  key: string
  service: string | null
  environment: string | null
  openedAt: number | null
  resolvedAt: number | null
  version: number
}

export interface TestCaseSeen {
  /** Of the report's contents: a report read twice is one report. A signed 64-bit integer as decimal text. */
  report: string
  position: number
  name: string
  outcome: 'passed' | 'failed' | 'error' | 'skipped'
  ms: number | null
  at: number | null
  oid: string | null
}

export type CoverageKind =
  | 'reviews'
  | 'review_comments'
  | 'comments'
  | 'commits'
  | 'events'
  | 'paths'
  | 'requests'
  | 'runs'
  | 'jobs'
  | 'deployments'
  | 'deployment_statuses'
  | 'releases'
  | 'issues'
  | 'incidents'
  | 'tests'

/**
 * All there is of a kind was seen: of one request, or of the repository where `number` is 0. Only what reads a request whole says so. What
 * a forge sends by itself never does: what it did not send, was not asked to send, or sent while nobody listened looks the same.
 */
export interface CoverageSeen {
  kind: CoverageKind
  number: number
  /** Of the request as it was when it was read: of what came later nothing is said. 0 of the repository. */
  version: number
}

/** A handful of what was seen; whatever is absent, nothing is said about. */
export interface ForgeBatch {
  requests?: readonly RequestSeen[]
  sizes?: readonly RequestSizeSeen[]
  events?: readonly RequestEventSeen[]
  commits?: readonly RequestCommitSeen[]
  paths?: readonly RequestPathSeen[]
  runs?: readonly RunSeen[]
  jobs?: readonly JobSeen[]
  deployments?: readonly DeploymentSeen[]
  deploymentStatuses?: readonly DeploymentStatusSeen[]
  releases?: readonly ReleaseSeen[]
  issues?: readonly IssueSeen[]
  incidents?: readonly IncidentSeen[]
  testCases?: readonly TestCaseSeen[]
  coverage?: readonly CoverageSeen[]
}

/**
 * Of an event that the forge has no number for, or another in each of its interfaces: its kind, its second and whose it is. Told twice
 * it is one event. A request is opened and merged once, and not every interface agrees on the second; not every one tells who closed it.
 */
export function eventKey(
  kind: EventKind,
  at: number,
  who: { actor: AccountSeen; subject?: AccountSeen },
): string {
  if (kind === 'opened' || kind === 'merged') return kind
  const second = new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000', '')
  const actor = kind === 'closed' || kind === 'reopened' ? null : who.actor
  const names = [actor, who.subject].map((one) => one?.login.toLowerCase() ?? '')
  return `${kind}:${second}:${names.join(':')}`
}

/**
 * Whether nobody was named who did it, of a key that `eventKey` made of something that people do: CDEvents tell that a change was reviewed,
 * and not by whom. What has a number of the forge was done by somebody whose account is gone.
 */
export function namesNobody({ key, kind }: Pick<RequestEventSeen, 'key' | 'kind'>): boolean {
  return kind === 'reviewed' && key.startsWith('reviewed:') && key.endsWith('Z::')
}

/** Of what has a number of its own: a review, a comment. */
export function numberedKey(what: 'review' | 'comment' | 'line' | 'note', id: string): string {
  return `${what}:${id}`
}
