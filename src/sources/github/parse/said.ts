/** Reviews and comments: that somebody spoke, and when; their words are left where they are. */
import { z } from 'zod'
import { commentsBy } from '#facts/forge/comments.ts'
import { id, time, word } from '#facts/forge/fields.ts'
import { numberedKey, type RequestEventSeen, type Verdict } from '#facts/forge/seen.ts'
import { account } from './account.ts'

const Review = z.object({ id, user: account, state: word, submitted_at: time })

const verdicts: Partial<Record<string, Verdict>> = {
  approved: 'approved',
  changes_requested: 'changes_requested',
  commented: 'commented',
  dismissed: 'dismissed',
}

/** Null for a review that was begun and not yet submitted: only whoever writes it sees it. */
export function reviewSeen(raw: unknown, number: number): RequestEventSeen | null {
  const { id: key, user, state, submitted_at: at } = Review.parse(raw)
  if (at === null || state === 'pending') return null
  const verdict = verdicts[state]
  return {
    ...{ number, key: numberedKey('review', key), kind: 'reviewed', at, actor: user },
    ...(verdict === undefined ? {} : { verdict }),
    // A review that is dismissed keeps its time.
    version: at + (verdict === 'dismissed' ? 1 : 0),
  }
}

export const { commentSeen, lineCommentSeen } = commentsBy(account)
