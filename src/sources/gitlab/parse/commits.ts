/** A commit of a merge request. GitLab knows no account of its author. */
import { z } from 'zod'
import { oid, text, time } from '#facts/forge/fields.ts'
import type { RequestCommitSeen } from '#facts/forge/seen.ts'

const Commit = z.object({
  id: oid,
  authored_date: time,
  committed_date: time,
  created_at: time,
  author_email: text(320).nullable().catch(null),
})

export function commitSeen(raw: unknown, number: number): RequestCommitSeen {
  const given = Commit.parse(raw)
  return {
    ...{ number, oid: z.string().parse(given.id), author: null, email: given.author_email },
    authoredAt: given.authored_date,
    committedAt: given.committed_date ?? given.created_at,
  }
}
