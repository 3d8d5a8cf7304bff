import fc from 'fast-check'
import { expect, test } from 'vitest'
import { degreeOf, type Pair } from './pairs.ts'
import { degreeInterval, surelyRanked } from './sureness.ts'

const pairs = fc
  .record({ shared: fc.integer({ min: 5, max: 500 }), onlyA: fc.nat(500), onlyB: fc.nat(500) })
  .map(({ shared, onlyA, onlyB }): Pair => {
    const revisions = [shared + onlyA, shared + onlyB] as const
    return {
      a: 0,
      b: 1,
      shared,
      revisionsA: Math.min(...revisions),
      revisionsB: Math.max(...revisions),
    }
  })

test('the interval of a degree holds it, lies between 0 and 1, and narrows with more of the same', () => {
  fc.assert(
    fc.property(pairs, (pair) => {
      const { low, high } = degreeInterval(pair)
      const degree = degreeOf(pair)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(degree + 1e-4)
      expect(high).toBeGreaterThanOrEqual(degree - 1e-4)
      const more = degreeInterval({
        ...pair,
        shared: pair.shared * 10,
        revisionsA: pair.revisionsA * 10,
        revisionsB: pair.revisionsB * 10,
      })
      expect(more.high - more.low).toBeLessThan(high - low + 1e-4)
    }),
  )
})

test('a pair far before the others is surely first; pairs with the same counts could stand for each other', () => {
  const equal = Array.from({ length: 5 }, (_, index): Pair => {
    return { a: index + 2, b: index + 20, shared: 10, revisionsA: 20, revisionsB: 30 }
  })
  const far: Pair = { a: 0, b: 1, shared: 300, revisionsA: 300, revisionsB: 300 }
  const [first, second] = surelyRanked([far, ...equal], 2)
  expect(first?.rankInterval).toMatchObject({ low: 1, high: 1 })
  expect(second?.rankInterval).toMatchObject({ low: 2, high: 6 })
})
