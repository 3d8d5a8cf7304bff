/** What GitHub says happened to a request: its issue events, which its timeline has among reviews, comments and commits. */
import { z } from 'zod'
import type { EventKind } from '#facts/forge/event-kinds.ts'
import { eventKey, type RequestEventSeen, type Verdict } from '#facts/forge/seen.ts'
import { account, time, word } from './fields.ts'
import { turn } from './requests.ts'

/** The rest (mentions, locks, renamings …) says nothing of the way of a request. */
const kinds: Partial<Record<string, EventKind>> = {
  ready_for_review: 'ready',
  convert_to_draft: 'draft',
  converted_to_draft: 'draft',
  review_requested: 'review_requested',
  review_request_removed: 'review_request_removed',
  review_dismissed: 'dismissed',
  head_ref_force_pushed: 'force_pushed',
  closed: 'closed',
  reopened: 'reopened',
  merged: 'merged',
  added_to_merge_queue: 'queued',
  removed_from_merge_queue: 'unqueued',
  labeled: 'labeled',
  unlabeled: 'unlabeled',
  auto_merge_enabled: 'auto_merge',
  auto_squash_enabled: 'auto_merge',
  auto_rebase_enabled: 'auto_merge',
  auto_merge_disabled: 'auto_merge_off',
}

const IssueEvent = z.object({
  event: word,
  created_at: time,
  actor: account,
  requested_reviewer: account,
  review_requester: account,
  dismissed_review: z.object({ state: word }).nullable().catch(null),
})

/** Null for an event that is not kept. */
export function eventSeen(raw: unknown, number: number): RequestEventSeen | null {
  const given = IssueEvent.parse(raw)
  const kind = kinds[given.event]
  if (kind === undefined) return null
  const at = z.number().parse(given.created_at, { error: () => 'an event without a time' })
  const { actor } = given
  if (kind === 'closed' || kind === 'reopened' || kind === 'merged')
    return turn(number, kind, at, actor)[0] ?? null
  const isAsked = kind === 'review_requested' || kind === 'review_request_removed'
  const who = {
    actor: isAsked ? (actor ?? given.review_requester) : actor,
    // Of a team there is none.
    ...(isAsked ? { subject: given.requested_reviewer } : {}),
  }
  // What the dismissed review had said, which the review itself does not tell any more.
  const verdict = kind === 'dismissed' ? verdictOf(given.dismissed_review?.state) : undefined
  return {
    ...{ number, key: eventKey(kind, at, who), kind, at, ...who, version: at },
    ...(verdict === undefined ? {} : { verdict }),
  }
}

function verdictOf(state: string | undefined): Verdict | undefined {
  return state === 'approved' || state === 'changes_requested' || state === 'commented'
    ? state
    : undefined
}
