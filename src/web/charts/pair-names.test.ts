import { expect, test } from 'vitest'
import { namesOf } from './pair-names.ts'

test('a name that several bear comes with its folder, and with the one above where that is needed', () => {
  const paths = ['src/a/index.ts', 'src/b/index.ts', 'lib/b/index.ts', 'src/b/util.ts', 'README']
  expect(Object.fromEntries(namesOf(paths))).toEqual({
    'src/a/index.ts': 'a/index.ts',
    'src/b/index.ts': 'src/b/index.ts',
    'lib/b/index.ts': 'lib/b/index.ts',
    'src/b/util.ts': 'util.ts',
    README: 'README',
  })
})

test('a path that ends another is told by all of itself', () => {
  const names = namesOf(['index.ts', 'src/index.ts', 'src/index.ts'])
  expect([...names.values()]).toEqual(['index.ts', 'src/index.ts'])
})
