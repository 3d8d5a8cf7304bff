import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seeded } from './statistics.ts'
import { weeklySum, weeksMin } from './weekly-sum.ts'

const weeks = fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), {
  minLength: 8,
  maxLength: 60,
})

test('the interval holds the mean of the weeks, and the same weeks give the same interval', () => {
  fc.assert(
    fc.property(weeks, (given) => {
      const told = weeklySum(given)
      if (told === null) return expect.fail('eight weeks are enough')
      const mean = given.reduce((sum, week) => sum + week, 0) / given.length
      expect(told.value).toBeCloseTo(mean, 3)
      expect(told.low).toBeLessThanOrEqual(told.high)
      expect(told.low).toBeGreaterThanOrEqual(Math.min(...given) - 1e-3)
      expect(told.high).toBeLessThanOrEqual(Math.max(...given) + 1e-3)
      expect(weeklySum(given)).toEqual(told)
    }),
    { numRuns: 40 },
  )
})

test('weeks that are all alike leave no doubt, and fewer than eight tell nothing', () => {
  expect(weeklySum(Array.from({ length: 12 }, () => 5))).toMatchObject({
    value: 5,
    low: 5,
    high: 5,
  })
  expect(weeklySum(Array.from({ length: weeksMin - 1 }, () => 5))).toBeNull()
})

test('nine times in ten or nearly so the interval holds what the weeks were drawn around', () => {
  const random = seeded(7)
  const histories = Array.from({ length: 200 }, () =>
    Array.from({ length: 40 }, () => -Math.log(1 - random()) * 10),
  )
  const held = histories.filter((history) => {
    const told = weeklySum(history)
    return told !== null && told.low <= 10 && 10 <= told.high
  }).length
  // Of skewed sums a bootstrap of blocks holds somewhat less than it says.
  expect(held).toBeGreaterThan(160)
  expect(held).toBeLessThan(198)
})
