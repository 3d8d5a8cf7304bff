/** A pull request as GitHub tells it, in a list or by itself. */
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
  type RequestEventSeen,
  type RequestSeen,
  type RequestSizeSeen,
} from '#facts/forge/seen.ts'
import { account } from './account.ts'

const Branch = z.object({ ref: name, sha: oid }).nullable().catch(null)

const Pull = z.object({
  number,
  title: text(1000),
  state: z.enum(['open', 'closed']),
  user: account,
  draft: z.boolean().nullable().catch(null),
  base: Branch,
  head: Branch,
  merged: z.boolean().nullable().catch(null),
  merge_commit_sha: oid,
  merged_by: account,
  created_at: time,
  updated_at: time,
  closed_at: timeOrNever,
  merged_at: timeOrNever,
  labels,
  milestone,
  ...{ commits: count, comments: count, review_comments: count },
  ...{ additions: count, deletions: count, changed_files: count },
})

type Pull = z.output<typeof Pull>

export interface PullSeen {
  request: RequestSeen
  /** Only a request asked for by itself has counts. */
  size: RequestSizeSeen | null
  events: RequestEventSeen[]
}

/** Throws a ZodError where it does not say what it is. */
export function pullSeen(raw: unknown): PullSeen {
  const pull = Pull.parse(raw)
  return { request: requestOf(pull), size: sizeOf(pull), events: eventsOf(pull) }
}

function requestOf(pull: Pull): RequestSeen {
  const isMerged = pull.merged_at !== null || pull.merged === true
  return {
    ...{ number: pull.number, title: pull.title, author: pull.user, isDraft: pull.draft },
    state: isMerged ? 'merged' : pull.state,
    base: pull.base?.ref ?? null,
    head: pull.head?.ref ?? null,
    headOid: pull.head?.sha ?? null,
    // Before it is merged, this is a merge that GitHub tries out.
    mergeOid: isMerged ? pull.merge_commit_sha : null,
    openedAt: pull.created_at,
    closedAt: pull.closed_at,
    mergedAt: pull.merged_at,
    labels: pull.labels,
    milestone: pull.milestone,
    version: versionOf(pull),
  }
}

function sizeOf(pull: Pull): RequestSizeSeen | null {
  const counts = {
    ...{ commits: pull.commits, comments: pull.comments, reviewComments: pull.review_comments },
    ...{ added: pull.additions, deleted: pull.deletions, files: pull.changed_files },
  }
  if (Object.values(counts).every((one) => one === null)) return null
  return { number: pull.number, ...counts, version: versionOf(pull) }
}

/** What the request itself tells of its way. Its last closing is told up to two seconds before the event of it. */
function eventsOf(pull: Pull): RequestEventSeen[] {
  const isMerged = pull.merged_at !== null
  return [
    ...turn(pull.number, 'opened', pull.created_at, pull.user),
    ...(isMerged ? turn(pull.number, 'merged', pull.merged_at, pull.merged_by) : []),
    ...(isMerged ? [] : turn(pull.number, 'closed', pull.closed_at, null)),
  ]
}

/** A list does not tell who merged, an event does: whoever tells more holds. */
export function turn(
  of: number,
  kind: 'opened' | 'closed' | 'reopened' | 'merged',
  at: number | null,
  actor: RequestEventSeen['actor'],
): RequestEventSeen[] {
  if (at === null) return []
  const version = at + (actor === null ? 0 : 1)
  return [{ number: of, key: eventKey(kind, at, { actor }), kind, at, actor, version }]
}

function versionOf({ updated_at, closed_at, created_at }: Pull): number {
  return updated_at ?? closed_at ?? created_at ?? 0
}
