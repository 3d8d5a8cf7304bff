/**
 * The way of a change from its first commit to production, in stages that sum to the whole: as docs/flow.md defines them. Pure.
 *
 * Only what human beings did counts, and the author's own words are no review. What cannot be told is told as such, with the reason,
 * and never as nought.
 */
import type { Change, Happening } from './change.ts'
import { coveredBy, lengthOf, minus, within, type Span } from './spans.ts'

export const stageNames = [
  'coding',
  'draft',
  'pickup',
  'review',
  'rework',
  'mergeWait',
  'deploy',
] as const
export type StageName = (typeof stageNames)[number]

/** In which a change waits for somebody or something: the map of the week shows at which hours. */
export const waitStages = [
  'pickup',
  'review',
  'rework',
  'mergeWait',
  'deploy',
] as const satisfies readonly StageName[]

/** Why a stage has no length. Of `none` it is known that it had none: what never was a draft waited as none. */
export type Missing =
  /** It did not pass through this stage. */
  | 'none'
  /** What would tell was not read. */
  | 'no data'
  /** Its first commit was authored after it was opened, or has no date. */
  | 'opened before its first commit'
  /** Not reached so far. */
  | 'not yet'
  /** Whether a deployment contains it cannot be told. */
  | 'unknown deployment'
  /** Closed without being merged. */
  | 'not merged'
  /** Merged without a review. */
  | 'unreviewed'
  /** It ended, and nobody knows when: nor what lay before its end. */
  | 'ended at an unknown time'
  /** Somebody reviewed it and is named nowhere: it may have been its author, or a bot. */
  | 'unknown reviewer'

export type Stage = { spans: readonly Span[] } | { spans: null; because: Missing }

export interface Staged {
  stages: Readonly<Record<StageName, Stage>>
  /** When it was open; more than one where it was closed and opened again, and none where nobody knows until when. */
  open: readonly Span[]
  /** Outside the sum: from the first request for a review to what pickup ends with; null where nobody asked, or nothing came. */
  fromRequest: Span | null
  /** Outside the sum: in the merge queue, which mergeWait contains. */
  queue: readonly Span[]
  isUnreviewed: boolean
  flags: { reopened: boolean; forcePushed: boolean; draftUnknown: boolean }
}

/** `now` cuts what is still open. */
export function stagesOf(change: Change, now: number): Staged {
  if (change.endedAt === null && change.outcome !== 'open') return endedSomeTime(change)
  const end = change.endedAt ?? Math.max(now, change.openedAt)
  const open = openSpans(change, end)
  const said = change.happenings.filter((one) => isSaid(one) && coveredBy(open, one.at))
  const ready = readyAt(change, { first: said[0], end })
  const isUnnamed = said.length === 0 && change.happenings.some((one) => isUnknown(one, open))
  const knowsReviews = change.knows.reviews && change.knows.comments && !isUnnamed
  const cut = (from: number, to: number): Stage => ({ spans: within(open, { from, to }) })
  const course = { start: ready ?? change.openedAt, end, said, cut }
  return {
    stages: {
      coding: codingOf(change),
      draft: ready === null ? withoutDraft(change) : cut(change.openedAt, ready),
      ...(knowsReviews ? heard(change, course) : unheard(change, isUnnamed ? unnamed : noData)),
      deploy: deployOf(change),
    },
    open,
    fromRequest: knowsReviews ? asked(change, said[0]) : null,
    queue: queueSpans(change, end, open),
    isUnreviewed: knowsReviews && change.outcome === 'merged' && said.length === 0,
    flags: {
      reopened: open.length > 1,
      forcePushed: isForcePushed(change),
      draftUnknown: !change.knows.events,
    },
  }
}

function endedSomeTime(change: Change): Staged {
  const unknown: Stage = { spans: null, because: 'ended at an unknown time' }
  return {
    stages: {
      ...{ coding: codingOf(change), draft: unknown, pickup: unknown, review: unknown },
      ...{ rework: unknown, mergeWait: unknown },
      deploy: change.outcome === 'merged' ? unknown : { spans: null, because: 'not merged' },
    },
    ...{ open: [], fromRequest: null, queue: [], isUnreviewed: false },
    flags: {
      ...{ reopened: change.happenings.some(({ kind }) => kind === 'reopened') },
      ...{ forcePushed: isForcePushed(change), draftUnknown: !change.knows.events },
    },
  }
}

function isForcePushed({ happenings }: Change): boolean {
  return happenings.some(({ kind }) => kind === 'force_pushed')
}

/** From the first commit to production, as far as it can be told: the sum of its stages. Milliseconds. */
export function wholeOf({ stages }: Pick<Staged, 'stages'>): number {
  return stageNames.reduce((sum, name) => sum + lengthOf(spansOf(stages[name])), 0)
}

function spansOf({ spans }: Stage): readonly Span[] {
  return spans ?? []
}

/** A review or a comment by another human being. */
function isSaid({ kind, by }: Happening): boolean {
  return (
    by === 'another' && (kind === 'reviewed' || kind === 'commented' || kind === 'line_commented')
  )
}

function isUnknown({ kind, by, at }: Happening, open: readonly Span[]): boolean {
  return kind === 'reviewed' && by === 'unknown' && coveredBy(open, at)
}

function openSpans({ openedAt, happenings }: Change, end: number): Span[] {
  const spans: Span[] = []
  let from: number | null = openedAt
  for (const { kind, at } of happenings) {
    if (at < openedAt || at >= end) continue
    if (kind === 'closed' && from !== null) {
      spans.push({ from, to: at })
      from = null
    } else if (kind === 'reopened' && from === null) from = at
  }
  // What is said to have ended was open until then, whatever is missing in between.
  if (from !== null) spans.push({ from, to: end })
  return spans
}

/** When it was ready for review: of what is a draft to this day, its end. Null where it was not opened as a draft. */
function readyAt(
  { happenings, openedAt, isDraft, outcome }: Change,
  { first, end }: { first: Happening | undefined; end: number },
): number | null {
  const turns = happenings.filter(
    ({ kind, at }) => (kind === 'ready' || kind === 'draft') && at >= openedAt && at <= end,
  )
  const wasDraft = turns[0] === undefined ? isDraft === true : turns[0].kind === 'ready'
  if (!wasDraft) return null
  if (first === undefined && isDraft === true && outcome !== 'merged') return end
  // The last time it was said to be so before anybody reviewed it.
  const before = first?.at ?? end
  return turns.findLast(({ kind, at }) => kind === 'ready' && at <= before)?.at ?? null
}

function withoutDraft({ knows }: Change): Stage {
  return knows.events ? none : { spans: null, because: 'no data' }
}

function codingOf({ firstAuthoredAt, openedAt, knows }: Change): Stage {
  if (!knows.commits) return { spans: null, because: 'no data' }
  if (firstAuthoredAt === null || firstAuthoredAt > openedAt)
    return { spans: null, because: 'opened before its first commit' }
  return { spans: [{ from: firstAuthoredAt, to: openedAt }] }
}

type Spoken = Pick<Record<StageName, Stage>, 'pickup' | 'review' | 'rework' | 'mergeWait'>

interface Course {
  /** When it was ready to be reviewed. */
  start: number
  end: number
  said: readonly Happening[]
  cut: (from: number, to: number) => Stage
}

function heard(change: Change, course: Course): Spoken {
  const { start, end, said, cut } = course
  const [first, last] = [said[0], lastReview(said)]
  if (first === undefined || last === undefined) return unreviewed(change, course)
  const from = Math.max(first.at, start)
  const goesOn = change.outcome === 'open' && last.verdict !== 'approved'
  const to = goesOn ? end : Math.max(last.at, from)
  return {
    pickup: cut(start, from),
    ...parted(change, { said, whole: spansOf(cut(from, to)), to }),
    mergeWait: goesOn ? { spans: null, because: 'not yet' } : cut(to, end),
  }
}

/** Nobody came. Of what was merged so, that is its wait to be merged; of the rest, its wait to be picked up. */
function unreviewed({ outcome, openedAt }: Change, { start, end, cut }: Course): Spoken {
  const waited = cut(start, end)
  if (outcome === 'merged') {
    const skipped: Stage = { spans: null, because: 'unreviewed' }
    return { pickup: skipped, review: skipped, rework: skipped, mergeWait: waited }
  }
  const never: Stage = { spans: null, because: outcome === 'open' ? 'not yet' : 'none' }
  // What was a draft to its end was never there to be picked up: that is no wait of nought.
  const pickup = openedAt < start && start >= end ? never : waited
  return { pickup, review: never, rework: none, mergeWait: afterReview(outcome) }
}

function unheard({ outcome }: Change, untold: Stage): Spoken {
  return {
    ...{ pickup: untold, review: untold, rework: untold },
    mergeWait: outcome === 'merged' ? untold : afterReview(outcome),
  }
}

const none: Stage = { spans: null, because: 'none' }
const unnamed: Stage = { spans: null, because: 'unknown reviewer' }
const noData: Stage = { spans: null, because: 'no data' }

function afterReview(outcome: Change['outcome']): Stage {
  return { spans: null, because: outcome === 'open' ? 'not yet' : 'not merged' }
}

/** The last approval; without one the last review, and without one the last comment. */
function lastReview(said: readonly Happening[]): Happening | undefined {
  return (
    said.findLast(({ verdict }) => verdict === 'approved') ??
    said.findLast(({ kind }) => kind === 'reviewed') ??
    said.at(-1)
  )
}

/** Review, and in it the parts in which the author's next push was awaited after changes were requested. */
function parted(
  { pushedAt, knows }: Change,
  { said, whole, to }: { said: readonly Happening[]; whole: readonly Span[]; to: number },
): { review: Stage; rework: Stage } {
  const requested = said.filter(({ verdict, at }) => verdict === 'changes_requested' && at < to)
  if (requested.length === 0) return { review: { spans: whole }, rework: none }
  if (!knows.commits && pushedAt.length === 0) return { review: noData, rework: noData }
  const awaited: Span[] = []
  for (const { at } of requested) {
    const known = awaited.at(-1)
    if (known !== undefined && at < known.to) continue
    awaited.push({ from: at, to: Math.min(pushedAt.find((push) => push > at) ?? to, to) })
  }
  const rework = awaited.flatMap((one) => within(whole, one))
  return { review: { spans: minus(whole, rework) }, rework: { spans: rework } }
}

function deployOf({ outcome, endedAt, deployed }: Change): Stage {
  if (outcome !== 'merged' || endedAt === null)
    return { spans: null, because: outcome === 'open' ? 'not yet' : 'not merged' }
  if (deployed.at !== null)
    return { spans: [{ from: endedAt, to: Math.max(endedAt, deployed.at) }] }
  return {
    spans: null,
    because: deployed.because === 'unknown' ? 'unknown deployment' : deployed.because,
  }
}

function asked({ happenings }: Change, first: Happening | undefined): Span | null {
  const request = happenings.find(({ kind, by }) => kind === 'review_requested' && by !== 'bot')
  return request === undefined || first === undefined || first.at < request.at
    ? null
    : { from: request.at, to: first.at }
}

function queueSpans({ happenings }: Change, end: number, open: readonly Span[]): Span[] {
  const spans: Span[] = []
  let from: number | null = null
  for (const { kind, at } of happenings) {
    if (kind === 'queued') from ??= at
    else if (kind === 'unqueued' && from !== null) {
      spans.push({ from, to: at })
      from = null
    }
  }
  if (from !== null) spans.push({ from, to: end })
  return spans.flatMap((span) => within(open, span))
}
