/** Delivery to production and the work in hand, as text: a sentence or two, a small table, and what is not known. */
import { FlowDelivery, FlowWork } from '#app/flow/verbs.ts'
import { duration, hoursOf } from '#std/duration.ts'
import { calendarDayShown } from '#std/shown-dates.ts'
import { amount, count, counted, percent } from '#std/words.ts'
import type { Io } from '../io.ts'
import { table, type Column } from './table.ts'
import { wrap } from './wrap.ts'

type Terminal = Pick<Io, 'columns' | 'tableColumns' | 'paint'>
type Place = FlowDelivery['items'][number]
type Share = FlowWork['large']

/** As `flow.delivery` answers, by itself. */
export function showDelivery(io: Terminal, given: unknown): string {
  return deliveryText(io, FlowDelivery.parse(given)).slice(1)
}

export function deliveryText(io: Terminal, answer: FlowDelivery): string {
  const { items, because, hint, leftOut, n, incidents } = answer
  const paragraph = (text: string) => wrap(text, io.columns)
  if (because !== null)
    return `\n${paragraph(`Delivery cannot be told: ${because}. ${hint ?? ''}`.trim()).join('\n')}\n`
  const untold = new Set(items.flatMap(({ leadTime }) => leadTime.because ?? []))
  return [
    '',
    ...paragraph(
      `Delivery: ${counted(n, 'deployment')} to production. Lead time runs from first commit to there; a deployment failed that says so, or has an incident within ${incidents.withinHours} h.`,
    ),
    '',
    ...table(placeColumns, items, io.tableColumns, io.paint),
    '',
    ...items.slice(0, placesTold).flatMap((one) => paragraph(weeksTold(one))),
    ...(incidents.because === null ? [] : paragraph(untoldFailures(answer))),
    ...[...untold].flatMap((reason) => paragraph(`No lead time: ${reason}.`)),
    ...leftOut.flatMap(({ what, count: left, why }) =>
      paragraph(`Left out: ${amount(left, what)} (${why}).`),
    ),
    '',
  ].join('\n')
}

/** What failed by its own status is known all the same. */
function untoldFailures({ items, n, incidents }: FlowDelivery): string {
  const failed = items.reduce((sum, { changeFailRate: { by } }) => sum + by.status + by.said, 0)
  return `${count(failed)} of ${count(n)} failed by their own status. What else failed and what was rework is not known, which is not 0 %: ${incidents.because}. cairn import incidents FILE --repository OWNER/NAME reads them, and so do issues labelled as cairn flow set --incidents says.`
}

const placesTold = 3
const weeksShown = 8

function weeksTold(place: Place): string {
  const counts = place.frequency.weeks.slice(-weeksShown).map(({ succeeded }) => count(succeeded))
  return `Successful by week to ${nameOf(place)}, the last ${counts.length}: ${counts.join(' ')}.`
}

function nameOf({ component, environment }: Place): string {
  return component === null ? environment : `${component} ${environment}`
}

const placeColumns: Column<Place>[] = [
  { head: 'to', mayShrink: true, of: nameOf },
  { head: 'deployed', isNumber: true, of: ({ n }) => count(n) },
  { head: 'lead p50', isNumber: true, of: ({ leadTime }) => told(leadTime.elapsed.p50) },
  { head: 'lead p90', isNumber: true, minor: 2, of: ({ leadTime }) => told(leadTime.elapsed.p90) },
  { head: 'failed', isNumber: true, of: ({ changeFailRate }) => shareTold(changeFailRate) },
  { head: 'mended', isNumber: true, of: ({ recovery }) => told(recovery.elapsed.p50) },
  { head: 'rework', isNumber: true, minor: 1, of: ({ reworkRate }) => shareTold(reworkRate) },
]

/** As `flow.work` answers, by itself. */
export function showWork(io: Terminal, given: unknown): string {
  return workText(io, FlowWork.parse(given)).slice(1)
}

export function workText(io: Terminal, answer: FlowWork): string {
  const { throughput, inProgress } = answer
  const { at, n, drafts, stale, orphaned } = inProgress
  // What was saved of a forge may be years old.
  const then = at === null ? 'Now' : `As of ${calendarDayShown(at.slice(0, 10))}`
  const { opened, merged, closed } = throughput
  const left = orphaned.accountGone + orphaned.authorSilent
  const paragraph = (text: string) => wrap(text, io.columns)
  const unknown = stale.notMeasurable === 0 ? '' : ` (of ${stale.notMeasurable} it is not known)`
  return [
    '',
    ...paragraph(
      `Work: ${count(opened)} opened, ${count(merged)} merged, ${count(closed)} closed without. ${then} ${count(n)} ${n === 1 ? 'is' : 'are'} open, ${count(drafts.n)} of them drafts; ${count(stale.n)} untouched for ${stale.days} days${unknown}, and ${count(left)} left by ${left === 1 ? 'its author' : 'their authors'}.`,
    ),
    '',
    ...table(workColumns, workLines(answer), io.tableColumns, io.paint),
    '',
    ...paragraph(
      `Above ${answer.large.above} lines: ${sureShare(answer.large)}. Merged without a review: ${sureShare(answer.unreviewed)}.`,
    ),
    ...paragraph(reviewsTold(answer.reviews)),
    '',
  ].join('\n')
}

interface Line {
  name: string
  n: number
  at: readonly [string, string, string]
}

function workLines({ inProgress, size }: FlowWork): Line[] {
  const { elapsed, working } = inProgress.ready.age
  const lines = (value: number | null) => (value === null ? '–' : count(value))
  const age = (one: typeof elapsed, words: (minutes: number) => string): Line['at'] => [
    ...([told(one.p50, words), told(one.p75, words), told(one.p90, words)] as const),
  ]
  return [
    { name: 'open, age', n: elapsed.n, at: age(elapsed, duration) },
    { name: 'open, worked', n: working.n, at: age(working, hoursOf) },
    { name: 'lines changed', n: size.n, at: [lines(size.p50), lines(size.p75), lines(size.p90)] },
  ]
}

const workColumns: Column<Line>[] = [
  { head: 'work', of: ({ name }) => name },
  { head: 'n', isNumber: true, of: ({ n }) => count(n) },
  { head: 'p50', isNumber: true, of: ({ at }) => at[0] },
  { head: 'p75', isNumber: true, of: ({ at }) => at[1] },
  { head: 'p90', isNumber: true, of: ({ at }) => at[2] },
]

function reviewsTold({ n, effective, topShare, because }: FlowWork['reviews']): string {
  if (effective === null || topShare === null) return `How reviews are shared: ${because}.`
  return `${counted(n, 'review')}, shared as if among ${effective.toFixed(1)} who do the same; the largest part is ${percent(topShare)}.`
}

function told(minutes: number | null, words: (minutes: number) => string = duration): string {
  return minutes === null ? '–' : words(minutes)
}

function shareTold({ value }: Pick<Share, 'value'>): string {
  return value === null ? '–' : percent(value)
}

function sureShare({ value, n, interval, because }: Omit<Share, 'above'>): string {
  if (value === null || interval === null) return `not known (${because})`
  return `${percent(value)} of ${count(n)} (${percent(interval.low)} to ${percent(interval.high)})`
}
