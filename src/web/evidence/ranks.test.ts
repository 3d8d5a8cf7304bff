import { expect, test } from 'vitest'
import { ranksOf } from './ranks.ts'

const items = [
  { path: 'a.test.ts', class: 'test' },
  { path: 'a.ts', class: 'source' },
  { path: 'b.ts', class: null },
]
const ranks = (hasTests: boolean, given: readonly (typeof items)[number][] = items) => {
  const { ranked, among, testsOut } = ranksOf(given, { hasTests })
  return { ranked: ranked.map(({ path, rank }) => `${rank} ${path}`), among, testsOut }
}

test('code is ranked without its tests, and with them where they are asked for', () => {
  expect(ranks(false)).toEqual({
    ...{ ranked: ['1 a.ts', '2 b.ts'], among: '2 files of code', testsOut: 1 },
  })
  expect(ranks(true)).toEqual({
    ranked: ['1 a.test.ts', '2 a.ts', '3 b.ts'],
    ...{ among: '3 files of code and tests', testsOut: 0 },
  })
})

test('where there are tests alone, they are shown', () => {
  expect(ranks(false, items.slice(0, 1)).ranked).toEqual(['1 a.test.ts'])
})
