/** Paths by what is typed of them, held against looking at each path. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPaths, queryOf, textOf } from './paths.ts'

const everything = { limit: 1_000, weighedMax: 1_000 }
const found = (paths: readonly string[], typed: string, wish = everything) =>
  findPaths(textOf(paths.toSorted().join('\n')), queryOf(typed), wish).items.map(({ path }) => path)

test('words may stand in any order, and anywhere', () => {
  const paths = ['src/billing/invoice.ts', 'src/billing/order.ts', 'docs/invoice.md']
  expect(found(paths, 'inv bill')).toEqual(['src/billing/invoice.ts'])
  expect(found(paths, 'INVOICE')).toEqual(['docs/invoice.md', 'src/billing/invoice.ts'])
  expect(found(paths, '"billing/o"')).toEqual(['src/billing/order.ts'])
  expect(found(paths, 'invoice -docs')).toEqual(['src/billing/invoice.ts'])
  for (const typed of ['', '-docs', '""', '"', ' ', '-', '%', 'nowhere'])
    expect(found(paths, typed)).toEqual([])
})

test('the name of the file says most, its beginning before its middle, then folders; of the like the shorter path', () => {
  const paths = [
    'user/a.ts',
    'a/user.ts',
    'a/the-user.ts',
    'a/xuser.ts',
    'abc/user.ts',
    'muser/a.ts',
  ]
  expect(found(paths, 'user')).toEqual([
    'a/user.ts',
    'abc/user.ts',
    'a/the-user.ts',
    'a/xuser.ts',
    'user/a.ts',
    'muser/a.ts',
  ])
})

test('says where the words stand', () => {
  const { items } = findPaths(textOf('src/Ab/cd.ts'), queryOf('CD ab'), everything)
  expect(items).toMatchObject([
    {
      path: 'src/Ab/cd.ts',
      marks: [
        [4, 6],
        [7, 9],
      ],
    },
  ])
})

test('letters that are two in small keep all places where they are', () => {
  const { items } = findPaths(textOf('\u0130/ab.ts\nX/AB.ts'), queryOf('ab'), everything)
  expect(items.map(({ path, marks }) => [path, marks])).toEqual([
    ['\u0130/ab.ts', [[2, 4]]],
    ['X/AB.ts', [[2, 4]]],
  ])
})

describe('of many', () => {
  const paths = Array.from({ length: 100 }, (_, index) => `a/x${String(index).padStart(3, '0')}`)
  test('the best are kept', () => {
    expect(found(['b/ax', ...paths, 'x'], 'x', { limit: 2, weighedMax: 1_000 })).toEqual([
      'x',
      'a/x000',
    ])
  })
  test('no more are weighed than were said', () => {
    expect(
      findPaths(textOf(paths.join('\n')), queryOf('x'), { limit: 5, weighedMax: 10 }),
    ).toMatchObject({
      weighed: 10,
      items: { length: 5 },
    })
  })
})

test('finds what looking at each path finds', () => {
  const path = fc.string({
    unit: fc.constantFrom('a', 'b', 'B', '/', '.', '\u0130'),
    minLength: 1,
    maxLength: 8,
  })
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', 'A', '/', '.'),
    minLength: 1,
    maxLength: 3,
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(path, { maxLength: 20 }),
      fc.array(word, { minLength: 1, maxLength: 3 }),
      (paths, words) => {
        const small = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
        const naive = paths.filter((each) => words.every((one) => small(each).includes(small(one))))
        expect(found(paths, words.join(' ')).toSorted()).toEqual(naive.toSorted())
      },
    ),
    { numRuns: 500 },
  )
})
