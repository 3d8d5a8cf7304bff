import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filled, isThin, pointsOf, type Group } from './slices.ts'

test('between the first and the last week none is missing, and each is a week after the one before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_000 }),
      fc.integer({ min: 0, max: 300 }),
      (from, more) => {
        const weeks = filled([monday(from), monday(from + more)], 'week')
        expect(weeks).toEqual(Array.from({ length: more + 1 }, (_, index) => monday(from + index)))
      },
    ),
  )
})

test('months go on over the end of a year', () => {
  expect(filled(['2025-11', '2026-02'], 'month')).toEqual([
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
  ])
  expect(filled([], 'month')).toEqual([])
})

test('a week of too few changes and a week of none are gaps, and no noughts', () => {
  const groups = [
    group('2026-01-05', 9, 120),
    group('2026-01-12', 3, null),
    group('2026-01-26', 8, 60),
  ]
  const how = { measured: 'openTime', time: 'elapsed', per: 'week', minutes: 60 } as const
  const { p50, p90 } = pointsOf(groups, how)
  expect(p50.map(({ value }) => value)).toEqual([2, null, null, 1])
  expect(p50.map(({ low, high }) => [low, high])).toEqual([
    ...[
      [2, 4],
      [null, null],
    ],
    ...[
      [null, null],
      [1, 2],
    ],
  ])
  expect(p90.map(({ value }) => value)).toEqual([4, null, null, 2])
  // Two of four weeks are told.
  expect(isThin(groups, 'openTime')).toBe(false)
  expect(isThin([...groups, group('2026-03-02', 1, null)], 'openTime')).toBe(true)
})

function monday(week: number): string {
  return new Date(Date.UTC(2000, 0, 3 + week * 7)).toISOString().slice(0, 10)
}

function group(key: string, n: number, p50: number | null): Group {
  const p90 = p50 === null ? null : p50 * 2
  const lengths = {
    n,
    notMeasurable: 0,
    p50,
    p75: p50,
    p90,
    unit: 'minutes' as const,
    intervals: null,
  }
  const both = { elapsed: lengths, working: lengths }
  const stage = { ...both, without: [] }
  const stages = {
    ...{ coding: stage, draft: stage, pickup: stage, review: stage, rework: stage },
    ...{ mergeWait: stage, deploy: stage },
  }
  return { key, n, stages, openTime: both }
}
