import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finderOf, multirangeOf, rangesOf, type Range } from './commit-set.ts'

test('each commit is found in the set that holds it, and in no other', () => {
  const steps = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 2 }),
    ),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(steps, (spans) => {
      const sets: Range[][] = [[], [], []]
      const owner = new Map<number, number>()
      let at = 0
      for (const [gap, length, whose] of spans) {
        at += gap
        sets[whose]?.push([at, at + length])
        for (let id = at; id < at + length; id++) owner.set(id, whose)
        at += length
      }
      const find = finderOf(sets.map((ranges, index) => ({ owner: index, ranges })))
      for (let id = -1; id < at + 2; id++) expect(find(id)).toBe(owner.get(id))
    }),
  )
})

test('a set is read and written as PostgreSQL writes it', () => {
  expect(rangesOf('{[0,12),[15,16)}')).toEqual([
    [0, 12],
    [15, 16],
  ])
  expect(multirangeOf(rangesOf('{[0,12),[15,16)}'))).toBe('{[0,12),[15,16)}')
  expect(multirangeOf(rangesOf('{}'))).toBe('{}')
})
