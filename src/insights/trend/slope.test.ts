import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evenlySpread } from './spread.ts'
import { theilSen } from './slope.ts'

describe('a slope', () => {
  test('of a straight line is the line', () => {
    const points = Array.from({ length: 20 }, (_, x) => ({ x, y: 3 * x + 7 }))
    expect(theilSen(points)).toEqual({ slope: 3, low: 3, high: 3 })
  })

  test('is not moved by one wild point', () => {
    const points = Array.from({ length: 20 }, (_, x) => ({ x, y: x === 19 ? 10_000 : 3 * x }))
    expect(theilSen(points)?.slope).toBe(3)
  })

  test('is not there where time stands still', () => {
    expect(
      theilSen([
        { x: 1, y: 1 },
        { x: 1, y: 9 },
      ]),
    ).toBe(null)
  })

  test("has the interval of Sen's own example", () => {
    const points = [
      [1, 9],
      [2, 15],
      [3, 19],
      [4, 20],
      [10, 45],
      [12, 55],
      [18, 78],
    ].map(([x = 0, y = 0]) => ({ x, y }))
    const found = theilSen(points, 1.96)
    expect(found).toEqual({ slope: 4, low: 26 / 7, high: 35 / 8 })
  })

  test('lies within its interval', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ x: fc.integer(), y: fc.integer() }), { minLength: 8, maxLength: 40 }),
        (points) => {
          const found = theilSen(points)
          if (found === null) return
          expect(found.low).toBeLessThanOrEqual(found.slope)
          expect(found.high).toBeGreaterThanOrEqual(found.slope)
        },
      ),
    )
  })
})

describe('points', () => {
  test('are evenly spread, with the first and the last', () => {
    expect(evenlySpread([1, 2, 3], 5)).toEqual([1, 2, 3])
    expect(
      evenlySpread(
        Array.from({ length: 101 }, (_, index) => index),
        5,
      ),
    ).toEqual([0, 25, 50, 75, 100])
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 2, max: 100 }),
        (length, limit) => {
          const spread = evenlySpread(
            Array.from({ length }, (_, index) => index),
            limit,
          )
          expect(spread.length).toBe(Math.min(length, limit))
          expect(new Set(spread).size).toBe(spread.length)
          expect([spread[0], spread.at(-1)]).toEqual([0, length - 1])
        },
      ),
    )
  })
})
