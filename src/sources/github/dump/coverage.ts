/**
 * Which of what a request has was read whole: that there is nothing of it means then that nothing happened. A `coverage.json` says
 * it; without one it is what a request claims of itself (`comments`, `review_comments`, `commits`) against what was read. What was
 * not understood was not read, whoever says that it was fetched.
 */
import { saysWhole, type Told } from '#facts/forge/dump/coverage-file.ts'
import type { CoverageKind, CoverageSeen, RequestSizeSeen } from '#facts/forge/seen.ts'
import type { Claims, RequestClaims } from './claims.ts'
import type { DumpKind } from './files.ts'

interface OfRequests {
  kind: CoverageKind
  files: readonly DumpKind[]
  isWhole: (number: number, request: RequestClaims, claims: Claims) => boolean
  /** How many there are, where a request tells. */
  claimed?: (size: RequestSizeSeen) => number | null
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
    claimed: ({ reviewComments }) => reviewComments,
  },
  {
    kind: 'comments',
    files: ['issues-comments', 'issues-timeline'],
    isWhole: (number, { size }, claims) =>
      claims.count('comments', number) >= (size?.comments ?? 0),
    claimed: ({ comments }) => comments,
  },
  {
    kind: 'commits',
    files: ['pulls-commits', 'issues-timeline'],
    isWhole: (number, { size }, claims) => {
      const read = claims.count('commits', number)
      return read >= (size?.commits ?? 1) && (read < commitsMax || size?.commits === read)
    },
    claimed: ({ commits }) => commits,
  },
  {
    kind: 'paths',
    files: ['pulls-files'],
    isWhole: (number, { size }, claims) => {
      const read = claims.count('paths', number)
      return read >= (size?.files ?? 1) && (read < filesMax || size?.files === read)
    },
    claimed: ({ files }) => files,
  },
  {
    kind: 'events',
    files: ['issues-events', 'issues-timeline'],
    isWhole: (number, { isOver, openedAt }, claims) => {
      const cutAt = claims.eventsCutAt
      const isSince = cutAt === null || (openedAt !== null && openedAt >= cutAt)
      return isSince && (!isOver || claims.ended.has(number))
    },
  },
]

/** Before GitHub had reviews, lines were commented on without one. */
const reviewsBegin = Date.UTC(2016, 8, 14)

/** GitHub lists no more commits of a request. */
const commitsMax = 250

/** Nor more files. */
const filesMax = 3000

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

export function coverageOf(claims: Claims, told: Told<DumpKind>): CoverageSeen[] {
  const whole: CoverageSeen[] = []
  for (const one of ofRequests)
    for (const [number, request] of claims.requests)
      if (isWholeOf(one, { number, request, claims, told })) {
        const { version } = request
        whole.push({ kind: one.kind, number, version })
      }
  for (const { kind, file, isWhole } of ofRepository) {
    const says = told.get(file)
    const isThere = claims.has(file) && !claims.isRefused(file) && (isWhole?.(claims) ?? true)
    if ((says === undefined ? isThere : says === true) && !claims.hasMissed(file))
      whole.push({ kind, number: 0, version: 0 })
  }
  return whole
}

interface OfOne {
  number: number
  request: RequestClaims
  claims: Claims
  told: Told<DumpKind>
}

function isWholeOf(
  { kind, files, isWhole, claimed }: OfRequests,
  { number, request, claims, told }: OfOne,
): boolean {
  const isThere = files.some((file) => claims.has(file))
  const isCounted = request.size !== null && typeof claimed?.(request.size) === 'number'
  const isProved = isThere && isCounted && isWhole(number, request, claims)
  const says = files.map((file) => told.get(file)).filter((one) => one !== undefined)
  const said = says.map((one) => saysWhole(one, number)).filter((one) => one !== undefined)
  if (files.some((file) => claims.hasMissed(file, number))) return isProved && !said.includes(false)
  if (said.length > 0) return said.includes(true)
  // What names others and not this one leaves it open: then only a number that the request tells can say so.
  if (says.length > 0) return isProved
  const isRefused = files.some((file) => claims.isRefused(file))
  return (
    isThere && isWhole(number, request, claims) && (!isRefused || claims.count(kind, number) > 0)
  )
}
