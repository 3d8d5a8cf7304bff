import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstPlace } from './first-place.ts'

test('the first place is as many as hold, none and all among them', () => {
  fc.assert(
    fc.property(fc.nat({ max: 40 }), fc.nat({ max: 40 }), (length, holding) => {
      expect(firstPlace(length, (place) => place < holding)).toBe(Math.min(length, holding))
    }),
  )
})
