/** A commit of a request. */
import { z } from 'zod'
import type { RequestCommitSeen } from '#facts/forge/seen.ts'
import { account, text, time } from './fields.ts'

const Signature = z
  .object({ email: text(320).nullable().catch(null), date: time })
  .nullable()
  .catch(null)

const sha = z
  .string()
  .regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/i)
  .transform((given) => given.toLowerCase())

const Commit = z.object({
  sha,
  commit: z.object({ author: Signature, committer: Signature }),
  author: account,
})

/** In a timeline it lies flat, and its author is the one that git knows. */
const FlatCommit = z
  .object({ sha, author: Signature, committer: Signature })
  .transform(({ sha: oid, ...commit }) => ({ sha: oid, commit, author: null }))

const EitherCommit = z.union([Commit, FlatCommit])

export function commitSeen(raw: unknown, number: number): RequestCommitSeen {
  const { sha: oid, commit, author } = EitherCommit.parse(raw)
  return {
    ...{ number, oid, author },
    authoredAt: commit.author?.date ?? null,
    committedAt: commit.committer?.date ?? null,
    email: commit.author?.email ?? null,
  }
}
