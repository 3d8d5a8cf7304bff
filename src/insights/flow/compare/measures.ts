/** What a trial can be measured by: numbers of the flow, week by week, in the words that remedies use as well. */
import type { Weeks } from '#std/before-after.ts'
import type { Better } from '#std/before-after.ts'
import { leadTimeOf } from '../answer.ts'
import { jobFlags, outcomes, type Job } from '../ci/job.ts'
import type { Beside, FlowRow } from '../row.ts'
import type { StageName } from '../stages.ts'

interface Words {
  says: string
  unit: 'working minutes' | 'minutes' | 'lines' | 'per week' | 'share'
  /** Which way is better as a rule; whoever tries something may hope otherwise. */
  better: Better
}

export const flowMeasures = {
  coding: { says: 'from first commit to opened', unit: 'working minutes', better: 'lower' },
  draft: { says: 'as a draft', unit: 'working minutes', better: 'lower' },
  pickup: { says: 'until the first review', unit: 'working minutes', better: 'lower' },
  review: { says: 'in review', unit: 'working minutes', better: 'lower' },
  rework: { says: 'in rework', unit: 'working minutes', better: 'lower' },
  merge_wait: { says: 'until merged after review', unit: 'working minutes', better: 'lower' },
  deploy: { says: 'from merged to production', unit: 'working minutes', better: 'lower' },
  open_time: { says: 'open', unit: 'working minutes', better: 'lower' },
  lead_time: { says: 'from first commit to production', unit: 'working minutes', better: 'lower' },
  batch_size: { says: 'lines of a change', unit: 'lines', better: 'lower' },
  throughput: { says: 'merged changes', unit: 'per week', better: 'higher' },
  unreviewed_share: { says: 'merged without a review', unit: 'share', better: 'lower' },
  ci_run: { says: 'run time of a job', unit: 'minutes', better: 'lower' },
  ci_queue: { says: 'wait of a job for a runner', unit: 'minutes', better: 'lower' },
  ci_never_started: { says: 'jobs that never started', unit: 'per week', better: 'lower' },
  ci_flaky_share: { says: 'flaky failures of all jobs', unit: 'share', better: 'lower' },
} as const satisfies Record<string, Words>
export type FlowMeasure = keyof typeof flowMeasures

export function isFlowMeasure(name: string): name is FlowMeasure {
  return Object.hasOwn(flowMeasures, name)
}

export function isOfJobs(measure: FlowMeasure): boolean {
  return measure.startsWith('ci_')
}

/** Whole weeks from `from` on; milliseconds since 1970. */
export interface WeekSpan {
  from: number
  weeks: number
}

const weekMs = 7 * 86_400_000
const minuteMs = 60_000

/** Of changes merged in each week. Rows that people left out are not counted. */
export function weeksOfChanges(
  measure: FlowMeasure,
  rows: readonly FlowRow[],
  span: WeekSpan,
): Weeks {
  const merged = rows.filter((row) => row.outcome === 'merged' && !row.flags.leftOut)
  const weeks = dealt(merged, span, ({ endedAt }) => endedAt)
  if (measure === 'throughput') return { of: 'rate', weeks: weeks.map(({ length }) => length) }
  if (measure === 'unreviewed_share')
    return {
      of: 'share',
      weeks: weeks.map((week) => {
        const known = week.filter(({ stages }) => stages.pickup.because !== 'no data')
        return { yes: known.filter(({ flags }) => flags.unreviewed).length, all: known.length }
      }),
    }
  return {
    of: 'median',
    weeks: weeks.map((week) => week.flatMap((row) => valueOf(measure, row) ?? [])),
  }
}

const stageOf: Partial<Record<FlowMeasure, StageName>> = {
  ...{ coding: 'coding', draft: 'draft', pickup: 'pickup', review: 'review', rework: 'rework' },
  ...{ merge_wait: 'mergeWait', deploy: 'deploy' },
}

function valueOf(measure: FlowMeasure, row: FlowRow): number | null {
  if (measure === 'batch_size') return row.size
  if (measure === 'open_time') return inMinutes(row.open)
  if (measure === 'lead_time') return inMinutes(leadTimeOf(row))
  const stage = stageOf[measure]
  const workingMs = stage === undefined ? null : row.stages[stage].workingMs
  return workingMs === null ? null : workingMs / minuteMs
}

function inMinutes(length: Beside | null): number | null {
  return length === null ? null : length.workingMs / minuteMs
}

/** Of jobs created in each week. */
export function weeksOfJobs(
  measure: FlowMeasure,
  jobs: readonly Readonly<Job>[],
  span: WeekSpan,
): Weeks {
  const counted = jobs.filter(
    ({ flags, outcome }) =>
      (flags & jobFlags.leftOut) === 0 &&
      outcome !== outcomes.skipped &&
      outcome !== outcomes.carriedOver &&
      outcome !== outcomes.running,
  )
  const weeks = dealt(counted, span, ({ createdAt }) => (createdAt < 0 ? null : createdAt * 1000))
  const minutes = (pick: (job: Readonly<Job>) => number): Weeks => ({
    of: 'median',
    weeks: weeks.map((week) => week.flatMap((job) => (pick(job) < 0 ? [] : [pick(job) / 60]))),
  })
  switch (measure) {
    case 'ci_queue':
      return minutes(({ queued }) => queued)
    case 'ci_never_started':
      return { of: 'rate', weeks: weeks.map((week) => week.filter(({ lost }) => lost >= 0).length) }
    case 'ci_flaky_share':
      return {
        of: 'share',
        weeks: weeks.map((week) => ({
          yes: week.filter(({ flags }) => (flags & jobFlags.flakyFailure) > 0).length,
          all: week.length,
        })),
      }
    default:
      return minutes(({ ran }) => ran)
  }
}

function dealt<Item>(
  items: readonly Item[],
  { from, weeks }: WeekSpan,
  atOf: (item: Item) => number | null,
): Item[][] {
  const dealtOut: Item[][] = Array.from({ length: weeks }, () => [])
  for (const item of items) {
    const at = atOf(item)
    if (at !== null && at >= from) dealtOut[Math.floor((at - from) / weekMs)]?.push(item)
  }
  return dealtOut
}

/** A year on either side is compared, and what lies further back tells what such weeks are like anyway. */
export function spanAround(
  since: number,
  { first, newest }: { first: number; newest: number },
): WeekSpan & { cut: number; compared: number } {
  const whole = (from: number, to: number, most: number) =>
    Math.max(0, Math.min(most, Math.floor((to - from) / weekMs)))
  const cut = whole(first, since, 208)
  return {
    from: since - cut * weekMs,
    weeks: cut + whole(since, newest, 52),
    cut,
    compared: Math.min(cut, 52),
  }
}
