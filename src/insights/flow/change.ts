/** A change request as its stages are told from it: what happened to it, in order, by whom it was done as far as that matters. */
import type { EventKind } from '#facts/forge/event-kinds.ts'
import type { Verdict } from '#facts/forge/seen.ts'

/** Times are milliseconds since 1970. */
export interface Change {
  number: number
  openedAt: number
  /** Null while it is open, and where nobody knows when it ended. */
  endedAt: number | null
  outcome: 'open' | 'merged' | 'closed'
  /** As it is now; null where the forge does not say. */
  isDraft: boolean | null
  /** In the order of `inOrder`. */
  happenings: readonly Happening[]
  /** When its commits were authored, the earliest of all that were ever seen in it; null where none has a date. */
  firstAuthoredAt: number | null
  /** When its author brought something new, as far as that was told: times of pushes, and of commits. Ascending. */
  pushedAt: readonly number[]
  /** What was read whole: where it was not, nothing found does not mean that nothing happened. */
  knows: { reviews: boolean; comments: boolean; commits: boolean; events: boolean }
  /** The first successful deployment to production that contains it, or why there is none. */
  deployed: Deployed
}

export type Deployed = { at: number } | { at: null; because: 'unknown' | 'not yet' | 'no data' }

export interface Happening {
  kind: EventKind
  at: number
  /** Whether a bot did it, its author, or another human being; an account that is gone is another, and who was never named may be any. */
  by: 'author' | 'another' | 'bot' | 'unknown'
  verdict: Verdict | null
  /** Tells apart what happened in the same moment; the same whichever way it was heard of. */
  key: string
}

/** By time; at the same moment in the order in which such things follow one another, and then by key. */
export function inOrder(happenings: readonly Happening[]): Happening[] {
  return happenings.toSorted(
    (a, b) => a.at - b.at || rank[a.kind] - rank[b.kind] || compare(a.key, b.key),
  )
}

/** What opens goes before what is said of it, and what is said before what ends it. */
const rank: Readonly<Record<EventKind, number>> = {
  ...{ opened: 0, reopened: 1, draft: 2, ready: 3, labeled: 4, unlabeled: 4, pushed: 5 },
  ...{ force_pushed: 5, review_requested: 6, review_request_removed: 6, commented: 7 },
  ...{ line_commented: 7, reviewed: 8, dismissed: 9, auto_merge: 10, auto_merge_off: 10 },
  ...{ queued: 11, unqueued: 12, merged: 13, closed: 14 },
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
