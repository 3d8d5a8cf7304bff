/** A pull request as Gitea tells it, in a list, by itself or in what it sends. */
import { z } from 'zod'
import { count, labels, milestone, name, number, oid, text, time } from '#facts/forge/fields.ts'
import {
  eventKey,
  type AccountSeen,
  type RequestEventSeen,
  type RequestSeen,
  type RequestSizeSeen,
} from '#facts/forge/seen.ts'
import { account } from './account.ts'

/** `label` is the branch; `ref` is one of Gitea's own once the branch is gone. */
const Branch = z.object({ label: name, ref: name, sha: oid }).nullable().catch(null)

const Pull = z.object({
  number,
  title: text(1000),
  state: z.enum(['open', 'closed']),
  user: account,
  draft: z.boolean().nullable().catch(null),
  ...{ base: Branch, head: Branch },
  merged: z.boolean().nullable().catch(null),
  merge_commit_sha: oid,
  merged_by: account,
  ...{ created_at: time, updated_at: time, closed_at: time, merged_at: time },
  labels,
  milestone,
  ...{ comments: count, review_comments: count },
  ...{ additions: count, deletions: count, changed_files: count },
})

type Pull = z.output<typeof Pull>

export interface PullSeen {
  request: RequestSeen
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
    ...{ number: pull.number, title: pull.title, author: pull.user },
    // Old versions do not say it; which beginnings make a draft is a setting, and so none of them says that it is none.
    isDraft: pull.draft ?? (saysDraft(pull.title) ? true : null),
    state: isMerged ? 'merged' : pull.state,
    ...{ base: branchOf(pull.base), head: branchOf(pull.head) },
    headOid: pull.head?.sha ?? null,
    mergeOid: isMerged ? pull.merge_commit_sha : null,
    ...{ openedAt: pull.created_at, closedAt: pull.closed_at, mergedAt: pull.merged_at },
    ...{ labels: pull.labels, milestone: pull.milestone },
    version: versionOf(pull),
  }
}

function branchOf(branch: Pull['base']): string | null {
  return branch?.label ?? branch?.ref ?? null
}

/** By the beginnings that Gitea and Forgejo come with. */
export function saysDraft(title: string): boolean {
  return /^(wip:|\[wip\])/i.test(title.trimStart())
}

/** Comments on lines are among the comments. Commits are not counted. */
function sizeOf(pull: Pull): RequestSizeSeen | null {
  const counts = {
    ...{ commits: null, comments: pull.comments, reviewComments: pull.review_comments },
    ...{ added: pull.additions, deleted: pull.deletions, files: pull.changed_files },
  }
  if (Object.values(counts).every((one) => one === null)) return null
  return { number: pull.number, ...counts, version: versionOf(pull) }
}

function eventsOf(pull: Pull): RequestEventSeen[] {
  const { number: of, merged_at, closed_at } = pull
  return [
    ...turn(of, 'opened', pull.created_at, pull.user),
    ...(merged_at === null ? [] : turn(of, 'merged', merged_at, pull.merged_by)),
    ...(merged_at === null ? turn(of, 'closed', closed_at, null) : []),
  ]
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

function versionOf({ updated_at, closed_at, created_at }: Pull): number {
  return updated_at ?? closed_at ?? created_at ?? 0
}
