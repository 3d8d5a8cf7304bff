import fc from 'fast-check'
import { expect, test } from 'vitest'
import { driftIn } from './drift.ts'

/** From the newest on: `.` holds, `x` does not. */
async function drift(line: string): Promise<{ at: number; wasHonoured: boolean; looks: number }> {
  let looks = 0
  const found = await driftIn(line.length, async (at) => {
    looks++
    return line[at] === '.'
  })
  return { ...found, looks }
}

test('of a line that broke once, the commit that broke it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(3000), fc.integer({ min: 1, max: 3000 }), async (bad, good) => {
      const { at, wasHonoured, looks } = await drift('x'.repeat(bad + 1) + '.'.repeat(good))
      expect([at, wasHonoured]).toEqual([bad, true])
      expect(looks).toBeLessThan(40)
    }),
  )
})

test('what never held did not hold from the beginning', async () => {
  for (const length of [1, 2, 3, 100])
    expect(await drift('x'.repeat(length))).toMatchObject({ at: length - 1, wasHonoured: false })
})

test('where it broke again and again, a commit that broke it, and mostly the last', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom('x', '.'), maxLength: 60 }),
      async (rest) => {
        const line = `x${rest}.`
        const { at } = await drift(line)
        expect([line[at], line[at + 1]]).toEqual(['x', '.'])
      },
    ),
  )
  expect(await drift(`${'x'.repeat(20)}${'.'.repeat(20)}${'x'.repeat(20)}.`)).toMatchObject({
    at: 19,
  })
})
