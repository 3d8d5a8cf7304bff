/**
 * One thing that two ways of hearing of it tell with seconds that differ: GitHub tells the end of a request up to two seconds before
 * the event of it, and of what it sends by itself no more than when the request was last changed.
 */
import type { EventKind } from '#facts/forge/event-kinds.ts'

/** As it is kept; `actor` is null where it was not told. */
export interface Told {
  key: string
  kind: EventKind
  /** Milliseconds since 1970. */
  at: number
  actor: number | null
}

const apartMsMax = 2_000

/** What undoes each: a request cannot be closed twice, if it was not opened again in between. Of all others two may be two. */
const undoneBy: Partial<Record<EventKind, EventKind>> = {
  ...{ closed: 'reopened', reopened: 'closed', ready: 'draft', draft: 'ready' },
  ...{ queued: 'unqueued', unqueued: 'queued' },
  ...{ auto_merge: 'auto_merge_off', auto_merge_off: 'auto_merge' },
  ...{
    review_requested: 'review_request_removed',
    review_request_removed: 'review_requested',
  },
}

/** Of the events of one request, in whatever order: the same without those that another one tells, which knows more or is earlier. */
export function toldOnce<Event extends Told>(events: readonly Event[]): readonly Event[] {
  const candidates = events.filter(({ kind }) => undoneBy[kind] !== undefined)
  if (candidates.length < 2) return events
  const second = new Set<Event>()
  const last = new Map<string, Event>()
  for (const event of candidates.toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))) {
    const { of } = namesIn(event.key)
    const before = last.get(`${event.kind} ${of}`)
    const isSecond = before !== undefined && isSame(before, event)
    const better = isSecond && (before.actor !== null || event.actor === null) ? before : event
    if (isSecond) second.add(better === before ? event : before)
    last.set(`${event.kind} ${of}`, better)
    last.delete(`${undoneBy[event.kind]} ${of}`)
  }
  return second.size === 0 ? events : events.filter((event) => !second.has(event))
}

function isSame(before: Told, event: Told): boolean {
  const [one, other] = [namesIn(before.key).by, namesIn(event.key).by]
  return event.at - before.at <= apartMsMax && (one === other || one === '' || other === '')
}

/**
 * Of a key that `eventKey` made: who did it, empty where nobody was told, and whose review was asked for. What the forge has a number
 * for is not another thing with a number.
 */
function namesIn(key: string): { by: string; of: string } {
  const [, by, of] = /^[a-z_]+:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ:([^:]*):([^:]*)$/.exec(key) ?? []
  return by === undefined || of === undefined ? { by: key, of: '' } : { by, of }
}
