/** An event of GH Archive in the words of the REST answers, so that both together are one. */
import { z } from 'zod'
import type { ForgeBatch, RequestEventSeen } from '#facts/forge/seen.ts'
import { releaseSeen } from '../parse/delivery.ts'
import { account, id, number, time } from '../parse/fields.ts'
import { issueSeen, requestAmongIssues } from '../parse/issues.ts'
import { placeOf } from '../parse/place.ts'
import { pullSeen, turn } from '../parse/requests.ts'
import { commentSeen, lineCommentSeen, reviewSeen } from '../parse/said.ts'

const Event = z.object({
  type: z.string(),
  actor: account,
  repo: z.object({ id: id.nullable().catch(null), name: z.string() }),
  payload: z.looseObject({ action: z.string().catch('') }),
  created_at: time,
})

export type ArchiveEvent = z.output<typeof Event>

export function archiveEvent(raw: unknown): ArchiveEvent {
  return Event.parse(raw)
}

type Read = ForgeBatch | { leftOut: string }

const readers: Partial<Record<string, (event: ArchiveEvent) => Read>> = {
  PullRequestEvent: pull,
  PullRequestReviewEvent: ({ payload }) =>
    said(reviewSeen(payload['review'], numberOf(payload['pull_request']))),
  PullRequestReviewCommentEvent: ({ payload }) =>
    payload.action === 'created'
      ? said(lineCommentSeen(payload['comment'], numberOf(payload['pull_request'])))
      : edited,
  IssueCommentEvent: issueComment,
  IssuesEvent: ({ payload: { issue } }) =>
    requestAmongIssues(issue) === null
      ? { issues: [issueSeen(issue)] }
      : { leftOut: 'change requests, which are told by themselves' },
  ReleaseEvent: ({ payload }) => ({ releases: [releaseSeen(payload['release'])] }),
  PushEvent: () => ({ leftOut: 'pushes, which name no request' }),
}

const edited: Read = { leftOut: 'changes of what was said before' }

/** What it says, or why nothing of it is kept. Throws a ZodError where it does not say what it is. */
export function archiveSeen(event: ArchiveEvent): Read {
  const read = readers[event.type]
  return read ? read(event) : { leftOut: 'events of other kinds (stars, forks …)' }
}

const Pull = z.object({ number, title: z.string().optional(), created_at: z.string().optional() })

/** Since October 2025 little more than its number is told: what happened is known then, and the rest is left to other sources. */
function pull({ payload, actor, created_at }: ArchiveEvent): Read {
  const { pull_request: raw, action } = payload
  const told = Pull.parse(raw)
  const turned = created_at === null ? [] : turnsOf(told.number, action, created_at, actor)
  if (told.title === undefined || told.created_at === undefined)
    return turned.length > 0 ? { events: turned } : { leftOut: 'turns that say nothing of its way' }
  const { request, size, events } = pullSeen(raw)
  // The request itself tells when it was opened, merged and closed.
  const reopened = turned.filter(({ kind }) => kind === 'reopened')
  const sizes = size === null ? [] : [size]
  return { requests: [request], sizes, events: [...events, ...reopened] }
}

const turns = ['opened', 'closed', 'reopened', 'merged'] as const

/** Told when the event was published, up to seconds after it: any other source that tells of it knows better. */
function turnsOf(
  of: number,
  action: string,
  at: number,
  actor: ArchiveEvent['actor'],
): RequestEventSeen[] {
  const kind = turns.find((one) => one === action)
  if (kind === undefined) return []
  return turn(of, kind, at, actor).map((one) => ({ ...one, version: Math.floor(at / 1000) }))
}

const OfRequest = z.object({ number, pull_request: z.unknown().optional() })

function issueComment({ payload }: ArchiveEvent): Read {
  if (payload.action !== 'created') return edited
  const { comment, issue } = payload
  const told = OfRequest.parse(issue)
  const isOfRequest = Boolean(told.pull_request) || /\/pull\/\d+#/.test(placeOf(comment).page ?? '')
  return isOfRequest
    ? said(commentSeen(comment, told.number))
    : { leftOut: 'of issues: only change requests have a way' }
}

function said(event: RequestEventSeen | null): Read {
  return event === null ? { leftOut: 'reviews that are not submitted yet' } : { events: [event] }
}

function numberOf(raw: unknown): number {
  return z.object({ number }).parse(raw).number
}
