import { diffArrays } from 'diff'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortestEdit, type Run } from './shortest-edit.ts'

const lines = fc.array(fc.nat({ max: 3 }), { maxLength: 40 })

test('the lines that stay are those that jsdiff keeps, and none where more would have to change', () => {
  fc.assert(
    fc.property(lines, lines, fc.nat({ max: 40 }), (left, right, most) => {
      const found = shortestEdit(Int32Array.from(left), Int32Array.from(right), most)
      expect(found).toEqual(kept(left, right, most))
    }),
    { numRuns: 500 },
  )
})

function kept(left: number[], right: number[], maxEditLength: number): Run[] | undefined {
  const runs: Run[] = []
  let [a, b] = [0, 0]
  const parts = diffArrays(left, right, { maxEditLength })
  if (parts === undefined) return undefined
  for (const { added, removed, count } of parts) {
    if (!added && !removed) runs.push({ a, b, length: count })
    if (!added) a += count
    if (!removed) b += count
  }
  return runs
}
