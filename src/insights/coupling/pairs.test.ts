import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilson } from '#std/statistics.ts'
import { codeMaatCoupling, codeMaatDefaults } from './code-maat.ts'
import { countPairs, degreeOf, ranked, sharedMin, type Pair } from './pairs.ts'

const names = ['a', 'b', 'c', 'd', 'e', 'f']
const touches = fc.array(fc.tuple(fc.nat(30), fc.nat(names.length - 1)), { maxLength: 250 })

function pairsOf(rows: readonly (readonly [number, number])[], only?: number): Pair[] {
  const columns = {
    unit: Int32Array.from(rows, ([unit]) => unit),
    place: Int32Array.from(rows, ([, place]) => place),
  }
  return ranked(countPairs(columns, names, only), names)
}

test('pairs are what counting one by one gives, and their order does not depend on that of the changes', () => {
  fc.assert(
    fc.property(touches, fc.infiniteStream(fc.nat()), (rows, random) => {
      const shuffled = rows
        .map((row) => ({ row, at: random.next().value ?? 0 }))
        .toSorted((one, other) => one.at - other.at)
      const pairs = pairsOf(rows)
      expect(pairsOf(shuffled.map(({ row }) => row))).toEqual(pairs)
      const unitsOf = (place: number) =>
        new Set(rows.filter((row) => row[1] === place).map(([unit]) => unit))
      const byHand = names.flatMap((_, a) =>
        names.flatMap((__, b) =>
          b > a && unitsOf(a).intersection(unitsOf(b)).size >= sharedMin ? [`${a} ${b}`] : [],
        ),
      )
      expect(pairs.map(({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}`).toSorted()).toEqual(
        byHand,
      )
      for (const pair of pairs) {
        expect(pair.shared).toBe(unitsOf(pair.a).intersection(unitsOf(pair.b)).size)
        expect([pair.revisionsA, pair.revisionsB]).toEqual([
          unitsOf(pair.a).size,
          unitsOf(pair.b).size,
        ])
      }
    }),
  )
})

test('shares lie between 0 and 1, A is the stronger side, and the interval holds its confidence', () => {
  fc.assert(
    fc.property(touches, (rows) => {
      for (const pair of pairsOf(rows)) {
        const { low, high } = wilson(pair.shared, pair.revisionsA)
        const share = pair.shared / pair.revisionsA
        expect(share).toBeGreaterThanOrEqual(pair.shared / pair.revisionsB)
        expect(degreeOf(pair)).toBeGreaterThan(0)
        expect(degreeOf(pair)).toBeLessThanOrEqual(1)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(share)
        expect(high).toBeGreaterThanOrEqual(share - 1e-12)
        expect(high).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('asked for one place, its pairs alone are given, with the same numbers', () => {
  fc.assert(
    fc.property(touches, fc.nat(names.length - 1), (rows, only) => {
      expect(pairsOf(rows, only)).toEqual(
        pairsOf(rows).filter(({ a, b }) => a === only || b === only),
      )
    }),
  )
})

test('five of five ranks below fifty of fifty-five', () => {
  const few = { a: 0, b: 1, shared: 5, revisionsA: 5, revisionsB: 5 }
  const many = { a: 2, b: 3, shared: 50, revisionsA: 55, revisionsB: 80 }
  expect(ranked([few, many], names)).toEqual([many, few])
})

/** What code-maat's own tests expect of it (logical_coupling_test.clj). */
test('the formulas of code-maat give what its own tests expect', () => {
  const low = { ...codeMaatDefaults, revisionsMin: 1, sharedMin: 1, degreeMin: 50 }
  expect(
    codeMaatCoupling(
      [
        ['A', 'B', 'C'],
        ['A', 'B'],
      ],
      low,
    ),
  ).toEqual([
    { entity: 'A', coupled: 'B', degree: 100, averageRevs: 2 },
    { entity: 'A', coupled: 'C', degree: 66, averageRevs: 2 },
    { entity: 'B', coupled: 'C', degree: 66, averageRevs: 2 },
  ])
  expect(
    codeMaatCoupling(
      [
        ['A', 'B', 'C'],
        ['A', 'B'],
      ],
      { ...low, changeSetMax: 2 },
    ),
  ).toEqual([{ entity: 'A', coupled: 'B', degree: 100, averageRevs: 1 }])
  expect(codeMaatCoupling([['Alone']], low)).toEqual([])
})
