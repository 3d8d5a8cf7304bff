/**
 * One thing that two ways of hearing of it tell with seconds that differ: GitHub tells the end of a request up to two seconds before
 * the event of it, and of what it sends by itself no more than when the request was last changed. What GitLab and Gitea send of a review
 * has no number, and what they answer has one.
 */
import type { EventKind } from '#facts/forge/event-kinds.ts'
import type { Verdict } from '#facts/forge/seen.ts'

/** As it is kept; `actor` is null where it was not told. */
export interface Told {
  key: string
  kind: EventKind
  /** Milliseconds since 1970. */
  at: number
  actor: number | null
  /** Of reviews. */
  verdict?: Verdict | null
}

const apartMsMax = 2_000
/** GitLab's delivery of an approval has no time of its own: it is dated to when it came, and may have stood in line. */
const approvalsApartMsMax = 60_000

/** What undoes each: a request cannot be closed twice, if it was not opened again in between. Of all others two may be two. */
const undoneBy: Partial<Record<EventKind, EventKind>> = {
  ...{ closed: 'reopened', reopened: 'closed', ready: 'draft', draft: 'ready' },
  ...{ queued: 'unqueued', unqueued: 'queued' },
  ...{ auto_merge: 'auto_merge_off', auto_merge_off: 'auto_merge' },
  ...{
    review_requested: 'review_request_removed',
    review_request_removed: 'review_requested',
  },
  reviewed: 'dismissed',
}

/** Of the events of one request, in whatever order: the same without those that another one tells, which knows more or is earlier. */
export function toldOnce<Event extends Told>(events: readonly Event[]): readonly Event[] {
  const candidates = events.filter(({ kind }) => undoneOf(kind) !== undefined)
  if (candidates.length < 2) return events
  const second = new Set<Event>()
  const last = new Map<string, Event>()
  for (const event of candidates.toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))) {
    const { kind } = event
    if (undoneBy[kind] !== undefined) {
      const before = last.get(placeOf(kind, event))
      const isSecond = before !== undefined && isSame(before, event)
      const better = isSecond ? betterOf(before, event) : event
      if (isSecond) second.add(better === before ? event : before)
      last.set(placeOf(kind, event), better)
    }
    const undone = undoneOf(kind)
    if (undone !== undefined) last.delete(placeOf(undone, event))
  }
  return second.size === 0 ? events : events.filter((event) => !second.has(event))
}

function undoneOf(kind: EventKind): EventKind | undefined {
  return kind === 'dismissed' ? 'reviewed' : undoneBy[kind]
}

/** Several review at a time; everything else has one state, or one for each who is asked. */
function placeOf(kind: EventKind, { key, actor }: Told): string {
  return `${kind} ${kind === 'reviewed' ? actor : namesIn(key).of}`
}

function isSame(before: Told, event: Told): boolean {
  if ((before.verdict ?? null) !== (event.verdict ?? null)) return false
  const [one, other] = [namesIn(before.key), namesIn(event.key)]
  const isNumberOfName = one.isNumber !== other.isNumber && before.actor === event.actor
  const isApproval = isNumberOfName && event.verdict === 'approved'
  return (
    event.at - before.at <= (isApproval ? approvalsApartMsMax : apartMsMax) &&
    (one.by === other.by || one.by === '' || other.by === '' || isNumberOfName)
  )
}

/** Who did it is known, then that the forge has a number for it; else the earlier. */
function betterOf<Event extends Told>(before: Event, event: Event): Event {
  if ((before.actor === null) !== (event.actor === null))
    return before.actor === null ? event : before
  return namesIn(event.key).isNumber && !namesIn(before.key).isNumber ? event : before
}

/**
 * Of a key that `eventKey` made: who did it, empty where nobody was told, and whose review was asked for. What the forge has a number
 * for is not another thing with a number.
 */
function namesIn(key: string): { by: string; of: string; isNumber: boolean } {
  const [, by, of] = /^[a-z_]+:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ:([^:]*):([^:]*)$/.exec(key) ?? []
  return by === undefined || of === undefined
    ? { by: key, of: '', isNumber: true }
    : { by, of, isNumber: false }
}
