import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  orderPlaces,
  sureGroupedSpreadOf,
  sureSpreadOf,
  type SurePercentile,
} from './percentile-interval.ts'
import { spreadOf } from './spread.ts'
import { poisson, seeded } from './statistics.ts'

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

function holds(percentile: SurePercentile | null, truth: number): boolean {
  if (percentile?.interval === undefined || percentile.interval === null) return false
  const { low, high } = percentile.interval
  return (low === null || low <= truth) && (high === null || truth <= high)
}

/** Of a standard normal distribution. */
const scores = { p50: 0, p75: 0.674_49, p90: 1.281_55 }

/** How often the intervals hold what they speak of, in many worlds whose values spread as exp(spread · normal). */
function coverage(world: () => ReturnType<typeof sureSpreadOf>, spread: number) {
  const worlds = 300
  const held = { p50: 0, p75: 0, p90: 0 }
  for (let time = 0; time < worlds; time++) {
    const told = world()
    if (holds(told.p50, 1)) held.p50 += 1 / worlds
    if (holds(told.p75, Math.exp(spread * scores.p75))) held.p75 += 1 / worlds
    if (holds(told.p90, Math.exp(spread * scores.p90))) held.p90 += 1 / worlds
  }
  return held
}

describe('each interval holds the truth nine times in ten', () => {
  test.for([9, 30, 200])('of %i values with a heavy tail, drawn one by one', (n) => {
    const random = seeded(n)
    const held = coverage(
      () => sureSpreadOf(Array.from({ length: n }, () => Math.exp(2 * normal(random)))),
      2,
    )
    for (const share of Object.values(held)) expect(share).toBeGreaterThan(0.87)
  })

  test('of weeks whose values share a mood, where one by one would be too sure', () => {
    const random = seeded(5)
    let values: number[] = []
    const weeks = () =>
      Array.from({ length: 40 }, () => {
        const mood = normal(random)
        return Array.from({ length: poisson(12, random) }, () => Math.exp(mood + normal(random)))
      })
    const held = coverage(() => sureGroupedSpreadOf(weeks()), Math.SQRT2)
    for (const share of Object.values(held)) expect(share).toBeGreaterThan(0.83)
    const unaware = coverage(() => sureSpreadOf((values = weeks().flat())), Math.SQRT2)
    expect(values.length).toBeGreaterThan(300)
    expect(unaware.p50).toBeLessThan(0.6)
  })
})

test('the places are those of the binomial', () => {
  expect(orderPlaces(100, 0.5)).toEqual({ low: 41, high: 58 })
  // 0.9^29 = 0.047 is the first below a twentieth, and 0.75^11 = 0.042.
  expect(orderPlaces(29, 0.9).high).toBe(28)
  expect(orderPlaces(28, 0.9).high).toBeNull()
  expect(orderPlaces(11, 0.75).high).toBe(10)
  expect(orderPlaces(10, 0.75).high).toBeNull()
  expect(orderPlaces(5000, 0.5)).toEqual({ low: 2441, high: 2558 })
})

test('percentiles are those of every answer, and a handful has none', () => {
  const values = fc.array(fc.integer({ min: -50, max: 500 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(values, (all) => {
      const plain = spreadOf(all)
      for (const told of [sureSpreadOf(all), sureGroupedSpreadOf(all.map((value) => [value]))]) {
        const { n, p50, p75, p90 } = told
        const percentiles = [p50, p75, p90].map((one) => one?.value ?? null)
        expect([n, ...percentiles]).toEqual([plain.n, plain.p50, plain.p75, plain.p90])
        for (const one of [p50, p75, p90]) {
          expect(one?.interval?.low ?? -Infinity).toBeLessThanOrEqual(one?.value ?? Infinity)
          expect(one?.interval?.high ?? Infinity).toBeGreaterThanOrEqual(one?.value ?? -Infinity)
        }
      }
    }),
  )
})

test('of ten values the largest is no upper end of a tenth', () => {
  const { p50, p90 } = sureSpreadOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(p50?.interval).toMatchObject({ low: 2, high: 9, level: 0.9 })
  expect(p90).toMatchObject({ value: 9.1, interval: { low: 7, high: null } })
})

test('seven groups have percentiles, and no interval', () => {
  const groups = [[1, 2], [3, 4], [5], [6], [7], [8], [], [9]]
  expect(sureGroupedSpreadOf(groups).p50).toEqual({ value: 5, interval: null })
})
