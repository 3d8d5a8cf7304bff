/** Reviews and comments: that somebody spoke, and when; their words are left where they are. */
import { z } from 'zod'
import { id, time, word } from '#facts/forge/fields.ts'
import { eventKey, numberedKey, type RequestEventSeen, type Verdict } from '#facts/forge/seen.ts'
import { account } from './account.ts'

const Review = z.object({
  user: account,
  state: word,
  dismissed: z.boolean().catch(false),
  submitted_at: time,
})

const verdicts: Partial<Record<string, Verdict>> = {
  approved: 'approved',
  request_changes: 'changes_requested',
  comment: 'commented',
}

/**
 * Null for a review that is not submitted yet, and for one that was only asked for: Gitea lists that among the reviews, and tells in the
 * timeline who asked. It is known by its second and by whose it is, for what Gitea sends by itself has no number of it.
 */
export function reviewSeen(raw: unknown, number: number): RequestEventSeen | null {
  const { user: actor, state, dismissed, submitted_at: at } = Review.parse(raw)
  const told = verdicts[state]
  if (at === null || told === undefined) return null
  const verdict = dismissed ? 'dismissed' : told
  const key = eventKey('reviewed', at, { actor })
  // A review that is dismissed keeps its time.
  const version = at + (dismissed ? 1 : 0)
  return { number, key, kind: 'reviewed', at, actor, verdict, version }
}

const Comment = z.object({ id, user: account, created_at: time.refine((at) => at !== null) })

/** A comment on the request as a whole. */
export function commentSeen(raw: unknown, number: number): RequestEventSeen {
  return said('comment', raw, number)
}

/** A comment on lines of it. */
export function lineCommentSeen(raw: unknown, number: number): RequestEventSeen {
  return said('line', raw, number)
}

function said(what: 'comment' | 'line', raw: unknown, number: number): RequestEventSeen {
  const { id: key, user: actor, created_at: at } = Comment.parse(raw)
  const kind = what === 'line' ? 'line_commented' : 'commented'
  return { number, key: numberedKey(what, key), kind, at, actor, version: at }
}
