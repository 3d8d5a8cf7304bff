/** Numbers of CI week by week: of jobs made in each. Pure. */
import type { Weeks } from '#std/before-after.ts'
import { dealtToWeeks, type WeekSpan } from '#std/whole-weeks.ts'
import { jobFlags, outcomes, type Job } from '../ci/job.ts'
import type { FlowMeasure } from './measures.ts'

export function weeksOfJobs(
  measure: FlowMeasure,
  jobs: readonly Readonly<Job>[],
  span: Pick<WeekSpan, 'from' | 'weeks'>,
): Weeks {
  const counted = jobs.filter(
    ({ flags, outcome }) =>
      (flags & jobFlags.leftOut) === 0 &&
      outcome !== outcomes.skipped &&
      outcome !== outcomes.carriedOver &&
      outcome !== outcomes.running,
  )
  const weeks = dealtToWeeks(counted, span, ({ createdAt }) =>
    createdAt < 0 ? null : createdAt * 1000,
  )
  const minutes = (pick: (job: Readonly<Job>) => number): Weeks => ({
    of: 'median',
    weeks: weeks.map((week) => week.flatMap((job) => (pick(job) < 0 ? [] : [pick(job) / 60]))),
  })
  switch (measure) {
    case 'ci_queue':
      return minutes(({ queued }) => queued)
    case 'ci_never_started':
      return { of: 'rate', weeks: weeks.map((week) => week.filter(({ lost }) => lost >= 0).length) }
    case 'rerun_minutes':
      return { of: 'rate', weeks: weeks.map((week) => Math.round(rerunSeconds(week) / 60)) }
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

function rerunSeconds(jobs: readonly Readonly<Job>[]): number {
  return jobs.reduce(
    (sum, { flags, ran }) => ((flags & jobFlags.rerun) > 0 ? sum + Math.max(0, ran) : sum),
    0,
  )
}
