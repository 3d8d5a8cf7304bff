/** What can be pinned of the flow: the stages of changes, open work, reviews, CI, and of each place of production its delivery. */
import { flowMeasures, type FlowMeasure } from '#insights/flow/compare/measures.ts'
import type { PlaceDelivery } from '#insights/flow/delivery/shape.ts'
import type { Lengths } from '#insights/flow/shape.ts'
import type { StageName } from '#insights/flow/stages.ts'
import type { Interval } from '#insights/insight.ts'
import { invariant } from '#std/errors.ts'
import { rounded } from '#std/spread.ts'
import type { Measure, Measured, Measures } from '../measure.ts'
import type { FlowPart, FlowTold } from './flow-told.ts'

interface FlowNumber<Of> extends Measure<Of> {
  /** Which answer it is read from. */
  part: FlowPart
}

const ofTheWhole = {
  pickup: stage('pickup', 'pickup'),
  review: stage('review', 'review'),
  rework: stage('rework', 'rework'),
  merge_wait: stage('merge_wait', 'mergeWait'),
  coding: stage('coding', 'coding'),
  draft: stage('draft', 'draft'),
  deploy: stage('deploy', 'deploy'),
  open_time: number('open_time', 'stages', 'time open', ({ stages }) =>
    medianOf(told(stages).sums.openTime.working),
  ),
  lead_time: number('lead_time', 'stages', `time ${flowMeasures.lead_time.says}`, ({ stages }) =>
    medianOf(told(stages).sums.leadTime.working),
  ),
  batch_size: number('batch_size', 'work', 'lines of a usual change', ({ work }) => {
    const { p50, n, intervals } = told(work).size
    return { value: p50, n, interval: intervalOf(intervals?.p50) }
  }),
  throughput: number('throughput', 'work', 'merged changes', ({ work }) => {
    const whole = told(work).throughput.weeks.filter(({ isWhole }) => isWhole)
    return perWeek(
      whole.map(({ merged }) => merged),
      told(work).throughput.merged,
    )
  }),
  unreviewed_share: number('unreviewed_share', 'work', 'merged without a review', ({ work }) => {
    const { value, n, interval } = told(work).unreviewed
    return { value, n, interval }
  }),
  wip: number('wip', 'work', 'changes open at once', ({ work }) => {
    const { n } = told(work).inProgress
    return { value: n, n }
  }),
  open_age: {
    ...{ label: 'age of what is open, half within', unit: 'working minutes', better: 'lower' },
    ...{ part: 'work', read: ({ work }) => medianOf(told(work).inProgress.ready.age.working) },
  },
  stale: {
    ...{ label: 'open, and touched by nobody for two weeks', unit: 'changes', better: 'lower' },
    part: 'work',
    read: ({ work }) => ({ value: told(work).inProgress.stale.n, n: told(work).inProgress.n }),
  },
  review_effective: number(
    ...(['review_effective', 'work', 'reviewers, as if they shared equally'] as const),
    ({ work }) => ({ value: told(work).reviews.effective, n: told(work).reviews.n }),
  ),
  review_top_share: {
    ...{ label: 'largest part of the reviews that one holds', unit: 'share', better: 'lower' },
    part: 'work',
    read: ({ work }) => ({ value: told(work).reviews.topShare, n: told(work).reviews.n }),
  },
  ci_run: number('ci_run', 'ci', 'run time of a job, half within', ({ ci }) => {
    const { p50: value, n } = told(ci).run
    return { value, n }
  }),
  ci_queue: number('ci_queue', 'ci', 'wait of a job for a runner, half within', ({ ci }) => {
    const { p50: value, n } = told(ci).queue
    return { value, n }
  }),
  ci_never_started: number('ci_never_started', 'ci', 'jobs that never started', ({ ci }) => {
    const { weeks, neverStarted, n } = told(ci)
    return { ...overWeeks(weeks, neverStarted?.n ?? null), n }
  }),
  ci_flaky_share: number('ci_flaky_share', 'ci', 'flaky failures of all jobs', ({ ci }) => {
    const { flaky, n } = told(ci)
    return { value: n < jobsMin || flaky === null ? null : rounded(flaky.failures / n), n }
  }),
  rerun_minutes: number('rerun_minutes', 'ci', 'spent on running jobs again', ({ ci }) => {
    const { weeks, rerun, n } = told(ci)
    return { ...overWeeks(weeks, rerun?.runnerMinutes ?? null), n }
  }),
} as const satisfies Record<string, FlowNumber<FlowTold>>

const ofAPlace = {
  deploy_frequency: place('deploy_frequency', ({ frequency }) => {
    const whole = frequency.weeks.filter(({ isWhole }) => isWhole)
    return perWeek(
      whole.map(({ succeeded }) => succeeded),
      frequency.succeeded,
    )
  }),
  change_fail_rate: place('change_fail_rate', ({ changeFailRate: { value, n, interval } }) => ({
    ...{ value, n, interval },
  })),
  recovery_time: place('recovery_time', ({ recovery }) => medianOf(recovery.elapsed)),
  rework_rate: place('rework_rate', ({ reworkRate: { value, n, interval } }) => ({
    ...{ value, n, interval },
  })),
} as const satisfies Record<string, FlowNumber<PlaceDelivery>>

export const flow: Measures<FlowTold, PlaceDelivery> = {
  whole: ofTheWhole,
  rows: {
    of: ({ delivery }) => delivery?.items ?? [],
    placeOf: placeName,
    measures: ofAPlace,
  },
}

/** `production`, or `api in production`. */
export function placeName({
  component,
  environment,
}: Pick<PlaceDelivery, 'component' | 'environment'>): string {
  return component === null ? environment : `${component} in ${environment}`
}

/** Which answers these numbers are read from; all where none is named. */
export function partsOf(names: readonly string[] | undefined): ReadonlySet<FlowPart> {
  const all: Record<string, FlowNumber<never>> = { ...ofTheWhole, ...ofAPlace }
  const wanted = names ?? Object.keys(all)
  return new Set(wanted.flatMap((name) => all[name]?.part ?? []))
}

function stage(name: FlowMeasure, of: StageName): FlowNumber<FlowTold> {
  return number(name, 'stages', `time ${flowMeasures[name].says}`, ({ stages }) =>
    medianOf(told(stages).stages[of].working),
  )
}

function number(
  name: FlowMeasure,
  part: FlowPart,
  label: string,
  read: (of: FlowTold) => Measured,
): FlowNumber<FlowTold> {
  const { unit, better } = flowMeasures[name]
  const isMedian = unit === 'working minutes'
  return { label: isMedian ? `${label}, half within` : label, unit, better, part, read }
}

function place(
  name: FlowMeasure,
  read: (of: PlaceDelivery) => Measured,
): FlowNumber<PlaceDelivery> {
  const { says: label, unit, better } = flowMeasures[name]
  return { label, unit, better, part: 'delivery', read }
}

function told<Part>(part: Part | null): Part {
  invariant(part !== null, 'what a number is read from was asked for')
  return part
}

function medianOf({ p50, n, intervals }: Lengths): Measured {
  return { value: p50, n, interval: intervalOf(intervals?.p50) }
}

function intervalOf(
  interval: { low: number | null; high: number | null } | null | undefined,
): Pick<Interval, 'low' | 'high'> | null {
  const { low = null, high = null } = interval ?? {}
  return low === null || high === null ? null : { low, high }
}

/** Of whole weeks alone; null where there is none. */
function perWeek(weeks: readonly number[], n: number): Measured {
  const sum = weeks.reduce((total, one) => total + one, 0)
  return { value: weeks.length === 0 ? null : rounded(sum / weeks.length), n }
}

/** A share of a handful of jobs says nothing. */
const jobsMin = 8
const weekMs = 7 * 86_400_000

/** From the first week that has a job to the last. */
function overWeeks(
  weeks: readonly { week: string }[],
  sum: number | null,
): { value: number | null } {
  const [first, last] = [weeks[0]?.week, weeks.at(-1)?.week]
  if (first === undefined || last === undefined || sum === null) return { value: null }
  const count = Math.round((Date.parse(last) - Date.parse(first)) / weekMs) + 1
  return { value: rounded(sum / count) }
}
