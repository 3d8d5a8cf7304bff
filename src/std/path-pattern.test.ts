import { expect, test } from 'vitest'
import { folderOf, pathPattern } from './path-pattern.ts'
import { processorMs } from '../../test/processor-time.ts'

test.each([
  ['src/a.ts', 'src/a.ts', true],
  ['./src/a.ts/', 'src/a.ts', true],
  ['src', 'src/a/b.ts', true],
  ['src', 'srcs/a.ts', false],
  ['src/*.ts', 'src/a.ts', true],
  ['src/*.ts', 'src/b/a.ts', false],
  ['src/**/*.ts', 'src/a.ts', true],
  ['src/**/*.ts', 'src/b/c/a.ts', true],
  ['**/legacy', 'a/b/legacy/x.ts', true],
  ['**/legacy', 'a/b/legacies/x.ts', false],
  ['src/?.ts', 'src/ab.ts', false],
  ['*a*b*', 'xxaxxbxx', true],
  ['*a*b*', 'xxbxxaxx', false],
  ['[ab].ts', 'a.ts', false],
  ['[ab].ts', '[ab].ts', true],
  ['a/b', 'a', false],
])('%s and %s: %s', (pattern, path, isFit) => {
  expect(pathPattern(pattern)(path)).toBe(isFit)
})

test('no pattern takes long', () => {
  const spent = processorMs(() => {
    const isFit = pathPattern(`${'**/*a'.repeat(60)}/b`)
    expect(isFit(`${'a'.repeat(200)}/`.repeat(200))).toBe(false)
    expect(pathPattern(`${'*a'.repeat(250)}b`)('a'.repeat(4000))).toBe(false)
  })
  expect(spent).toBeLessThan(2_000)
})

test('the folder is what comes before the first star', () => {
  expect(['src/a/**', 'src/*/b', '**', 'docs/a.md'].map(folderOf)).toEqual([
    ...['src/a', 'src', '', 'docs/a.md'],
  ])
})
