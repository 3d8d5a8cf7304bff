import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areasOf } from './directories.ts'

const file = (path: string, score: number) => ({
  path,
  revisions: score,
  plain: score,
  complexity: 1,
})
const listed = (files: readonly ReturnType<typeof file>[], prefix = '') =>
  areasOf(files, prefix)
    .map(({ path, files: own }) => `${path} ${own.length}`)
    .sort((a, b) => (a < b ? -1 : 1))

describe('directories', () => {
  test('are listed where the work is, not where it is only passed on', () => {
    expect(listed([file('src/deep/a', 50), file('src/deep/b', 40), file('lib/c', 30)])).toEqual([
      'lib 1',
      'src/deep 2',
    ])
  })

  test('too small to be listed are told of with their parent', () => {
    expect(listed([file('src/a', 500), file('src/x/b', 1), file('src/y/c', 1)])).toEqual(['src 3'])
  })

  test('say which directories below are listed by themselves', () => {
    const areas = areasOf([file('src/a', 50), file('src/deep/b', 50), file('src/deeper/c', 50)], '')
    expect(areas.find(({ path }) => path === 'src')?.without).toEqual(['src/deep', 'src/deeper'])
  })

  test('end at the directory that was asked for', () => {
    expect(listed([file('src/a/x', 1), file('src/b/y', 100)], 'src')).toEqual(['src 1', 'src/b 1'])
  })

  test('hold every file exactly once', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join('/'))
    fc.assert(
      fc.property(fc.uniqueArray(path), fc.integer({ min: 1, max: 50 }), (paths, seed) => {
        const files = paths.map((one, index) => file(`${one}.ts`, ((index + 1) * seed) % 97))
        const found = areasOf(files, '').flatMap((area) => area.files.map((one) => one.path))
        expect(found.sort()).toEqual(files.map((one) => one.path).sort())
      }),
    )
  })
})
