import { expect, test } from 'vitest'
import { areApart, listsTogether, threeWay } from './three-way.ts'

test('what only one changed is as they have it, and what both changed as I have it', () => {
  expect(threeWay('a', 'a', 'b')).toBe('b')
  expect(threeWay('a', 'b', 'a')).toBe('b')
  expect(threeWay('a', 'b', 'c')).toBe('b')
  expect([areApart('a', 'b', 'c'), areApart('a', 'b', 'b'), areApart('a', 'a', 'c')]).toEqual([
    ...[true, false, false],
  ])
})

test('of a list nothing that was added is lost, and nothing that was taken away comes back', () => {
  expect(listsTogether(['a', 'b', 'c'], ['a', 'c', 'mine'], ['b', 'c', 'theirs'])).toEqual([
    ...['c', 'theirs', 'mine'],
  ])
  expect(listsTogether([], ['x'], ['x', 'y'])).toEqual(['x', 'y'])
})
