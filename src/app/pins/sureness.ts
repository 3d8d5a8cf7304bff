/** How sure a difference between the day of a pin and today is: week by week where the measure has a course, else by what it is. */
import { shownWindow, type Scope } from '#insights/insight.ts'
import type { AskedSince, Sureness } from '#records/evidence-port.ts'
import { beforeAfter } from '#std/before-after.ts'
import { invariant } from '#std/errors.ts'
import type { Measure, Measures } from './measure.ts'
import { daysOf, spanAround, weeksIn } from './weeks.ts'

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
  if (to !== null && /\.\.\S/.test(label))
    return { how: 'nothing', because: `it asks about ${label} alone, whatever day it is` }
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
  const beforeMax = weeksIn(shownWindow(scope.window))
  const span = await spanAround(around, { since, beforeMax })
  if (span === undefined) return { how: 'nothing', because: 'no commit has a date' }
  const series = await measure.weeks({ scope, span, place: place ?? '', input })
  invariant(series.weeks.length === span.weeks, 'a series has every week of its span')
  const compared = beforeAfter(series, { cut: span.cut, compared: span.compared, better })
  return { how: 'weeks', ...daysOf(span), compared }
}
