/**
 * Among how many reviews are shared, week by week. Pure. Told by pairs of a week's reviews that one account did both of; its largest part
 * is not told so, for a largest part is the larger the less was counted: four weeks held against fifty would always look worse.
 */
import type { Weeks } from '#std/before-after.ts'
import { dealtToWeeks, weekMs, type WeekSpan } from '#std/whole-weeks.ts'
import { reviewersMin, type Review } from '../delivery/review-load.ts'

/** Of reviews by known accounts; or why there are none, as where so few review that a shape is as good as a name. */
export function weeksOfReviews(
  reviews: readonly Review[],
  span: WeekSpan,
): Weeks | { because: string } {
  const known = reviews.filter(({ reviewer }) => reviewer !== null)
  const { from, cut, compared, weeks } = span
  const day = from + cut * weekMs
  const sides = [
    { begin: day - compared * weekMs, end: day },
    { begin: day, end: from + weeks * weekMs },
  ].map(({ begin, end }) => known.filter(({ at }) => at >= begin && at < end))
  if (sides.some((side) => side.length > 0 && reviewersOf(side) < reviewersMin))
    return { because: `on one side fewer than ${reviewersMin} reviewed` }
  return { of: 'effective', weeks: dealtToWeeks(known, span, ({ at }) => at).map(pairsOf) }
}

function reviewersOf(reviews: readonly Review[]): number {
  return new Set(reviews.map(({ reviewer }) => reviewer)).size
}

function pairsOf(reviews: readonly Review[]): { same: number; pairs: number } {
  const by = Map.groupBy(reviews, ({ reviewer }) => reviewer)
  const same = [...by.values()].reduce((sum, its) => sum + pairsAmong(its.length), 0)
  return { same, pairs: pairsAmong(reviews.length) }
}

function pairsAmong(n: number): number {
  return (n * (n - 1)) / 2
}
