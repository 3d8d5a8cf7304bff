/** The closed vocabulary of what hurts, and of what may show that it hurts less. Other parts of Cairn speak in these words, too. */
import { z } from 'zod'

const ofReview = ['pickup', 'review', 'rework', 'review_load', 'unreviewed', 'stale'] as const
const ofWork = ['coding', 'draft', 'batch_size', 'wip', 'unclear_need'] as const
const ofMerge = ['merge_wait', 'merge_queue', 'deploy_wait', 'release_rhythm'] as const
const ofFailure = ['change_fail', 'recovery'] as const
const ofCi = ['ci_run', 'ci_queue', 'ci_never_started', 'ci_flaky', 'ci_rerun'] as const
const ofTools = ['local_loop', 'environment', 'dependencies', 'toil'] as const
const ofPeople = ['knowledge', 'interruptions', 'meetings', 'handoff', 'time_zones'] as const

export const causes = [
  ...[...ofReview, ...ofWork, ...ofMerge, ...ofFailure],
  ...[...ofCi, ...ofTools, ...ofPeople],
] as const

/** What hurts; all that a remedy can help with. */
export const Cause = z.enum(causes)
export type Cause = z.output<typeof Cause>

/** Those of the names that are causes, in their order. */
export function toCauses(names: readonly string[]): Cause[] {
  return names.flatMap((name) => causes.find((cause) => cause === name) ?? [])
}

/** As whoever feels it would say it. */
export const causeWords: Readonly<Record<Cause, string>> = {
  pickup: 'Waiting for a first look',
  review: 'Long reviews',
  rework: 'Many rounds of rework',
  review_load: 'Reviews rest on few',
  unreviewed: 'Merged without a review',
  stale: 'Changes grow old',
  coding: 'Long until a pull request',
  draft: 'Drafts linger',
  batch_size: 'Large changes',
  wip: 'Too much begun',
  unclear_need: 'Unclear what is wanted',
  merge_wait: 'Approved, not merged',
  merge_queue: 'Slow merge queue',
  deploy_wait: 'Merged, not deployed',
  release_rhythm: 'Rare, large releases',
  change_fail: 'Releases fail',
  recovery: 'Slow to recover',
  ci_run: 'Slow CI',
  ci_queue: 'CI waits for machines',
  ci_never_started: 'Jobs that never start',
  ci_flaky: 'Flaky tests',
  ci_rerun: 'CI is run again',
  local_loop: 'Slow build or tests here',
  environment: 'Setting up a machine',
  dependencies: 'Updates of dependencies',
  toil: 'Work by hand, on-call',
  knowledge: 'Known to one person',
  interruptions: 'Interruptions',
  meetings: 'Meetings',
  handoff: 'Waiting for other teams',
  time_zones: 'Time zones',
}

/** In the order in which a change meets them. */
export const areas: readonly { label: string; causes: readonly Cause[] }[] = [
  { label: 'Review', causes: ofReview },
  { label: 'Beginning', causes: ofWork },
  { label: 'Merge and release', causes: [...ofMerge, ...ofFailure] },
  { label: 'CI', causes: ofCi },
  { label: 'Tools', causes: ofTools },
  { label: 'Working together', causes: ofPeople },
]

export const measureKeys = [
  ...['pickup', 'review', 'rework', 'merge_wait', 'draft', 'coding', 'open_time'],
  ...['lead_time', 'deploy', 'ci_run', 'ci_queue', 'ci_flaky_share', 'ci_never_started'],
  ...['rerun_minutes', 'wip', 'throughput', 'batch_size', 'review_effective', 'review_top_share'],
  ...['unreviewed_share', 'change_fail_rate', 'recovery_time', 'deploy_frequency'],
] as const

export const MeasureKey = z.enum(measureKeys)
type MeasureKey = z.output<typeof MeasureKey>

/** What may show it, and which way would be better. */
export const Measure = z.strictObject({ key: MeasureKey, better: z.enum(['lower', 'higher']) })
export type Measure = z.output<typeof Measure>

const moreIsBetter: ReadonlySet<MeasureKey> = new Set([
  ...(['throughput', 'deploy_frequency', 'review_effective'] as const),
])

/** Where only its name is given, the way that is meant nearly always. */
export function measureOf(given: Measure | MeasureKey): Measure {
  if (typeof given !== 'string') return given
  return { key: given, better: moreIsBetter.has(given) ? 'higher' : 'lower' }
}

/** Times are medians of working time. */
export const measureWords: Readonly<Record<MeasureKey, string>> = {
  pickup: 'time until a first look',
  review: 'time in review',
  rework: 'time in rework',
  merge_wait: 'time from approval to merge',
  draft: 'time as a draft',
  coding: 'time from the first commit to the pull request',
  open_time: 'time a change is open',
  lead_time: 'time from the first commit to production',
  deploy: 'time from the merge until it is deployed',
  ci_run: 'time a run of CI takes',
  ci_queue: 'time a job waits for a machine',
  ci_flaky_share: 'share of jobs that failed, and went green without a change',
  ci_never_started: 'jobs that never started',
  rerun_minutes: 'minutes of CI spent on running things again',
  wip: 'changes open at once',
  throughput: 'changes merged per week',
  batch_size: 'size of a change, in lines',
  review_effective: 'how many share the reviews, as if equally',
  review_top_share: 'share of reviews that goes to the busiest few',
  unreviewed_share: 'share merged without a review',
  change_fail_rate: 'share of releases that had to be repaired',
  recovery_time: 'time until service is restored',
  deploy_frequency: 'deployments per week',
}

/** "time until a first look, going down" */
export function measureInWords({ key, better }: Measure): string {
  return `${measureWords[key]}, going ${better === 'lower' ? 'down' : 'up'}`
}
