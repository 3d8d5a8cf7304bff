import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharingOf } from './effective-number.ts'

test('equal parts count in full, and one that holds nearly all counts alone', () => {
  expect(sharingOf([5, 5, 5, 5])).toEqual({ n: 20, holders: 4, effective: 4, topShare: 0.25 })
  expect(sharingOf([97, 1, 1, 1])).toEqual({
    ...{ n: 100, holders: 4, effective: 1.0625, topShare: 0.97 },
  })
  expect(sharingOf([30, 0, 0])).toEqual({ n: 30, holders: 1, effective: 1, topShare: 1 })
})

// Half, a third and a sixth: 1/(1/4 + 1/9 + 1/36) = 36/14.
test('unequal parts lie between', () => {
  expect(sharingOf([6, 4, 2]).effective).toBeCloseTo(36 / 14, 4)
})

test('seven of anything are too few to tell', () => {
  expect(sharingOf([3, 2, 2])).toEqual({ n: 7, holders: 3, effective: null, topShare: null })
  expect(sharingOf([])).toEqual({ n: 0, holders: 0, effective: null, topShare: null })
})

test('it lies between what the top share allows and the number of holders', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 30 }), (counts) => {
      const { n, holders, effective, topShare } = sharingOf(counts)
      if (n < 8 || effective === null || topShare === null) return
      expect(effective).toBeLessThanOrEqual(holders + 1e-4)
      expect(effective).toBeGreaterThanOrEqual(1 / topShare - 1e-2)
      expect(effective).toBeLessThanOrEqual(1 / topShare ** 2 + 1e-2)
      expect(sharingOf([...counts, 0].toReversed())).toMatchObject({ holders, effective, topShare })
    }),
  )
})
