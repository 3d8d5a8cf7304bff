import { expect, test } from 'vitest'
import { partsOf, valuesOf } from './kind-parts.ts'

const items = [
  ...[{ kind: 'other', n: 90 }],
  ...['fix', 'feature', 'docs', 'test', 'chore', 'style', 'perf'].map((kind, place) => ({
    ...{ kind, n: 50 - place },
  })),
]

test('the most frequent come first, the rest is named, and what says nothing is last, however much it is', () => {
  expect(partsOf(items).map(({ name }) => name)).toEqual([
    ...['fix', 'feature', 'docs', 'test', 'chore', 'style and perf', 'does not say'],
  ])
})

test('a month is told in numbers or in shares of itself', () => {
  const parts = partsOf(items)
  const month = { fix: 3, style: 1, perf: 2, other: 4 }
  expect(valuesOf(parts, month, { isShare: false })).toEqual([3, 0, 0, 0, 0, 3, 4])
  expect(valuesOf(parts, month, { isShare: true })).toEqual([30, 0, 0, 0, 0, 30, 40])
  expect(valuesOf(parts, {}, { isShare: true })).toEqual([0, 0, 0, 0, 0, 0, 0])
})
