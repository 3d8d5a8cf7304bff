import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupedMedianInterval, medianInterval, rounded, spreadOf } from './spread.ts'

test('percentiles are interpolated as type 7', () => {
  expect(spreadOf([9, 1, 8, 2, 7, 3, 6, 4, 5, 10])).toEqual({
    n: 10,
    p50: 5.5,
    p75: 7.75,
    p90: 9.1,
  })
})

test('a handful has a count and no percentiles', () => {
  expect(spreadOf([1, 2, 3, 4, 5, 6, 7])).toEqual({ n: 7, p50: null, p75: null, p90: null })
  expect(medianInterval([1, 2, 3])).toBeNull()
  expect(groupedMedianInterval([[1, 2, 3, 4, 5, 6, 7, 8, 9]])).toBeNull()
})

test('the median of 100 values lies between the 42nd and the 59th, as the binomial says', () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1)
  expect(medianInterval(values)).toMatchObject({ low: 42, high: 59, level: 0.9 })
})

test('values that share a fate make the median less sure than as many that do not', () => {
  const together = Array.from({ length: 20 }, (_, group) =>
    Array.from({ length: 50 }, () => group * 7),
  )
  const apart = medianInterval(together.flat())
  const grouped = groupedMedianInterval(together)
  expect((grouped?.high ?? 0) - (grouped?.low ?? 0)).toBeGreaterThan(
    (apart?.high ?? 0) - (apart?.low ?? 0),
  )
})

test('an interval holds the median, whatever the order of the values', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 8, maxLength: 60 }),
      (values) => {
        const interval = medianInterval(values)
        const { p50 } = spreadOf(values)
        expect(interval?.low).toBeLessThanOrEqual(p50 ?? 0)
        expect(interval?.high).toBeGreaterThanOrEqual(p50 ?? 0)
        expect(medianInterval(values.toReversed())).toEqual(interval)
        const groups = values.map((value) => [value, value])
        expect(groupedMedianInterval(groups)).toEqual(groupedMedianInterval(groups))
      },
    ),
  )
})

test('rounding keeps four decimals and never says minus nought', () => {
  expect([rounded(1.234_56), rounded(null), Object.is(rounded(-0.000_001), 0)]).toEqual([
    1.2346,
    null,
    true,
  ])
})
