/** What GitHub sends by itself, in the words of its answers: told twice, by a delivery and by an answer, it is one. */
import { z } from 'zod'
import type { Delivered } from '#facts/forge/delivered.ts'
import { id, number, time } from '#facts/forge/fields.ts'
import { eventKey, type ForgeBatch, type RequestEventSeen } from '#facts/forge/seen.ts'
import { account } from '../parse/account.ts'
import { deploymentSeen, deploymentStatusSeen, releaseSeen } from '../parse/delivery.ts'
import { eventSeen } from '../parse/events.ts'
import { issueSeen, requestAmongIssues } from '../parse/issues.ts'
import { pullSeen, turn } from '../parse/requests.ts'
import { jobSeen, runSeen } from '../parse/runs.ts'
import { commentSeen, lineCommentSeen, reviewSeen } from '../parse/said.ts'

const Payload = z.looseObject({
  action: z.string().catch(''),
  repository: z.object({ id, full_name: z.string() }).nullish().catch(null),
  sender: z.unknown().optional(),
})
type Payload = z.output<typeof Payload>

/** Throws a ZodError where it does not say what it is. */
export function deliveredBy(event: string, raw: unknown): Delivered {
  const payload = Payload.parse(raw)
  const { repository } = payload
  const read = Object.hasOwn(readers, event) ? readers[event] : undefined
  return {
    project: repository
      ? { path: repository.full_name, externalId: repository.id, host: null }
      : null,
    batch: read === undefined ? null : read(payload),
  }
}

const readers: Record<string, (payload: Payload) => ForgeBatch | null> = {
  pull_request: pull,
  pull_request_review: ({ review, pull_request }) =>
    withPull(pull_request, [reviewSeen(review, numberOf(pull_request))]),
  pull_request_review_comment: ({ action, comment, pull_request }) =>
    action === 'created'
      ? withPull(pull_request, [lineCommentSeen(comment, numberOf(pull_request))])
      : null,
  issue_comment: ({ action, comment, issue }) =>
    action === 'created' && requestAmongIssues(issue) !== null
      ? { events: seen([commentSeen(comment, numberOf(issue))]) }
      : null,
  issues: ({ issue }) =>
    requestAmongIssues(issue) === null ? { issues: [issueSeen(issue)] } : null,
  workflow_run: ({ workflow_run: run }) => ({ runs: [runSeen(run)] }),
  workflow_job: ({ workflow_job: job }) => ({ jobs: [jobSeen(job)] }),
  deployment: ({ deployment }) => ({ deployments: [deploymentSeen(deployment)] }),
  deployment_status: ({ deployment, deployment_status: status }) => {
    const known = deploymentSeen(deployment)
    return { deployments: [known], deploymentStatuses: [deploymentStatusSeen(status, known.id)] }
  },
  release: ({ release }) => ({ releases: [releaseSeen(release)] }),
}

function numberOf(raw: unknown): number {
  return z.object({ number }).parse(raw).number
}

function seen(events: readonly (RequestEventSeen | null)[]): RequestEventSeen[] {
  return events.filter((event) => event !== null)
}

/** The request of a delivery about something else may lack what a delivery about it has. */
function withPull(raw: unknown, events: readonly (RequestEventSeen | null)[]): ForgeBatch {
  const { request, events: own } = pullSeen(raw)
  return { requests: [request], events: [...own, ...seen(events)] }
}

/** As issue events call what the action says was done. */
const eventNames: Partial<Record<string, string>> = {
  ready_for_review: 'ready_for_review',
  converted_to_draft: 'convert_to_draft',
  review_requested: 'review_requested',
  review_request_removed: 'review_request_removed',
  labeled: 'labeled',
  unlabeled: 'unlabeled',
  enqueued: 'added_to_merge_queue',
  dequeued: 'removed_from_merge_queue',
  auto_merge_enabled: 'auto_merge_enabled',
  auto_merge_disabled: 'auto_merge_disabled',
}

const Pull = z.object({ number, updated_at: time })

/** GitHub tells no time of what was done: that of the request's last change is it, to the second. */
function pull({ action, pull_request: raw, sender, requested_reviewer }: Payload): ForgeBatch {
  const { request, size, events } = pullSeen(raw)
  const { number: of, updated_at: at } = Pull.parse(raw)
  const sizes = size === null ? [] : [size]
  const done = at === null ? [] : doneTo(of, { action, at, sender, requested_reviewer })
  return { requests: [request], sizes, events: [...events, ...seen(done)] }
}

interface Done {
  action: string
  at: number
  sender: unknown
  requested_reviewer: unknown
}

function doneTo(
  of: number,
  { action, at, sender, requested_reviewer }: Done,
): (RequestEventSeen | null)[] {
  const actor = account.parse(sender)
  if (action === 'reopened') return turn(of, 'reopened', at, actor)
  if (action === 'synchronize') return [pushed(of, at, actor)]
  const event = eventNames[action]
  if (event === undefined) return []
  const created_at = new Date(at).toISOString()
  return [eventSeen({ event, created_at, actor: sender, requested_reviewer }, of)]
}

function pushed(of: number, at: number, actor: RequestEventSeen['actor']): RequestEventSeen {
  return {
    number: of,
    key: eventKey('pushed', at, { actor }),
    kind: 'pushed',
    at,
    actor,
    version: at,
  }
}
