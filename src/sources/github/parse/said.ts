/** Reviews and comments: that somebody spoke, and when; their words are left where they are. */
import { z } from 'zod'
import { numberedKey, type RequestEventSeen, type Verdict } from '#facts/forge/seen.ts'
import { account, id, time, word } from './fields.ts'

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
