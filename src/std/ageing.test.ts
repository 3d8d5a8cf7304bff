import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reachedAt, survivalOf, type Duration } from './ageing.ts'
import { seeded } from './statistics.ts'

const ended = (...values: number[]) => values.map((value) => ({ value, ended: true }))
const open = (...values: number[]) => values.map((value) => ({ value, ended: false }))

/** Weeks of remission under 6-MP, from which every textbook works the estimate by hand (Freireich 1963, Gehan 1965). */
const remission = [
  ...ended(6, 6, 6, 7, 10, 13, 16, 22, 23),
  ...open(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
]
const placebo = ended(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)

describe('worked by hand in the literature', () => {
  test('the example of Kaplan and Meier themselves', () => {
    const { steps, median } = survivalOf([...ended(0.8, 3.1, 5.4, 9.2), ...open(1, 2.7, 7, 12.1)])
    expect(steps.map(({ value, atRisk }) => [value, atRisk])).toEqual([
      [0.8, 8],
      [3.1, 5],
      [5.4, 4],
      [9.2, 2],
    ])
    const told = steps.map(({ longer }) => Number(longer.toFixed(4)))
    expect(told).toEqual([0.875, 0.7, 0.525, 0.2625])
    expect(median).toBe(9.2)
  })

  test('remission under 6-MP and without it', () => {
    const { steps, median, endedCount } = survivalOf(remission)
    const told = steps.map(({ longer }) => Number(longer.toFixed(3)))
    expect(told).toEqual([0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448])
    expect([median, endedCount]).toEqual([23, 9])
    expect(survivalOf(placebo).median).toBe(8)
  })

  test('the median at 95 % lies between 13 weeks and what nobody has seen', () => {
    const { medianInterval } = survivalOf(remission, 1.96)
    expect(medianInterval).toMatchObject({ low: 13, high: null })
    expect(survivalOf(placebo, 1.96).medianInterval).toMatchObject({ low: 4, high: 11 })
  })
})

test('without open work it is the share that took longer', () => {
  const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 8, maxLength: 60 })
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 60 }), (all, age) => {
      const told = reachedAt(survivalOf(ended(...all)), age)
      expect(told?.share).toBeCloseTo(all.filter((value) => value <= age).length / all.length, 4)
      expect(told?.isAtLeast).toBe(false)
    }),
  )
})

test('the curve falls, stays within its interval, and the order of the work is no matter', () => {
  const duration = fc.record({ value: fc.integer({ min: 0, max: 30 }), ended: fc.boolean() })
  fc.assert(
    fc.property(fc.array(duration, { maxLength: 60 }), (durations) => {
      const survival = survivalOf(durations)
      let before = 1
      for (const { longer, low, high } of survival.steps) {
        expect(longer).toBeLessThan(before)
        expect(low).toBeLessThanOrEqual(longer)
        expect(high).toBeGreaterThanOrEqual(longer)
        before = longer
      }
      expect(survivalOf(durations.toReversed())).toEqual(survival)
    }),
  )
})

test('what is still open tells that the finished were the quick ones', () => {
  const random = seeded(11)
  const [meanDays, watchedDays] = [20, 25]
  let [seen, held] = [0, 0]
  const naive: number[] = []
  const worlds = 200
  for (let world = 0; world < worlds; world++) {
    const durations: Duration[] = Array.from({ length: 120 }, () => {
      const takes = -meanDays * Math.log(1 - random())
      const watched = watchedDays * random()
      return { value: Math.min(takes, watched), ended: takes <= watched }
    })
    const finished = durations.filter((one) => one.ended).map(({ value }) => value)
    naive.push(finished.toSorted((a, b) => a - b)[Math.floor(finished.length / 2)] ?? 0)
    const { median, medianInterval } = survivalOf(durations)
    const truth = meanDays * Math.LN2
    if (median !== null) seen++
    if (
      medianInterval !== null &&
      (medianInterval.low ?? 0) <= truth &&
      (medianInterval.high ?? Infinity) >= truth
    )
      held++
  }
  // The median is 13.9 days; what is done says 6 or 7.
  expect(Math.max(...naive)).toBeLessThan(11)
  expect(seen / worlds).toBeGreaterThan(0.9)
  expect(held / worlds).toBeGreaterThan(0.85)
})

describe('what cannot be told', () => {
  test('a median that is not reached', () => {
    const survival = survivalOf([...ended(1, 2, 3), ...open(9, 9, 9, 9, 9, 9, 9)])
    expect(survival).toMatchObject({ n: 10, endedCount: 3, median: null, watched: 9 })
    expect(survival.medianInterval).toMatchObject({ high: null })
  })

  test('an age that nothing was watched for has reached at least so much', () => {
    const survival = survivalOf([...ended(1, 2, 3), ...open(9, 9, 9, 9, 9, 9, 9)])
    expect(reachedAt(survival, 40)).toMatchObject({ share: 0.3, isAtLeast: true })
    expect(reachedAt(survival, 9)).toMatchObject({ share: 0.3, isAtLeast: false })
    expect(reachedAt(survival, 0.5)).toMatchObject({ share: 0, low: 0, high: 0 })
  })

  test('anything from a handful', () => {
    const few = survivalOf(ended(1, 2, 3, 4, 5, 6, 7))
    expect(few).toMatchObject({ n: 7, median: null, medianInterval: null })
    expect(reachedAt(few, 3)).toBeNull()
    expect(survivalOf([])).toMatchObject({ n: 0, steps: [], median: null })
  })
})
