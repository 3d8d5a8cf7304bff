/** What a delivery says of a merge request, and what was done to it. */
import { z } from 'zod'
import type { EventKind } from '#facts/forge/event-kinds.ts'
import { number, time } from '#facts/forge/fields.ts'
import {
  eventKey,
  type AccountSeen,
  type ForgeBatch,
  type RequestEventSeen,
  type Verdict,
} from '#facts/forge/seen.ts'
import { account } from '../parse/account.ts'
import { mergeRequestSeen, turn } from '../parse/requests.ts'
import { authorOf, labelsOf, looseOf, withTimes, type Loose } from './as-rest.ts'

const Flag = z.object({ previous: z.boolean(), current: z.boolean() })
const People = z.object({ previous: z.array(account), current: z.array(account) })

const Done = z.object({
  iid: number,
  action: z.string().catch(''),
  updated_at: time,
  oldrev: z.string().nullable().catch(null),
})

/**
 * A delivery does not tell when a request ended, but for the one that it ended with: of an ended one nothing else is taken. Nor, mostly,
 * who wrote it: that it was opened tells. An answer of the same state tells all, and so it holds.
 */
export function mergeRequestDelivered(payload: Loose, receivedAt: number): ForgeBatch {
  const { object_attributes, user, labels, changes } = payload
  const given = withTimes(object_attributes)
  const { iid: of, action, updated_at, oldrev } = Done.parse(given)
  const [actor, at] = [account.parse(user), updated_at ?? receivedAt]
  const { request, events } = mergeRequestSeen({
    ...given,
    ...{ author: authorOf(given, user), labels: labelsOf(given['labels'] ?? labels) },
    ...{ sha: looseOf(given['last_commit'])['id'], milestone: null },
  })
  const ended = { merged: action === 'merge' ? at : null, closed: action === 'close' ? at : null }
  const doing = { of, at, actor }
  const isTold = request.state === 'open' || ended[request.state] !== null
  const whole = { ...request, mergedAt: ended.merged, closedAt: ended.closed }
  return {
    requests: isTold ? [{ ...whole, version: request.version - 1 }] : [],
    events: [
      ...events,
      ...turned(action, doing),
      ...(oldrev === null ? [] : [happened('pushed', doing)]),
      ...changed(looseOf(changes), doing),
      // An approval need not change the time of the request: when it came is nearer.
      ...approved(action, { ...doing, at: receivedAt }),
    ],
  }
}

interface Doing {
  of: number
  at: number
  actor: AccountSeen
  subject?: AccountSeen
}

const turns: Partial<Record<string, 'closed' | 'reopened' | 'merged'>> = {
  close: 'closed',
  reopen: 'reopened',
  merge: 'merged',
}

function turned(action: string, { of, at, actor }: Doing): RequestEventSeen[] {
  const kind = turns[action]
  return kind === undefined ? [] : turn(of, kind, at, actor)
}

function changed({ draft, reviewers }: Loose, doing: Doing): RequestEventSeen[] {
  const flag = Flag.safeParse(draft).data
  const isSame = flag === undefined || flag.previous === flag.current
  const kind = flag?.current === true ? 'draft' : 'ready'
  const { previous = [], current = [] } = People.safeParse(reviewers).data ?? {}
  return [
    ...(isSame ? [] : [happened(kind, doing)]),
    ...beyond(current, previous).map((subject) =>
      happened('review_requested', { ...doing, subject }),
    ),
    ...beyond(previous, current).map((subject) =>
      happened('review_request_removed', { ...doing, subject }),
    ),
  ]
}

function beyond(all: readonly AccountSeen[], known: readonly AccountSeen[]): AccountSeen[] {
  const logins = new Set(known.map((one) => one?.login))
  return all.filter((one) => one !== null && !logins.has(one.login))
}

const verdicts: Partial<Record<string, { kind: EventKind; verdict: Verdict }>> = {
  approved: { kind: 'reviewed', verdict: 'approved' },
  approval: { kind: 'reviewed', verdict: 'approved' },
  // The verdict is what was taken back.
  unapproved: { kind: 'dismissed', verdict: 'approved' },
  unapproval: { kind: 'dismissed', verdict: 'approved' },
}

function approved(action: string, doing: Doing): RequestEventSeen[] {
  const told = verdicts[action]
  return told === undefined ? [] : [{ ...happened(told.kind, doing), verdict: told.verdict }]
}

function happened(kind: EventKind, { of, at, ...who }: Doing): RequestEventSeen {
  return { number: of, key: eventKey(kind, at, who), kind, at, ...who, version: at }
}
