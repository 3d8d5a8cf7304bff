/** A merge request as GitLab tells it, in a list or by itself. */
import { z } from 'zod'
import {
  count,
  labels,
  milestone,
  name,
  number,
  oid,
  text,
  time,
  timeOrNever,
} from '#facts/forge/fields.ts'
import {
  eventKey,
  type AccountSeen,
  type RequestEventSeen,
  type RequestSeen,
  type RequestSizeSeen,
} from '#facts/forge/seen.ts'
import { account } from './account.ts'

const maybe = z.boolean().nullable().catch(null)

const MergeRequest = z.object({
  iid: number,
  title: text(1000),
  // While it is being merged, it is locked.
  state: z.enum(['opened', 'closed', 'merged', 'locked']),
  author: account,
  ...{ draft: maybe, work_in_progress: maybe },
  ...{ target_branch: name, source_branch: name },
  ...{ sha: oid, merge_commit_sha: oid, squash_commit_sha: oid },
  ...{ merge_user: account, merged_by: account, closed_by: account },
  ...{ created_at: time, updated_at: time },
  ...{ closed_at: timeOrNever, merged_at: timeOrNever },
  labels,
  milestone,
  user_notes_count: count,
  /** Text, with a plus behind it where it was not counted to the end. */
  changes_count: z.string().regex(/^\d+$/).transform(Number).nullable().catch(null),
})

type MergeRequest = z.output<typeof MergeRequest>

export interface MergeRequestSeen {
  request: RequestSeen
  size: RequestSizeSeen | null
  events: RequestEventSeen[]
}

/** Throws a ZodError where it does not say what it is. */
export function mergeRequestSeen(raw: unknown): MergeRequestSeen {
  const given = MergeRequest.parse(raw)
  return { request: requestOf(given), size: sizeOf(given), events: eventsOf(given) }
}

function requestOf(given: MergeRequest): RequestSeen {
  const isMerged = given.state === 'merged'
  return {
    ...{ number: given.iid, title: given.title, author: given.author },
    state: isMerged ? 'merged' : given.state === 'closed' ? 'closed' : 'open',
    isDraft: given.draft ?? given.work_in_progress,
    ...{ base: given.target_branch, head: given.source_branch, headOid: given.sha },
    // A fast-forward has no merge; where it was squashed as well, `sha` is the commit that nobody has.
    mergeOid: isMerged ? (given.merge_commit_sha ?? given.squash_commit_sha ?? given.sha) : null,
    ...{ openedAt: given.created_at, closedAt: given.closed_at, mergedAt: given.merged_at },
    ...{ labels: given.labels, milestone: given.milestone },
    version: versionOf(given),
  }
}

/** Comments on lines are among the comments: GitLab counts them together. Asked for by itself it tells files, and so takes a word from a list. */
function sizeOf(given: MergeRequest): RequestSizeSeen | null {
  const { iid, user_notes_count: comments, changes_count: files } = given
  if (comments === null && files === null) return null
  return {
    ...{ number: iid, commits: null, comments, reviewComments: null },
    ...{ added: null, deleted: null, files },
    version: versionOf(given) + (files === null ? 0 : 1),
  }
}

function eventsOf(given: MergeRequest): RequestEventSeen[] {
  const { iid, state, created_at, merged_at, closed_at } = given
  return [
    ...turn(iid, 'opened', created_at, given.author),
    ...(state === 'merged' ? turn(iid, 'merged', merged_at, mergedBy(given)) : []),
    ...(state === 'closed' ? turn(iid, 'closed', closed_at, given.closed_by) : []),
  ]
}

/** Old versions know `merged_by` alone, newer ones will not have it. */
function mergedBy({ merge_user, merged_by }: MergeRequest): AccountSeen {
  return merge_user ?? merged_by
}

/** Whoever tells who it was holds. */
export function turn(
  of: number,
  kind: 'opened' | 'closed' | 'reopened' | 'merged',
  at: number | null,
  actor: AccountSeen,
): RequestEventSeen[] {
  if (at === null) return []
  const version = at + (actor === null ? 0 : 1)
  return [{ number: of, key: eventKey(kind, at, { actor }), kind, at, actor, version }]
}

function versionOf({ updated_at, merged_at, closed_at, created_at }: MergeRequest): number {
  return updated_at ?? merged_at ?? closed_at ?? created_at ?? 0
}
