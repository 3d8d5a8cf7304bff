import { expect, test } from 'vitest'
import { tileNames } from './tile-names.ts'

test('a field says as much of its path as tells it from the others', () => {
  const shown = tileNames([
    'a/src/index.ts',
    'b/src/index.ts',
    'b/ssr/index.ts',
    'index.ts',
    'c/z.ts',
  ])
  expect(shown.map(({ folder, name }) => folder + name)).toEqual([
    'a/…/index.ts',
    'b/…/index.ts',
    'ssr/index.ts',
    'index.ts',
    'z.ts',
  ])
})
