/**
 * Follows renames. A path lives one or more lives: a life ends where the path is renamed away and the next begins where
 * it is made again. Each life belongs to the file it became, named by that file's last path.
 *
 * Order is by moment (git's corrected commit date) and object id, which depend on the graph alone: a second scan gives the
 * same lives as a first. A change on a parallel branch that comes after the rename still belongs to the life that was
 * renamed, as long as nobody made the path anew.
 */

export interface PathEvent {
  pathId: number
  moment: number
  oid: string
  /** `depart`: renamed to `to`. `start`: added, or renamed here from elsewhere. */
  what: 'depart' | 'start'
  to: number
}

export interface Life {
  pathId: number
  /** Moments: [since, until). */
  since: number
  until: number
  fileId: number
}

/** Beyond every moment. */
export const forever = 2 ** 53 - 1
export const beforeAll = -1

/** The lives that belong to another path than their own. `isAtHead` tells whether a path is in the branch's tree. */
export function livesOf(
  events: readonly PathEvent[],
  isAtHead: (pathId: number) => boolean,
): Life[] {
  const byPath = new Map<number, Span[]>()
  for (const [pathId, own] of grouped(events)) byPath.set(pathId, spansOf(own))
  const lives: Life[] = []
  for (const [pathId, spans] of byPath)
    for (const [index, span] of spans.entries()) {
      const isLast = index === spans.length - 1
      if (span.departures.length === 0 || (isLast && isAtHead(pathId))) continue
      const fileId = becomes(span, undefined, byPath, isAtHead)
      if (fileId !== undefined && fileId !== pathId)
        lives.push({ pathId, since: span.since, until: span.until, fileId })
    }
  return lives.sort((a, b) => a.pathId - b.pathId || a.since - b.since)
}

interface Span {
  since: number
  until: number
  departures: PathEvent[]
}

function grouped(events: readonly PathEvent[]): Map<number, PathEvent[]> {
  const byPath = new Map<number, PathEvent[]>()
  for (const event of events) {
    const own = byPath.get(event.pathId)
    if (own) own.push(event)
    else byPath.set(event.pathId, [event])
  }
  return byPath
}

function inOrder(a: PathEvent, b: PathEvent): number {
  // At one commit a path may be renamed away and made anew (a swap): the departure comes first.
  return (
    a.moment - b.moment ||
    (a.oid < b.oid ? -1 : a.oid > b.oid ? 1 : a.what === b.what ? 0 : a.what === 'depart' ? -1 : 1)
  )
}

function spansOf(events: PathEvent[]): Span[] {
  const spans: Span[] = [{ since: beforeAll, until: forever, departures: [] }]
  for (const event of events.sort(inOrder)) {
    const current = spans.at(-1)
    if (current === undefined) break
    if (event.what === 'depart') current.departures.push(event)
    else if (current.departures.length > 0) {
      current.until = event.moment
      spans.push({ since: event.moment, until: forever, departures: [] })
    }
  }
  return spans
}

/** Where a life ended up: the last departure, or the last whose file is still at head; only onward, so it ends. */
function becomes(
  span: Span,
  after: PathEvent | undefined,
  byPath: Map<number, Span[]>,
  isAtHead: (pathId: number) => boolean,
): number | undefined {
  const onward =
    after === undefined
      ? span.departures
      : span.departures.filter((event) => inOrder(event, after) > 0)
  let last: number | undefined
  for (const departure of onward.toReversed()) {
    const next = byPath
      .get(departure.to)
      ?.findLast((candidate) => candidate.since <= departure.moment)
    const isFinal = next === undefined || (next.until === forever && isAtHead(departure.to))
    const fileId = isFinal
      ? departure.to
      : (becomes(next, departure, byPath, isAtHead) ?? departure.to)
    if (isAtHead(fileId)) return fileId
    last ??= fileId
  }
  return last
}
