/**
 * Which of what a request has was read whole: that there is nothing of it means then that nothing happened. A `coverage.json` says
 * it; without one it is what a request claims of itself (`user_notes_count`) against what was read. Reviews and what happened are notes
 * that no request counts: where none was read, nobody knows, and where as many were read as fill pages, neither.
 */
import { saysWhole, type Told } from '#facts/forge/dump/coverage-file.ts'
import type { CoverageKind, CoverageSeen } from '#facts/forge/seen.ts'
import type { Claims } from './claims.ts'
import type { DumpKind } from './files.ts'

interface OfRequests {
  kind: CoverageKind
  file: DumpKind
  isWhole: (number: number, claims: Claims) => boolean
}

const hasComments = (number: number, claims: Claims): boolean => {
  const claimed = claims.requests.get(number)?.comments ?? null
  return claimed !== null && claims.notesOf(number).comments >= claimed
}

const hasNotes = (number: number, claims: Claims): boolean => {
  const { all } = claims.notesOf(number)
  return hasComments(number, claims) && all > 0 && all % page !== 0
}

/** Pages hold 20, or 100: a multiple of it may be all of a first page, with more behind it. */
const page = 20

const ofRequests: readonly OfRequests[] = [
  { kind: 'comments', file: 'merge_requests-notes', isWhole: hasComments },
  { kind: 'review_comments', file: 'merge_requests-notes', isWhole: hasComments },
  { kind: 'reviews', file: 'merge_requests-notes', isWhole: hasNotes },
  { kind: 'events', file: 'merge_requests-notes', isWhole: hasNotes },
  {
    kind: 'commits',
    file: 'merge_requests-commits',
    isWhole: (number, claims) =>
      claims.commitsOf(number) > 0 && claims.commitsOf(number) % page !== 0,
  },
]

const ofProject: readonly {
  kind: CoverageKind
  file: DumpKind
  isWhole?: (claims: Claims) => boolean
}[] = [
  { kind: 'requests', file: 'merge_requests', isWhole: (claims) => claims.requestsAreWhole },
  { kind: 'issues', file: 'issues' },
  { kind: 'runs', file: 'pipelines' },
  { kind: 'jobs', file: 'jobs', isWhole: (claims) => claims.jobsAreWhole },
  { kind: 'deployments', file: 'deployments' },
  { kind: 'deployment_statuses', file: 'deployments' },
  { kind: 'releases', file: 'releases' },
]

export interface Read {
  claims: Claims
  told: Told<DumpKind>
  files: ReadonlySet<DumpKind>
  /** Kinds with an answer among them that refuses. */
  refused: ReadonlySet<DumpKind>
  /** Kinds with something among them that was not understood: of which requests, null where nobody knows. */
  missed: ReadonlyMap<DumpKind, ReadonlySet<number | null>>
}

export function coverageOf({ claims, told, files, refused, missed }: Read): CoverageSeen[] {
  const whole: CoverageSeen[] = []
  for (const { kind, file, isWhole } of ofRequests) {
    const says = told.get(file)
    for (const [number, { version }] of claims.requests) {
      const isRead = files.has(file) && isWhole(number, claims) && isAnswered(number, file)
      const said = says === undefined ? undefined : saysWhole(says, number)
      if ((said ?? isRead) && !isMissed(file, number)) whole.push({ kind, number, version })
    }
  }
  for (const { kind, file, isWhole } of ofProject) {
    const says = told.get(file)
    const isRead = files.has(file) && !refused.has(file) && (isWhole?.(claims) ?? true)
    if ((says === undefined ? isRead : says === true) && !missed.has(file))
      whole.push({ kind, number: 0, version: 0 })
  }
  return whole

  function isMissed(file: DumpKind, number: number): boolean {
    const of = missed.get(file)
    return of !== undefined && (of.has(null) || of.has(number))
  }

  /** Of what the answer that refuses was asked for, nobody knows: what has something was read. */
  function isAnswered(number: number, file: DumpKind): boolean {
    return !refused.has(file) || claims.notesOf(number).all > 0 || claims.commitsOf(number) > 0
  }
}
