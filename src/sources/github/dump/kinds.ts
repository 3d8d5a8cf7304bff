/** What one object of a dump says, by the kind of file it lies in. */
import { z } from 'zod'
import type { LeftOut } from '#facts/forge/dump/understood.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { commitSeen } from '../parse/commits.ts'
import { deploymentSeen, deploymentStatusSeen, releaseSeen } from '../parse/delivery.ts'
import { eventSeen } from '../parse/events.ts'
import { pathSeen } from '../parse/files.ts'
import { issueSeen, requestAmongIssues } from '../parse/issues.ts'
import type { Place } from '../parse/place.ts'
import { pullSeen } from '../parse/requests.ts'
import { jobSeen, runSeen } from '../parse/runs.ts'
import { commentSeen, lineCommentSeen, reviewSeen } from '../parse/said.ts'
import type { DumpKind } from './files.ts'

export interface Belongs extends Pick<Place, 'isOfIssue'> {
  /** The number of the request, run or deployment, where it is known. */
  parent: string | null
}

export const readers: Record<DumpKind, (raw: unknown, of: Belongs) => ForgeBatch | LeftOut> = {
  issues: (raw) =>
    requestAmongIssues(raw) === null
      ? { issues: [issueSeen(raw)] }
      : { leftOut: 'change requests, which are listed among issues' },
  pulls(raw) {
    const { request, size, events } = pullSeen(raw)
    return { requests: [request], sizes: size === null ? [] : [size], events }
  },
  'pulls-reviews': (raw, of) => withRequest(of, (number) => review(raw, number)),
  'pulls-comments': (raw, of) =>
    withRequest(of, (number) => ({ events: [lineCommentSeen(raw, number)] })),
  'pulls-commits': (raw, of) =>
    withRequest(of, (number) => ({ commits: [commitSeen(raw, number)] })),
  'pulls-files': (raw, of) => withRequest(of, (number) => ({ paths: [pathSeen(raw, number)] })),
  'issues-comments': (raw, of) =>
    ofRequest(of, (number) => ({ events: [commentSeen(raw, number)] })),
  'issues-events': (raw, of) => ofRequest(of, (number) => event(raw, number)),
  'issues-timeline': (raw, of) => ofRequest(of, (number) => ofTimeline(raw, number)),
  'actions-runs': (raw) => ({ runs: [runSeen(raw)] }),
  'actions-jobs': (raw) => ({ jobs: [jobSeen(raw)] }),
  deployments: (raw) => ({ deployments: [deploymentSeen(raw)] }),
  'deployments-statuses': (raw, { parent }) =>
    parent === null ? noParent : { deploymentStatuses: [deploymentStatusSeen(raw, parent)] },
  releases: (raw) => ({ releases: [releaseSeen(raw)] }),
}

const noParent: LeftOut = {
  leftOut: 'without a parent: nothing says what it belongs to',
  isLost: true,
}

/** What GitHub has for issues and for change requests alike. */
function ofRequest(of: Belongs, read: (number: number) => ForgeBatch | LeftOut) {
  return of.isOfIssue
    ? { leftOut: 'of issues: only change requests have a way' }
    : withRequest(of, read)
}

function withRequest(
  { parent }: Belongs,
  read: (number: number) => ForgeBatch | LeftOut,
): ForgeBatch | LeftOut {
  const number = Number(parent)
  return Number.isInteger(number) && number > 0 && number < 2 ** 31 ? read(number) : noParent
}

function review(raw: unknown, number: number): ForgeBatch | LeftOut {
  const seen = reviewSeen(raw, number)
  return seen === null ? { leftOut: 'reviews that are not submitted yet' } : { events: [seen] }
}

function event(raw: unknown, number: number): ForgeBatch | LeftOut {
  const seen = eventSeen(raw, number)
  return seen === null
    ? { leftOut: 'events that say nothing of the way of a request (mentions, locks …)' }
    : { events: [seen] }
}

const TimelineItem = z.object({ event: z.string() })
const Thread = z.object({ comments: z.array(z.unknown()).catch([]) })

/** A timeline has reviews, comments and commits among the events. */
function ofTimeline(raw: unknown, number: number): ForgeBatch | LeftOut {
  const { event: kind } = TimelineItem.parse(raw)
  if (kind === 'reviewed') return review(raw, number)
  if (kind === 'commented') return { events: [commentSeen(raw, number)] }
  if (kind === 'committed') return { commits: [commitSeen(raw, number)] }
  if (kind === 'line-commented')
    return { events: Thread.parse(raw).comments.map((one) => lineCommentSeen(one, number)) }
  return event(raw, number)
}
