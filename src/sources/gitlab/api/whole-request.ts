/** A merge request with its notes, its commits and what happened to it. */
import type { CoverageKind, ForgeBatch, RequestEventSeen } from '#facts/forge/seen.ts'
import { List, readAs } from '#facts/forge/api/answers.ts'
import { understoodOf } from '#facts/forge/api/understood.ts'
import { CairnError } from '#std/errors.ts'
import { commitSeen } from '../parse/commits.ts'
import { noteSeen } from '../parse/notes.ts'
import { mergeRequestSeen } from '../parse/requests.ts'
import { resourceEventSeen } from '../parse/resource-events.ts'
import { addressOf, type Asked } from './asked.ts'

export interface WholeRequest {
  batch: ForgeBatch
  isWhole: boolean
}

/** As the list tells it; throws a ZodError where that does not say what it is. */
export async function wholeRequest(asked: Asked, raw: unknown): Promise<WholeRequest> {
  const { request, size, events } = mergeRequestSeen(raw)
  const { number, version } = request
  const below = (what: string) => `merge_requests/${number}/${what}`
  const notes = await listOf(asked, below('notes'), (one) => noteSeen(one).events(number), {
    ...{ sort: 'asc', order_by: 'created_at' },
  })
  const commits = await listOf(asked, below('commits'), (one) => commitSeen(one, number))
  const happened: RequestEventSeen[] = []
  let isHappenedWhole = notes.isWhole
  for (const list of ['resource_state_events', 'resource_label_events']) {
    const told = await listOf(asked, below(list), (one) => resourceEventSeen(one, number))
    happened.push(...told.seen.flat())
    // Of a request whose notes are told, they are missing where GitLab is older than they are, and told in notes.
    isHappenedWhole &&= told.isWhole || told.isGone
  }
  const whole: Partial<Record<CoverageKind, boolean>> = {
    ...{ reviews: notes.isWhole, review_comments: notes.isWhole, comments: notes.isWhole },
    ...{ commits: commits.isWhole, events: isHappenedWhole },
  }
  const kinds = ['reviews', 'review_comments', 'comments', 'commits', 'events'] as const
  return {
    batch: {
      requests: [request],
      sizes: size === null ? [] : [size],
      events: [...events, ...notes.seen.flat(), ...happened],
      commits: commits.seen,
      coverage: kinds.filter((kind) => whole[kind]).map((kind) => ({ kind, number, version })),
    },
    isWhole: kinds.every((kind) => whole[kind]),
  }
}

interface Listed<Seen> {
  seen: Seen[]
  isWhole: boolean
  isGone: boolean
}

/** What of a request cannot be told keeps the rest of it from nothing. */
async function listOf<Seen>(
  asked: Asked,
  below: string,
  parse: (raw: unknown) => Seen,
  query: Readonly<Record<string, string>> = {},
): Promise<Listed<Seen>> {
  const raw: unknown[] = []
  try {
    for await (const { body } of asked.api.pages(addressOf(asked, below, query)))
      raw.push(...readAs(List, body))
  } catch (error) {
    const isOfIt = error instanceof CairnError && ofIt.has(error.code)
    if (!isOfIt) throw error
    const { seen } = understoodOf(raw, parse)
    return { seen, isWhole: false, isGone: error.code === 'forge.gone' }
  }
  const { seen, leftOut } = understoodOf(raw, parse)
  return { seen, isWhole: leftOut === 0, isGone: false }
}

const ofIt: ReadonlySet<string> = new Set(['forge.gone', 'forge.shape'])
