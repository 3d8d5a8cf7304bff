import { expect, test } from 'vitest'
import { rankIntervals } from './rank-interval.ts'
import { poisson } from './statistics.ts'

test('a rank that nothing comes near is sure, and one among equals is not', () => {
  const means = [1000, 10, 10, 10, 10]
  const [first, second] = rankIntervals({ contenders: 5, shown: 2 }, (index, random) =>
    poisson(means[index] ?? 0, random),
  )
  expect(first).toEqual({ low: 1, high: 1 })
  expect(second).toEqual({ low: 2, high: 5 })
})

test('equal scores keep the order of their rank, however large', () => {
  const ranks = rankIntervals({ contenders: 3, shown: 3 }, () => 4_000_000)
  expect(ranks).toEqual([1, 2, 3].map((rank) => ({ low: rank, high: rank })))
})

test('nobody contends, nobody is ranked', () => {
  expect(rankIntervals({ contenders: 0, shown: 20 }, () => 1)).toEqual([])
})
