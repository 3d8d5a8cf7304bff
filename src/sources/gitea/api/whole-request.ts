/** A pull request with its reviews, what was said on its lines, its commits and all that its timeline tells. */
import { z } from 'zod'
import { List, readAs } from '#facts/forge/api/answers.ts'
import { totalIn } from '#facts/forge/api/by-time.ts'
import { understoodOf } from '#facts/forge/api/understood.ts'
import { count, id } from '#facts/forge/fields.ts'
import type { CoverageKind, ForgeBatch } from '#facts/forge/seen.ts'
import { CairnError } from '#std/errors.ts'
import { commitSeen } from '../parse/commits.ts'
import { timelineSeen } from '../parse/events.ts'
import { pullSeen } from '../parse/requests.ts'
import { lineCommentSeen, reviewSeen } from '../parse/said.ts'
import { addressOf, byNumber, type Asked } from './asked.ts'

export interface WholeRequest {
  batch: ForgeBatch
  isWhole: boolean
}

/** Throws a ZodError where it does not say what it is. */
export async function wholeRequest(asked: Asked, number: number): Promise<WholeRequest> {
  const below = `pulls/${number}`
  const { body } = await asked.api.ask({ url: `${asked.base}/${below}` })
  const { request, size, events } = pullSeen(body)
  const { version } = request
  const reviews = await listed(
    () => byNumber(asked, `${below}/reviews`, hasAll),
    (raw) => raw,
  )
  const lines = await linesOf(asked, below, reviews.seen)
  const reviewed = understoodOf(reviews.seen, (raw) => reviewSeen(raw, number))
  const said = understoodOf(lines.seen, (raw) => lineCommentSeen(raw, number))
  const items = await listed(
    () => byNumber(asked, `issues/${number}/timeline`, endOfTimeline(asked, lines.seen.length)),
    (raw) => timelineSeen(raw, number),
  )
  const commits = await listed(
    () => commitsOf(asked, below),
    (raw) => commitSeen(raw, number),
  )
  const isReviewed = reviews.isWhole && reviewed.leftOut === 0
  const whole: Partial<Record<CoverageKind, boolean>> = {
    reviews: isReviewed,
    review_comments: isReviewed && lines.isWhole && said.leftOut === 0,
    ...{ comments: items.isWhole, events: items.isWhole, commits: commits.isWhole },
  }
  const kinds = ['reviews', 'review_comments', 'comments', 'commits', 'events'] as const
  return {
    batch: {
      requests: [request],
      sizes: size === null ? [] : [size],
      events: [...events, ...reviewed.seen, ...said.seen, ...items.seen].filter(
        (event) => event !== null,
      ),
      commits: commits.seen,
      coverage: kinds.filter((kind) => whole[kind]).map((kind) => ({ kind, number, version })),
    },
    isWhole: kinds.every((kind) => whole[kind]),
  }
}

interface Listed<Seen> {
  seen: Seen[]
  isWhole: boolean
}

/** What of a request cannot be told keeps the rest of it from nothing. */
async function listed<Seen>(
  read: () => Promise<unknown[]>,
  parse: (raw: unknown) => Seen,
): Promise<Listed<Seen>> {
  try {
    const { seen, leftOut } = understoodOf(await read(), parse)
    return { seen, isWhole: leftOut === 0 }
  } catch (error) {
    if (error instanceof CairnError && ofIt.has(error.code)) return { seen: [], isWhole: false }
    throw error
  }
}

const ofIt: ReadonlySet<string> = new Set(['forge.gone', 'forge.shape'])

function hasAll(
  page: readonly unknown[],
  { headers }: { headers: Readonly<Record<string, string>> },
  readCount: number,
): boolean {
  return page.length === 0 || readCount >= (totalIn(headers) ?? Infinity)
}

const Review = z.object({ id, comments_count: count })

/** Comments on lines are told review by review, each list whole. */
async function linesOf(
  asked: Asked,
  below: string,
  reviews: readonly unknown[],
): Promise<Listed<unknown>> {
  const all: Listed<unknown> = { seen: [], isWhole: true }
  for (const raw of reviews) {
    const { data } = Review.safeParse(raw)
    if (data === undefined || data.comments_count === 0) continue
    const url = `${asked.base}/${below}/reviews/${data.id}/comments`
    const told = await listed(
      async () => readAs(List.nullable(), (await asked.api.ask({ url })).body) ?? [],
      (one) => one,
    )
    all.seen.push(...told.seen)
    all.isWhole &&= told.isWhole
  }
  return all
}

/**
 * Comments on lines are taken out of a page of the timeline after it was cut: it may be short or empty in the middle, and nothing says
 * how many there are. References from places that nobody may see are taken out as well, some at most.
 */
function endOfTimeline({ pageSize }: Asked, lineCount: number) {
  const unseenMax = 10
  let emptiesLeft = Math.ceil(lineCount / pageSize)
  return (page: readonly unknown[]): boolean => {
    if (page.length === 0) return emptiesLeft-- === 0
    return page.length + lineCount + unseenMax < pageSize
  }
}

async function commitsOf(asked: Asked, below: string): Promise<unknown[]> {
  const all: unknown[] = []
  // Neither signatures nor files of each.
  const url = addressOf(asked, `${below}/commits`, { verification: 'false', files: 'false' })
  for await (const { body } of asked.api.pages(url))
    all.push(...(readAs(List.nullable(), body) ?? []))
  return all
}
