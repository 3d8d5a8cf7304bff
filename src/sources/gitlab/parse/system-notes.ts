/**
 * What GitLab says happened, in the notes that it writes itself: always in English, and told by how they begin. Of a note that the title
 * was changed nothing is taken: that a draft became ready, a note of its own says beside it.
 */
import type { EventKind } from '#facts/forge/event-kinds.ts'
import type { AccountSeen, Verdict } from '#facts/forge/seen.ts'

export interface SystemNote {
  kind: EventKind
  verdict?: Verdict
  /** Whose review is asked for. */
  subject?: AccountSeen
}

const beginnings: readonly (readonly [RegExp, SystemNote])[] = [
  [/^marked (this merge request )?as (a )?\*\*(draft|work in progress)\*\*/i, { kind: 'draft' }],
  [/^marked (this merge request )?as \*\*ready\*\*/i, { kind: 'ready' }],
  [/^unmarked (this merge request )?as (a )?\*\*(draft|work in progress)\*\*/i, { kind: 'ready' }],
  [/^approved this merge request/, { kind: 'reviewed', verdict: 'approved' }],
  [/^requested changes/, { kind: 'reviewed', verdict: 'changes_requested' }],
  // The verdict is what was taken back.
  [/^unapproved this merge request/, { kind: 'dismissed', verdict: 'approved' }],
  [/^added \d+ (new )?commits?\b/, { kind: 'pushed' }],
  [/^merged\b/, { kind: 'merged' }],
  [/^closed\b/, { kind: 'closed' }],
  [/^reopened\b/, { kind: 'reopened' }],
  [/^enabled an automatic merge/, { kind: 'auto_merge' }],
  [/^(canceled|aborted) the automatic merge/, { kind: 'auto_merge_off' }],
  [/^(started a merge train|added this merge request to the merge train)/, { kind: 'queued' }],
  [/^(removed|aborted) this merge request from the merge train/, { kind: 'unqueued' }],
]

/** Nothing where it says nothing of the way of a request, or where nobody knows what it says. */
export function systemNotes(body: string): SystemNote[] {
  const text = body.trimStart()
  if (/^(requested review from|removed review request for) @/.test(text)) return asked(text)
  const found = beginnings.find(([beginning]) => beginning.test(text))
  return found === undefined ? [] : [found[1]]
}

/** "requested review from @a and @b and removed review request for @c": one note may do both. */
function asked(text: string): SystemNote[] {
  const [wanted = '', unwanted = ''] = text.split(/removed review request for/)
  return [
    ...named(wanted).map((subject) => ({ kind: 'review_requested' as const, subject })),
    ...named(unwanted).map((subject) => ({ kind: 'review_request_removed' as const, subject })),
  ]
}

function named(text: string): AccountSeen[] {
  const logins = [...text.matchAll(/@([\w](?:[\w.-]*\w)?)/g)].map(([, login]) => login ?? '')
  return [...new Set(logins)]
    .slice(0, 100)
    .map((login) => ({ id: null, login: login.slice(0, 255), type: 'unknown' }))
}
