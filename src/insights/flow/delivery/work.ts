/** The work in hand: what comes in and goes out, what is open, how large and how well looked at it is. Pure. */
import { sureSpreadOf } from '#std/percentile-interval.ts'
import { spreadOf } from '#std/spread.ts'
import { weekOf } from '#std/week-hours.ts'
import type { WorkCalendar } from '#std/working-time.ts'
import { isWithin, shown, type FlowQuestion } from '../answer.ts'
import { minutes } from '../lengths.ts'
import { isReviewKnown, type FlowRow } from '../row.ts'
import { inProgressOf, openChangesOf, type OpenSeen, type Patience } from './open-changes.ts'
import { monthKey, monthsIn, weeksIn, type Period, type Reach } from './periods.ts'
import { reviewLoad, type Review } from './review-load.ts'
import { shareOf } from './share.ts'
import type { FlowWork, OpenChange } from './work-shape.ts'

/** Of one repository, of all time. */
export interface WorkFacts {
  repository: string
  rows: readonly FlowRow[]
  /** By the numbers of those that are open. */
  open: ReadonlyMap<number, OpenSeen>
  /** By people, of what others wrote. */
  reviews: readonly Review[]
  newestAt: number | null
}

export interface WorkQuestion extends Omit<Patience, 'now'> {
  window: FlowQuestion['window']
  component: string | null
}

/** Above it a change is hard to review; a convention (SmartBear's study at Cisco, 2006), stated with the number. */
export const largeLines = 400

export function workAnswer(
  facts: readonly WorkFacts[],
  { question, calendar }: { question: WorkQuestion; calendar: WorkCalendar },
): FlowWork {
  const { window, component } = question
  const asked = facts.map((one) => askedOf(one, component))
  const rows = asked.flatMap((one) => one.rows)
  const now = newestOf(asked.flatMap(({ newestAt }) => newestAt ?? []))
  const ended = rows.filter((row) => row.outcome !== 'open' && isWithin(window, row.endedAt))
  const merged = ended.filter(({ outcome }) => outcome === 'merged')
  const opened = rows.filter(({ openedAt }) => isWithin(window, openedAt))
  const reviews = asked.flatMap((one) => one.reviews).filter(({ at }) => isWithin(window, at))
  const reach = reachOf(rows, { window, now })
  const watched = { opened, ended, reviews, isRead: rows.some(isReviewKnown) }
  const lines = merged.flatMap(({ size }) => size ?? [])
  return {
    window: shown(window),
    n: merged.length,
    leftOut: leftOutOf(facts, component),
    repositories: facts.map(({ repository }) => repository),
    throughput: {
      ...flowOf(watched),
      weeks: inPeriods(watched, {
        periods: reach === null ? [] : weeksIn(calendar, reach),
        keyOf: (at) => weekOf(calendar, at),
      }).map(({ period, ...its }) => ({ ...period, ...flowOf(its) })),
    },
    inProgress: inProgressOf(asked.flatMap(openRows), {
      all: rows,
      patience: { ...question, now },
    }),
    size: { ...sizesTold(lines, merged.length), unit: 'lines' },
    large: { ...largeOf(merged), above: largeLines },
    unreviewed: {
      ...unreviewedOf(merged),
      notMeasurable: merged.filter((row) => !isReviewKnown(row)).length,
    },
    reviews: reviewLoad(reviews, watched.isRead),
    months: inPeriods(watched, {
      periods: reach === null ? [] : monthsIn(calendar, reach),
      keyOf: (at) => monthKey(calendar, at),
    }).map(monthTold),
  }
}

/** Of what is open, and of reviews: more than the stages is read for these. */
export const workKinds = ['drafts', 'stale', 'stale-unknown', 'orphaned', 'reviewed'] as const
export type WorkKind = (typeof workKinds)[number]

/** The changes that are counted so, in the window where it asks for what happened in one: by repository, then by number. */
export function changesInWork(
  facts: readonly WorkFacts[],
  { question, kind }: { question: WorkQuestion; kind: WorkKind },
): (repository: string, number: number) => boolean {
  const asked = facts.map((one) => askedOf(one, question.component))
  const found =
    kind === 'reviewed'
      ? asked.flatMap((one) => one.reviews.filter(({ at }) => isWithin(question.window, at)))
      : openChangesOf(asked.flatMap(openRows), {
          all: asked.flatMap((one) => one.rows),
          patience: { ...question, now: newestOf(asked.flatMap(({ newestAt }) => newestAt ?? [])) },
        }).filter(isSo[kind])
  const keys = new Set(found.map(({ repository, number }) => `${repository} ${number}`))
  return (repository, number) => keys.has(`${repository} ${number}`)
}

const isSo = {
  drafts: ({ stage }) => stage === 'draft',
  stale: ({ isStale }) => isStale === true,
  'stale-unknown': ({ isStale }) => isStale === null,
  orphaned: ({ orphaned }) => orphaned !== null,
} satisfies Record<Exclude<WorkKind, 'reviewed'>, (one: OpenChange) => boolean>

function askedOf(one: WorkFacts, component: string | null): WorkFacts {
  const rows = one.rows.filter(
    (row) => !row.flags.leftOut && (component === null || row.components.includes(component)),
  )
  const numbers = new Set(rows.map(({ number }) => number))
  return { ...one, rows, reviews: one.reviews.filter(({ number }) => numbers.has(number)) }
}

function openRows({ repository, rows, open, newestAt }: WorkFacts) {
  return rows.flatMap((row) => {
    const seen = open.get(row.number)
    return row.outcome !== 'open' || row.open === null || seen === undefined
      ? []
      : [{ repository, row: { ...row, open: row.open }, seen, now: newestAt ?? row.openedAt }]
  })
}

/** What happened in a span. */
interface Watched {
  opened: readonly FlowRow[]
  /** Merged, or closed without it. */
  ended: readonly FlowRow[]
  reviews: readonly Review[]
  isRead: boolean
}

function flowOf({ opened, ended }: Watched) {
  const merged = ended.filter(({ outcome }) => outcome === 'merged').length
  return { opened: opened.length, merged, closed: ended.length - merged }
}

function inPeriods(
  { opened, ended, reviews, isRead }: Watched,
  { periods, keyOf }: { periods: readonly Period[]; keyOf: (at: number) => string },
): (Watched & { period: Period })[] {
  const openedIn = Map.groupBy(opened, ({ openedAt }) => keyOf(openedAt))
  const endedIn = Map.groupBy(ended, ({ endedAt, openedAt }) => keyOf(endedAt ?? openedAt))
  const reviewedIn = Map.groupBy(reviews, ({ at }) => keyOf(at))
  return periods.map((period) => ({
    period,
    opened: openedIn.get(period.from) ?? [],
    ended: endedIn.get(period.from) ?? [],
    reviews: reviewedIn.get(period.from) ?? [],
    isRead,
  }))
}

function monthTold(month: Watched & { period: Period }): FlowWork['months'][number] {
  const merged = month.ended.filter(({ outcome }) => outcome === 'merged')
  return {
    ...month.period,
    ...flowOf(month),
    openP50: spreadOf(merged.flatMap(({ open }) => (open === null ? [] : minutes(open.elapsedMs))))
      .p50,
    sizeP50: spreadOf(merged.flatMap(({ size }) => size ?? [])).p50,
    large: largeOf(merged),
    unreviewed: unreviewedOf(merged),
    reviews: reviewLoad(month.reviews, month.isRead),
  }
}

/** From the window's beginning where there were changes before it, else from the first one. */
function reachOf(
  rows: readonly FlowRow[],
  { window, now }: { window: FlowQuestion['window']; now: number | null },
): Reach | null {
  if (rows.length === 0 || now === null) return null
  const first = rows.reduce((least, { openedAt }) => Math.min(least, openedAt), Infinity)
  return { from: Math.max(first, window.from ?? first), to: Math.min(now, window.to ?? now) }
}

function sizesTold(lines: readonly number[], of: number): Omit<FlowWork['size'], 'unit'> {
  const { n, p50, p75, p90 } = sureSpreadOf(lines)
  return {
    ...{ n, notMeasurable: of - n },
    ...{ p50: p50?.value ?? null, p75: p75?.value ?? null, p90: p90?.value ?? null },
    intervals: p50 && {
      ...{ p50: p50.interval, p75: p75?.interval ?? null, p90: p90?.interval ?? null },
    },
  }
}

function largeOf(merged: readonly FlowRow[]) {
  const known = merged.flatMap(({ size }) => size ?? [])
  const count = known.filter((size) => size > largeLines).length
  return shareOf(count, known.length, unmeasured(merged, 'the size of no merged change was read'))
}

function unreviewedOf(merged: readonly FlowRow[]) {
  const known = merged.filter(isReviewKnown)
  const count = known.filter(({ flags }) => flags.unreviewed).length
  return shareOf(count, known.length, unmeasured(merged, 'no reviews were read'))
}

function unmeasured(merged: readonly FlowRow[], otherwise: string): string {
  return merged.length === 0 ? 'nothing was merged' : otherwise
}

function newestOf(times: readonly number[]): number | null {
  return times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b))
}

function leftOutOf(facts: readonly WorkFacts[], component: string | null): FlowWork['leftOut'] {
  const rows = facts
    .flatMap((one) => one.rows)
    .filter(({ components }) => component === null || components.includes(component))
  return [
    {
      what: 'changes that people left out',
      count: rows.filter(({ flags }) => flags.leftOut).length,
      why: 'somebody said that they tell nothing; the log says why',
    },
    {
      what: 'changes that ended at an unknown time',
      count: rows.filter(({ outcome, endedAt }) => outcome !== 'open' && endedAt === null).length,
      why: 'they may lie outside the window',
    },
  ].filter((one) => one.count > 0)
}
