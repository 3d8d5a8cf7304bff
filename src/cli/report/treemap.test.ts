import fc from 'fast-check'
import { expect, test } from 'vitest'
import { squarify } from './treemap.ts'

const values = fc
  .array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 60 })
  .map((all) => all.toSorted((a, b) => b - a))

test('each field is as large as its value says, and all fill the map', () => {
  fc.assert(
    fc.property(values, (all) => {
      const total = all.reduce((sum, value) => sum + value, 0)
      const tiles = squarify(all, (value) => value, 720, 380)
      expect(tiles.map(({ item }) => item)).toEqual(all)
      for (const { item, width, height } of tiles)
        expect(width * height).toBeCloseTo((item / total) * 720 * 380, 4)
    }),
  )
})

test('no two fields overlap, and none leaves the map', () => {
  fc.assert(
    fc.property(values, (all) => {
      const tiles = squarify(all, (value) => value, 300, 200)
      for (const [index, one] of tiles.entries()) {
        expect(Math.min(one.x, one.y)).toBeGreaterThanOrEqual(-1e-6)
        expect(one.x + one.width).toBeLessThanOrEqual(300 + 1e-6)
        expect(one.y + one.height).toBeLessThanOrEqual(200 + 1e-6)
        for (const other of tiles.slice(index + 1)) {
          const across =
            Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
          const down =
            Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
          expect(Math.min(across, down)).toBeLessThan(1e-6)
        }
      }
    }),
  )
})

test('nothing to show is an empty map', () => {
  expect(squarify([], (value: number) => value, 10, 10)).toEqual([])
})
