/** What happens to a change request, whatever the forge calls it. The numbers stand in the database: they are added to, never changed. */
export const eventKinds = {
  opened: 1,
  /** Said to be ready for review. */
  ready: 2,
  /** Made a draft again. */
  draft: 3,
  review_requested: 4,
  review_request_removed: 5,
  /** A review was submitted; `verdict` says what came of it. */
  reviewed: 6,
  dismissed: 7,
  /** A comment on the request as a whole. */
  commented: 8,
  /** A comment on lines of it. */
  line_commented: 9,
  /** Commits came to its branch. */
  pushed: 10,
  force_pushed: 11,
  closed: 12,
  reopened: 13,
  merged: 14,
  /** Into the merge queue, and out of it. */
  queued: 15,
  unqueued: 16,
  labeled: 17,
  unlabeled: 18,
  /** Merging as soon as all checks pass was asked for, or not any more. */
  auto_merge: 19,
  auto_merge_off: 20,
} as const

export type EventKind = keyof typeof eventKinds

const names = new Map<number, EventKind>(
  Object.entries(eventKinds).map(([name, number]) => [number, isKind(name) ? name : 'opened']),
)

/** Undefined for a number that a newer Cairn wrote. */
export function eventKindOf(number: number): EventKind | undefined {
  return names.get(number)
}

function isKind(name: string): name is EventKind {
  return Object.hasOwn(eventKinds, name)
}
