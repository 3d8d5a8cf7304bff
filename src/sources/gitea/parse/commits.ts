/** A commit of a pull request. */
import { z } from 'zod'
import { oid, text, time } from '#facts/forge/fields.ts'
import type { RequestCommitSeen } from '#facts/forge/seen.ts'
import { account } from './account.ts'

const Who = z
  .object({ date: time, email: text(320).nullable().catch(null) })
  .nullable()
  .catch(null)

const Commit = z.object({
  sha: oid,
  author: account,
  commit: z.object({ author: Who, committer: Who }),
})

export function commitSeen(raw: unknown, number: number): RequestCommitSeen {
  const { sha, author, commit } = Commit.parse(raw)
  return {
    ...{ number, oid: z.string().parse(sha), author, email: commit.author?.email ?? null },
    authoredAt: commit.author?.date ?? null,
    committedAt: commit.committer?.date ?? null,
  }
}
