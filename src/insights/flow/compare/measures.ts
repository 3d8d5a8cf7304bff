/** What a trial can be measured by: numbers of the flow that have a course week by week, in the words that remedies use as well. */
import type { Better } from '#std/before-after.ts'

/** Lengths are of working time where they say so; all others as they elapsed. */
export const flowUnits = [
  ...(['working minutes', 'minutes', 'minutes per week', 'per week'] as const),
  ...(['lines', 'share', 'changes', 'reviewers'] as const),
] as const

interface Words {
  says: string
  unit: (typeof flowUnits)[number]
  /** Which way is better as a rule; whoever tries something may hope otherwise. */
  better: Better
  /** What it is counted from, and what `n` counts. */
  from: 'changes' | 'open changes' | 'reviews' | 'jobs' | 'deployments'
}

const working = { unit: 'working minutes', better: 'lower', from: 'changes' } as const
const ofJobs = { better: 'lower', from: 'jobs' } as const
const ofDeployments = { better: 'lower', from: 'deployments' } as const

export const flowMeasures = {
  coding: { says: 'from first commit to opened', ...working },
  draft: { says: 'as a draft', ...working },
  pickup: { says: 'until the first review', ...working },
  review: { says: 'in review', ...working },
  rework: { says: 'in rework', ...working },
  merge_wait: { says: 'until merged after review', ...working },
  deploy: { says: 'from merged to production', ...working },
  open_time: { says: 'open', ...working },
  lead_time: { says: 'from first commit to production', ...working },
  batch_size: { says: 'lines of a change', unit: 'lines', better: 'lower', from: 'changes' },
  throughput: { says: 'merged changes', unit: 'per week', better: 'higher', from: 'changes' },
  unreviewed_share: {
    ...{ says: 'merged without a review', unit: 'share', better: 'lower', from: 'changes' },
  },
  wip: { says: 'open at once', unit: 'changes', better: 'lower', from: 'open changes' },
  review_effective: {
    ...{ says: 'as if they shared the reviews equally', unit: 'reviewers', better: 'higher' },
    from: 'reviews',
  },
  ci_run: { says: 'run time of a job', unit: 'minutes', ...ofJobs },
  ci_queue: { says: 'wait of a job for a runner', unit: 'minutes', ...ofJobs },
  ci_never_started: { says: 'jobs that never started', unit: 'per week', ...ofJobs },
  ci_flaky_share: { says: 'flaky failures of all jobs', unit: 'share', ...ofJobs },
  rerun_minutes: { says: 'spent on running jobs again', unit: 'minutes per week', ...ofJobs },
  deploy_frequency: {
    ...{ says: 'deployments that succeeded', unit: 'per week', better: 'higher' },
    from: 'deployments',
  },
  change_fail_rate: { says: 'deployments that failed', unit: 'share', ...ofDeployments },
  recovery_time: { says: 'until production was well again', unit: 'minutes', ...ofDeployments },
  rework_rate: { says: 'deployments made for an incident', unit: 'share', ...ofDeployments },
} as const satisfies Record<string, Words>
export type FlowMeasure = keyof typeof flowMeasures

export function isFlowMeasure(name: string): name is FlowMeasure {
  return Object.hasOwn(flowMeasures, name)
}
