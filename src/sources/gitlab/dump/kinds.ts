/** What one object of a dump says, by the kind of file it lies in. */
import type { LeftOut } from '#facts/forge/dump/understood.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { commitSeen } from '../parse/commits.ts'
import { deploymentSeen, releaseSeen } from '../parse/delivery.ts'
import { issueSeen } from '../parse/issues.ts'
import { noteSeen } from '../parse/notes.ts'
import { mergeRequestSeen } from '../parse/requests.ts'
import { resourceEventSeen } from '../parse/resource-events.ts'
import { jobSeen, runSeen } from '../parse/runs.ts'
import type { Attempts } from './attempts.ts'
import type { Claims } from './claims.ts'
import type { DumpKind } from './files.ts'

export interface Around {
  /** The number of the request or the pipeline, where the line says so. */
  parent: string | null
  attempts: Attempts
  claims: Claims
}

export const readers: Record<DumpKind, (raw: unknown, around: Around) => ForgeBatch | LeftOut> = {
  issues: (raw) => ({ issues: [issueSeen(raw)] }),
  merge_requests(raw, { claims }) {
    const { request, size, events } = mergeRequestSeen(raw)
    claims.request(request, size?.comments ?? null)
    return { requests: [request], sizes: size === null ? [] : [size], events }
  },
  'merge_requests-notes': note,
  'merge_requests-commits'(raw, { parent, claims }) {
    const number = numberOf(parent)
    if (number === null) return noParent
    const commit = commitSeen(raw, number)
    claims.commit(number, commit.oid)
    return { commits: [commit] }
  },
  'merge_requests-resource_state_events': resourceEvent,
  'merge_requests-resource_label_events': resourceEvent,
  pipelines(raw, { claims }) {
    const run = runSeen(raw)
    claims.run(run)
    return { runs: [run] }
  },
  jobs(raw, { parent, attempts, claims }) {
    const job = jobSeen(raw, { parent, attempt: attempts.of(raw, parent) })
    claims.job(job)
    return { jobs: [job] }
  },
  deployments(raw) {
    const { deployment, status } = deploymentSeen(raw)
    return { deployments: [deployment], deploymentStatuses: [status] }
  },
  releases: (raw) => ({ releases: [releaseSeen(raw)] }),
}

const noParent: LeftOut = {
  leftOut: 'without a parent: nothing says what it belongs to',
  isLost: true,
}

function note(raw: unknown, { parent, claims }: Around): ForgeBatch | LeftOut {
  const seen = noteSeen(raw)
  if (seen.isOfOther) return { leftOut: 'of issues and the like: only merge requests have a way' }
  const number = seen.number ?? numberOf(parent)
  if (number === null) return noParent
  claims.note(number, seen)
  const events = seen.events(number)
  return events.length > 0
    ? { events }
    : { leftOut: 'notes that say nothing of the way of a request (mentions, assignments …)' }
}

function resourceEvent(raw: unknown, { parent }: Around): ForgeBatch | LeftOut {
  const number = numberOf(parent)
  if (number === null) return noParent
  const events = resourceEventSeen(raw, number)
  return events.length > 0 ? { events } : { leftOut: 'events that say nothing that is kept' }
}

function numberOf(parent: string | null): number | null {
  const number = Number(parent)
  return Number.isInteger(number) && number > 0 && number < 2 ** 31 ? number : null
}
