/** Lengths of many changes as they are told: percentiles with how sure they are, and how many have none. Pure. */
import { sureSpreadOf } from '#std/percentile-interval.ts'
import { rounded } from '#std/spread.ts'
import type { InBothTimes, Lengths } from './shape.ts'
import type { Beside } from './row.ts'

const minuteMs = 60_000

export function bothTimes(lengths: readonly Beside[], notMeasurable: number): InBothTimes {
  return {
    elapsed: lengthsTold(
      lengths.map(({ elapsedMs }) => elapsedMs),
      notMeasurable,
    ),
    working: lengthsTold(
      lengths.map(({ workingMs }) => workingMs),
      notMeasurable,
    ),
  }
}

function lengthsTold(values: readonly number[], notMeasurable: number): Lengths {
  const { n, p50, p75, p90 } = sureSpreadOf(values.map(minutes))
  return {
    ...{ n, notMeasurable },
    ...{ p50: p50?.value ?? null, p75: p75?.value ?? null, p90: p90?.value ?? null },
    unit: 'minutes',
    intervals: p50 && {
      ...{ p50: p50.interval, p75: p75?.interval ?? null, p90: p90?.interval ?? null },
    },
  }
}

export function minutes(ms: number): number {
  return rounded(ms / minuteMs)
}
