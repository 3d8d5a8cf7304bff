/** Numbers of one component in one environment of production, week by week. Pure. */
import type { Weeks } from '#std/before-after.ts'
import { dealtToWeeks, type WeekSpan } from '#std/whole-weeks.ts'
import type { WatchedPlace } from '../delivery/places.ts'
import { recoveriesOf, reworkOf } from '../delivery/consequences.ts'
import type { FlowMeasure } from './measures.ts'

/** Shares are of deployments that came to something, recoveries of failures in each week. What hangs on incidents that are not known has none. */
export function weeksOfDeployments(
  measure: FlowMeasure,
  { deployments, incidents }: WatchedPlace,
  span: Pick<WeekSpan, 'from' | 'weeks'>,
): Weeks | { because: string } {
  const weeks = dealtToWeeks(deployments, span, ({ at }) => at)
  const share = (isSo: (one: (typeof deployments)[number]) => boolean): Weeks => ({
    of: 'share',
    weeks: weeks.map((week) => ({ yes: week.filter(isSo).length, all: week.length })),
  })
  switch (measure) {
    case 'recovery_time': {
      const ended = recoveriesOf(deployments, incidents.of ?? new Map())
      const inWeeks = dealtToWeeks(ended, span, ({ from }) => from)
      return {
        of: 'median',
        weeks: inWeeks.map((week) =>
          week.flatMap(({ from, to }) => (to === null ? [] : [(to - from) / 60_000])),
        ),
      }
    }
    case 'change_fail_rate': {
      if (incidents.of === null) return { because: incidents.because }
      const { of } = incidents
      return share(({ id, outcome }) => outcome === 'failed' || of.has(id))
    }
    case 'rework_rate': {
      if (incidents.of === null) return { because: incidents.because }
      const { unplanned } = reworkOf(deployments, incidents.of)
      return share(({ id }) => unplanned.has(id))
    }
    default:
      return {
        of: 'rate',
        weeks: weeks.map((week) => week.filter(({ outcome }) => outcome === 'succeeded').length),
      }
  }
}
