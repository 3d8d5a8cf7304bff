import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areasOf } from './areas.ts'

const files = (folder: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${folder}/f${index}.ts`)

test('a small repository has an area for each directory at its top', () => {
  expect(areasOf(['README.md', 'app/a.ts', 'app/b.ts', 'lib/c.ts'])).toEqual([
    '.',
    'app',
    'app',
    'lib',
  ])
})

test('a directory with more than a tenth of the files is taken apart', () => {
  const paths = [...files('src/one', 40), ...files('src/two', 40), ...files('docs', 10)]
  expect([...new Set(areasOf(paths))]).toEqual(['src/one', 'src/two', 'docs'])
})

test('a directory with less than a hundredth of the files stays with those beside it', () => {
  const paths = [...files('src', 300), ...files('src/tiny', 2), ...files('src/large', 100)]
  expect([...new Set(areasOf(paths))]).toEqual(['src', 'src/large'])
})

test('below a prefix the areas begin there', () => {
  expect(areasOf(['a/b/c/one.ts', 'a/b/d/two.ts'], 'a/b')).toEqual(['a/b/c', 'a/b/d'])
})

test('every file lies in its area, whatever the tree', () => {
  const aPath = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join('/'))
  fc.assert(
    fc.property(fc.uniqueArray(aPath, { minLength: 1, maxLength: 300 }), (paths) => {
      const outside = areasOf(paths).filter(
        (area, index) => area !== '.' && !paths[index]?.startsWith(`${area}/`),
      )
      expect(outside).toEqual([])
    }),
  )
})
