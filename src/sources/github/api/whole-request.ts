/** A request with all that happened to it: first pages come with it, the rest is fetched; and what of it is known to be whole. */
import { z } from 'zod'
import { readAs } from '#facts/forge/api/answers.ts'
import type { CoverageKind, ForgeBatch } from '#facts/forge/seen.ts'
import { CairnError } from '#std/errors.ts'
import { commitSeen } from '../parse/commits.ts'
import { eventSeen } from '../parse/events.ts'
import { pathSeen } from '../parse/files.ts'
import { pullSeen } from '../parse/requests.ts'
import { commentSeen, lineCommentSeen, reviewSeen } from '../parse/said.ts'
import {
  commentOf,
  commitOf,
  eventOf,
  fileOf,
  ListsAsked,
  pullOf,
  Request,
  reviewOf,
} from '../graphql/as-rest.ts'
import { moreCommentsQuery, moreQuery, type ListName } from '../graphql/queries.ts'
import { askGraphql, type Asked } from './asked.ts'

interface List<Node> {
  nodes: Node[]
  isWhole: boolean
}

/** `isSound`: no part of it was told as failed. */
export async function wholeRequest(
  asked: Asked,
  raw: unknown,
  isSound: boolean,
): Promise<{ batch: ForgeBatch; isWhole: boolean }> {
  const request = Request.parse(raw)
  const { number } = request
  const more = (name: ListName) => (after: string) => moreOf(asked, { number, name, after })
  const comments = await all(request.comments, ListsAsked.comments, more('comments'))
  const commits = await all(request.commits, ListsAsked.commits, more('commits'))
  const items = await all(request.timelineItems, ListsAsked.timelineItems, more('timelineItems'))
  const reviews = await all(request.reviews, ListsAsked.reviews, more('reviews'))
  const files = request.files
    ? await all(request.files, ListsAsked.files, more('files'))
    : { nodes: [], isWhole: false }
  const lines: List<z.output<typeof ListsAsked.comments>['nodes']> = { nodes: [], isWhole: true }
  const said = []
  for (const review of reviews.nodes) {
    const own = await all(review.comments, ListsAsked.comments, (after) =>
      moreComments(asked, review.id, after),
    )
    if (review.state !== 'PENDING') said.push(...own.nodes)
    lines.isWhole &&= own.isWhole
  }
  const isReviewed = reviews.isWhole && lines.isWhole
  const counts = {
    commits: request.commits.totalCount ?? null,
    comments: request.comments.totalCount ?? null,
    reviewComments: isReviewed && isSound ? said.length : null,
  }
  const pull = pullSeen(pullOf(request, counts))
  const isSinceReviews = (pull.request.openedAt ?? 0) >= reviewsBegin
  const whole: Partial<Record<CoverageKind, boolean>> = {
    reviews: reviews.isWhole,
    review_comments: isReviewed && isSinceReviews,
    comments: comments.isWhole,
    commits: commits.isWhole,
    events: items.isWhole,
    paths: files.isWhole,
  }
  const kinds = ['reviews', 'review_comments', 'comments', 'commits', 'events', 'paths'] as const
  return {
    batch: {
      requests: [pull.request],
      sizes: pull.size === null ? [] : [pull.size],
      events: [
        ...pull.events,
        ...reviews.nodes.map((one) => reviewSeen(reviewOf(one), number)),
        ...said.map((one) => lineCommentSeen(commentOf(one), number)),
        ...comments.nodes.map((one) => commentSeen(commentOf(one), number)),
        ...items.nodes.map((one) => eventSeen(eventOf(one), number)),
      ].filter((event) => event !== null),
      commits: commits.nodes.map((one) => commitSeen(commitOf(one), number)),
      paths: files.nodes.map((one) => pathSeen(fileOf(one), number)),
      coverage: isSound
        ? kinds
            .filter((kind) => whole[kind])
            .map((kind) => ({ kind, number, version: pull.request.version }))
        : [],
    },
    isWhole: isSound && reviews.isWhole && lines.isWhole && comments.isWhole && items.isWhole,
  }
}

/** Before GitHub had reviews, lines were commented on without one, and are not among the comments of any. */
const reviewsBegin = Date.UTC(2016, 8, 14)

interface Page<Node> {
  totalCount?: number | undefined
  pageInfo: { hasNextPage: boolean; endCursor?: string | null | undefined }
  nodes: (Node | null)[] | null
}

/** Of commits GitHub shows 250 and no more, however many it counts. */
async function all<Node>(
  first: Page<Node>,
  shape: z.ZodType<Page<Node>>,
  more: (after: string) => Promise<unknown>,
): Promise<List<Node>> {
  const nodes: Node[] = []
  const seen = new Set<string>()
  let isWhole = true
  for (let page = first; ;) {
    const told = (page.nodes ?? []).filter((node) => node !== null)
    nodes.push(...told)
    isWhole &&= page.nodes !== null && told.length === page.nodes.length
    const { hasNextPage, endCursor } = page.pageInfo
    if (!hasNextPage) break
    const next = endCursor && !seen.has(endCursor) ? await orNot(more(endCursor)) : undefined
    if (next === undefined) return { nodes, isWhole: false }
    seen.add(endCursor ?? '')
    page = readAs(shape, next)
  }
  return { nodes, isWhole: isWhole && (first.totalCount ?? 0) <= nodes.length }
}

/** What of a request cannot be told keeps the rest of it from nothing. */
async function orNot(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work
  } catch (error) {
    if (error instanceof CairnError && given.has(error.code)) return undefined
    throw error
  }
}

const given: ReadonlySet<string> = new Set(['forge.answer', 'forge.gone', 'forge.shape'])

const More = z.object({
  repository: z.object({ pullRequest: z.record(z.string(), z.unknown()) }),
})

async function moreOf(
  asked: Asked,
  { number, name, after }: { number: number; name: ListName; after: string },
): Promise<unknown> {
  const { data } = await askGraphql(asked, moreQuery(name), { variables: { number, after } })
  return readAs(More, data).repository.pullRequest[name]
}

const MoreComments = z.object({ node: z.object({ comments: z.unknown() }) })

async function moreComments(asked: Asked, review: string, after: string): Promise<unknown> {
  const { data } = await askGraphql(asked, moreCommentsQuery, { variables: { review, after } })
  return readAs(MoreComments, data).node.comments
}
