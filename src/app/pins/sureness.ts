/** How sure a difference between the day of a pin and today is: week by week where the measure has a course, else by what it is. */
import type { Scope } from '#insights/insight.ts'
import type { AskedSince, Sureness } from '#records/evidence-port.ts'
import { beforeAfter, courseOf, type Better, type Weeks } from '#std/before-after.ts'
import { invariant } from '#std/errors.ts'
import { comparedDays, firstDayOf, type WeekSpan } from '#std/whole-weeks.ts'
import type { Measure, Measures } from './measure.ts'
import { spanAround, weeksIn } from './weeks.ts'

export async function surenessOf(
  scope: Scope,
  {
    measure,
    measured: { rows },
    asked: { place, better, since, input },
  }: {
    measure: Measure<unknown>
    measured: Measures
    asked: AskedSince
  },
): Promise<Sureness> {
  const { label, to } = scope.window
  if (to !== null && isFixed(label)) return ofFixed(label)
  if (measure.isExact === true) return { how: 'exact' }
  if (measure.weeks === undefined) return { how: 'intervals' }
  if (scope.unit !== 'commit' && measure.isOfAnyUnit !== true)
    return {
      how: 'nothing',
      because: 'week by week it is counted in commits, and in no other unit',
    }
  const path = place !== null && rows?.arePaths === true ? place : undefined
  if (path?.includes('#') || path === '.')
    return { how: 'nothing', because: 'week by week only files and folders are followed' }
  const around = path === undefined ? scope : { ...scope, prefix: path }
  const { from } = scope.window
  const beforeMax = weeksIn({ from: from?.getTime() ?? null, to: to?.getTime() ?? null })
  const span = await spanAround(around, { since, beforeMax })
  if (span === undefined) return { how: 'nothing', because: 'no commit has a date' }
  const series = await measure.weeks({ scope, span, place: place ?? '', input })
  return byWeeks(series, { ...span, from: span.from.getTime() }, better)
}

/** Whether a window ends on a day that was named. */
export function isFixed(label: string): boolean {
  return /\.\.\S/.test(label)
}

export function ofFixed(label: string): Sureness {
  return { how: 'nothing', because: `it asks about ${label} alone, whatever day it is` }
}

export function byWeeks(series: Weeks, span: WeekSpan, better: Better | null): Sureness {
  invariant(series.weeks.length === span.weeks, 'a series has every week of its span')
  const { cut, compared } = span
  return {
    how: 'weeks',
    ...comparedDays(span),
    compared: beforeAfter(series, { cut, compared, better }),
    course: courseOf(series, span).map(({ week, ...told }) => ({
      from: firstDayOf(span, week),
      ...told,
    })),
  }
}
