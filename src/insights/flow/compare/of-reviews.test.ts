/** How reviews are shared is compared without an advantage for the side on which more was counted. */
import { expect, test } from 'vitest'
import { beforeAfter, courseOf } from '#std/before-after.ts'
import { seeded } from '#std/statistics.ts'
import { weekMs, type WeekSpan } from '#std/whole-weeks.ts'
import type { Review } from '../delivery/review-load.ts'
import { weeksOfReviews } from './of-reviews.ts'

const from = Date.parse('2025-01-06T00:00:00Z')
const span: WeekSpan = { from, weeks: 46, cut: 40, compared: 40 }

/** So many a week, each by one of the reviewers as `draw` says from a number between 0 and 1. */
function reviews(
  draw: (week: number, at: number) => number,
  { perWeek = () => 12, seed = 5 }: { perWeek?: (week: number) => number; seed?: number } = {},
): Review[] {
  const random = seeded(seed)
  return Array.from({ length: span.weeks }, (_, week) =>
    Array.from({ length: perWeek(week) }, (__, number) => ({
      ...{ repository: 'app', number, reviewer: draw(week, random()) },
      at: from + week * weekMs + number * 3_600_000,
    })),
  ).flat()
}

const equally = (_: number, at: number) => Math.floor(at * 8)
/** One does half of it. */
const unequally = (_: number, at: number) => (at < 0.5 ? 0 : 1 + Math.floor((at - 0.5) * 14))

function told(given: readonly Review[]) {
  const series = weeksOfReviews(given, span)
  return 'because' in series ? series : beforeAfter(series, { ...span, better: 'higher' })
}

test('eight who share equally are about eight, be much reviewed or little', () => {
  for (const count of [4, 40]) {
    const weeks = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap((seed) => {
      const series = weeksOfReviews(reviews(equally, { perWeek: () => count, seed }), span)
      return 'because' in series || series.of !== 'effective' ? [] : series.weeks
    })
    const sum = (of: 'same' | 'pairs') => weeks.reduce((total, week) => total + week[of], 0)
    const effective = sum('pairs') / sum('same')
    expect(effective).toBeGreaterThan(7.2)
    expect(effective).toBeLessThan(8.8)
  }
  const rarely = reviews(equally, { perWeek: (week) => (week < 40 ? 30 : 6) })
  expect(told(rarely)).toMatchObject({ verdict: 'cannot tell' })
})

test('where reviews are spread from a day on, it is seen', () => {
  const spread = reviews((week, at) => (week < 40 ? unequally : equally)(week, at))
  expect(told(spread)).toMatchObject({ verdict: 'better' })
})

test('of fewer than five reviewers nothing is told, and of single weeks never', () => {
  expect(told(reviews((_, at) => Math.floor(at * 4)))).toEqual({
    because: 'on one side fewer than 5 reviewed',
  })
  const series = weeksOfReviews(reviews(equally), span)
  expect('because' in series ? null : courseOf(series, span)).toEqual([])
})
