/** Comments as GitHub tells them, and Gitea in its shape: that somebody spoke, and when; their words are left where they are. */
import { z } from 'zod'
import { id, time } from './fields.ts'
import { numberedKey, type AccountSeen, type RequestEventSeen } from './seen.ts'

/** `account` understands who it was. */
export function commentsBy(account: z.ZodType<AccountSeen>) {
  const Comment = z.object({ id, user: account, created_at: time.refine((at) => at !== null) })

  function said(what: 'comment' | 'line', raw: unknown, number: number): RequestEventSeen {
    const { id: key, user: actor, created_at: at } = Comment.parse(raw)
    const kind = what === 'line' ? 'line_commented' : 'commented'
    return { number, key: numberedKey(what, key), kind, at, actor, version: at }
  }

  return {
    /** A comment on the request as a whole. */
    commentSeen: (raw: unknown, number: number) => said('comment', raw, number),
    /** A comment on lines of it. */
    lineCommentSeen: (raw: unknown, number: number) => said('line', raw, number),
  }
}
