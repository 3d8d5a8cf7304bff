/**
 * Which of what a request has was read whole: that there is nothing of it means then that nothing happened. A `coverage.json` says
 * it; without one it is what a request claims of itself (`comments`, `review_comments`, `commits`) against what was read.
 */
import type { CoverageKind, CoverageSeen } from '#facts/forge/seen.ts'
import type { Claims, RequestClaims } from './claims.ts'
import type { Says, Told } from './coverage-file.ts'
import type { DumpKind } from './files.ts'

interface OfRequests {
  kind: CoverageKind
  files: readonly DumpKind[]
  isWhole: (number: number, request: RequestClaims, claims: Claims) => boolean
}

const ofRequests: readonly OfRequests[] = [
  {
    kind: 'reviews',
    files: ['pulls-reviews', 'issues-timeline'],
    // No request tells how many reviews it has; but where lines are commented on, somebody reviews.
    isWhole: (number, { size, openedAt }, claims) =>
      claims.count('reviews', number) > 0 ||
      (size?.reviewComments ?? 0) === 0 ||
      (openedAt !== null && openedAt < reviewsBegin),
  },
  {
    kind: 'review_comments',
    files: ['pulls-comments'],
    isWhole: (number, { size }, claims) =>
      claims.count('review_comments', number) >= (size?.reviewComments ?? 0),
  },
  {
    kind: 'comments',
    files: ['issues-comments', 'issues-timeline'],
    isWhole: (number, { size }, claims) =>
      claims.count('comments', number) >= (size?.comments ?? 0),
  },
  {
    kind: 'commits',
    files: ['pulls-commits', 'issues-timeline'],
    isWhole: (number, { size }, claims) => {
      const read = claims.count('commits', number)
      return read >= (size?.commits ?? 1) && (read < commitsMax || size?.commits === read)
    },
  },
  {
    kind: 'events',
    files: ['issues-events', 'issues-timeline'],
    isWhole: (number, { isOver, openedAt }, claims) => {
      const begins = claims.eventsBeginAt
      const isSince = begins === null || (openedAt !== null && openedAt >= begins)
      return isSince && (!isOver || claims.ended.has(number))
    },
  },
]

/** Before GitHub had reviews, lines were commented on without one. */
const reviewsBegin = Date.UTC(2016, 8, 14)

/** GitHub lists no more commits of a request. */
const commitsMax = 250

interface OfRepository {
  kind: CoverageKind
  file: DumpKind
  isWhole?: (claims: Claims) => boolean
}

/** Where the file is there, all of its kind was read, but for what contradicts it. */
const ofRepository: readonly OfRepository[] = [
  {
    kind: 'requests',
    file: 'pulls',
    // A list of which nobody said `state=all` has open ones only.
    isWhole: ({ named, requests }) =>
      [...named].every((number) => requests.has(number)) &&
      (requests.size === 0 || [...requests.values()].some(({ isOver }) => isOver)),
  },
  { kind: 'issues', file: 'issues' },
  { kind: 'runs', file: 'actions-runs' },
  { kind: 'jobs', file: 'actions-jobs', isWhole: (claims) => claims.jobsAreWhole },
  { kind: 'deployments', file: 'deployments' },
  { kind: 'deployment_statuses', file: 'deployments-statuses' },
  { kind: 'releases', file: 'releases' },
]

export function coverageOf(claims: Claims, told: Told): CoverageSeen[] {
  const whole: CoverageSeen[] = []
  for (const { kind, files, isWhole } of ofRequests) {
    const says = files.map((file) => told.get(file)).filter((one) => one !== undefined)
    const isThere = files.some((file) => claims.has(file))
    const isRefused = files.some((file) => claims.isRefused(file))
    for (const [number, request] of claims.requests)
      if (
        says.length > 0
          ? says.some((one) => saysWhole(one, number))
          : isThere &&
            isWhole(number, request, claims) &&
            (!isRefused || claims.count(kind, number) > 0)
      )
        whole.push({ kind, number })
  }
  for (const { kind, file, isWhole } of ofRepository) {
    const says = told.get(file)
    const isThere = claims.has(file) && !claims.isRefused(file) && (isWhole?.(claims) ?? true)
    if (says === undefined ? isThere : says === true) whole.push({ kind, number: 0 })
  }
  return whole
}

function saysWhole(says: Says, number: number): boolean {
  return typeof says === 'boolean' ? says : says.has(number)
}
