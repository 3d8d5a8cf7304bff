/** Reviews and comments: that somebody spoke, and when; their words are left where they are. */
import { z } from 'zod'
import { commentsBy } from '#facts/forge/comments.ts'
import { time, word } from '#facts/forge/fields.ts'
import { eventKey, type RequestEventSeen, type Verdict } from '#facts/forge/seen.ts'
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

export const { commentSeen, lineCommentSeen } = commentsBy(account)
