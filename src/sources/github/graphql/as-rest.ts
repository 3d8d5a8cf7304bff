/**
 * GraphQL's words for a request and what happened to it as REST says them: understood once, in parse/, however they came. So what is
 * read over the API and what is imported from a dump are the same rows.
 */
import { z } from 'zod'

const Actor = z
  .object({
    __typename: z.string(),
    login: z.string().optional(),
    databaseId: z.int().nullish(),
  })
  .nullish()

type Actor = z.output<typeof Actor>

/** A team has no login, and is nobody. GraphQL leaves out how logins of bots end. */
function accountOf(actor: Actor) {
  if (!actor?.login) return null
  const { __typename: type, login, databaseId } = actor
  const isBot = type === 'Bot' && !login.endsWith('[bot]')
  return { login: isBot ? `${login}[bot]` : login, id: databaseId ?? null, type }
}

const text = z.string().nullish()
const list = <Node extends z.ZodType>(node: Node) =>
  z.object({
    totalCount: z.int().optional(),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
    // A part that could not be told is null, beside an error.
    nodes: z.array(node.nullable()).nullable(),
  })

const Comment = z.object({ fullDatabaseId: text, createdAt: text, author: Actor })
const Review = z.object({
  ...{ id: z.string(), fullDatabaseId: text, state: z.string(), submittedAt: text },
  ...{ author: Actor, comments: list(Comment) },
})
const Commit = z.object({
  commit: z.object({
    oid: z.string(),
    author: z.object({ email: text, date: text, user: Actor }).nullish(),
    committer: z.object({ date: text }).nullish(),
  }),
})
const File = z.object({ path: z.string() })
const Item = z.object({
  ...{ __typename: z.string(), createdAt: text, actor: Actor, requestedReviewer: Actor },
  previousReviewState: text,
})

export const ListsAsked = {
  comments: list(Comment),
  reviews: list(Review),
  commits: list(Commit),
  files: list(File),
  timelineItems: list(Item),
} as const

export const Request = z.object({
  ...{ number: z.int(), title: z.string(), state: z.string(), isDraft: z.boolean().nullish() },
  ...{ createdAt: text, updatedAt: text, closedAt: text, mergedAt: text },
  ...{ baseRefName: text, headRefName: text, headRefOid: text },
  ...{
    additions: z.int().nullish(),
    deletions: z.int().nullish(),
    changedFiles: z.int().nullish(),
  },
  ...{ author: Actor, mergedBy: Actor, mergeCommit: z.object({ oid: z.string() }).nullish() },
  labels: z
    .object({ nodes: z.array(z.object({ name: z.string() }).nullable()).nullable() })
    .nullish(),
  milestone: z.object({ title: z.string() }).nullish(),
  ...ListsAsked,
  // Null of a request whose branches are gone.
  files: ListsAsked.files.nullish(),
})

/** Counts of what was read whole; null of what was not. */
export interface Counts {
  commits: number | null
  comments: number | null
  reviewComments: number | null
}

export function pullOf(request: z.output<typeof Request>, counts: Counts) {
  const { number, title, author, isDraft, createdAt, updatedAt, closedAt, mergedAt } = request
  return {
    ...{ number, title, user: accountOf(author), draft: isDraft ?? null },
    state: request.state === 'OPEN' ? 'open' : 'closed',
    base: { ref: request.baseRefName ?? null },
    head: { ref: request.headRefName ?? null, sha: request.headRefOid ?? null },
    merge_commit_sha: request.mergeCommit?.oid ?? null,
    merged_by: accountOf(request.mergedBy),
    ...{ created_at: createdAt, updated_at: updatedAt, closed_at: closedAt, merged_at: mergedAt },
    labels: request.labels?.nodes ?? [],
    milestone: request.milestone ?? null,
    ...{ commits: counts.commits, comments: counts.comments },
    review_comments: counts.reviewComments,
    additions: request.additions,
    deletions: request.deletions,
    changed_files: request.changedFiles,
  }
}

export function reviewOf({ fullDatabaseId, author, state, submittedAt }: z.output<typeof Review>) {
  return { id: fullDatabaseId, user: accountOf(author), state, submitted_at: submittedAt }
}

export function commentOf({ fullDatabaseId, author, createdAt }: z.output<typeof Comment>) {
  return { id: fullDatabaseId, user: accountOf(author), created_at: createdAt }
}

export function commitOf({ commit: { oid, author, committer } }: z.output<typeof Commit>) {
  return {
    sha: oid,
    author: accountOf(author?.user),
    commit: {
      author: author ? { email: author.email, date: author.date } : null,
      committer: committer ? { date: committer.date } : null,
    },
  }
}

export function fileOf({ path }: z.output<typeof File>) {
  return { filename: path }
}

export function eventOf({ __typename: type, ...item }: z.output<typeof Item>) {
  return {
    event: nameOf(type),
    created_at: item.createdAt,
    actor: accountOf(item.actor),
    requested_reviewer: accountOf(item.requestedReviewer),
    dismissed_review: item.previousReviewState ? { state: item.previousReviewState } : null,
  }
}

/** ReviewRequestedEvent → review_requested */
function nameOf(type: string): string {
  return type
    .replace(/Event$/, '')
    .replace(/[A-Z]/g, (letter, at: number) => `${at === 0 ? '' : '_'}${letter.toLowerCase()}`)
}
