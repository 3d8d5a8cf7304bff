/** What people paste to name code, and what only looks like it. */
import { expect, test } from 'vitest'
import { linksIn } from './links-in.ts'

const sha = 'a'.repeat(40)

test.each([
  ['https://github.com/acme/shop/blob/main/src/cart.ts#L3-L9', 'shop', 'src/cart.ts', [3, 9]],
  ['https://github.com/acme/shop/blob/a/b/src/cart.ts?plain=1#L3', 'shop', 'src/cart.ts', [3, 3]],
  [
    `https://github.com/acme/shop/blame/${sha}/src/cart.ts#L9C2-L3C4`,
    'shop',
    'src/cart.ts',
    [3, 9],
  ],
  ['https://gitlab.com/a/b/shop/-/blob/main/src/cart.ts#L3-9', 'shop', 'src/cart.ts', [3, 9]],
  ['https://codeberg.org/acme/shop/src/branch/main/src/cart.ts#L3', 'shop', 'src/cart.ts', [3, 3]],
  ['https://bitbucket.org/acme/shop/src/main/src/cart.ts#lines-3:9', 'shop', 'src/cart.ts', [3, 9]],
  ['https://github.com/acme/shop/blob/main/src/a%20b.ts', 'shop', 'src/a b.ts', null],
  ['see src/cart.ts:3:14, there', null, 'src/cart.ts', [3, 3]],
  ['see `./src/cart.ts:3-9`.', null, 'src/cart.ts', [3, 9]],
  ['(src/cart.ts#L3-L9)', null, 'src/cart.ts', [3, 9]],
  ['cart.ts:3', null, 'cart.ts', [3, 3]],
  ['All of src/cart.ts.', null, 'src/cart.ts', null],
] as const)('%s is a file', (text, repository, path, lines) => {
  const [link, ...others] = linksIn(text)
  expect(others).toEqual([])
  expect(link).toMatchObject({
    repository,
    lines: lines === null ? null : { from: lines[0], to: lines[1] },
    commit: text.includes(sha) ? sha : null,
  })
  expect(link?.paths).toContain(path)
})

test.each([
  'and/or, e.g. this: v1.2.3 at 10:30',
  'Node.js is slow',
  'https://example.org/src.html and https://github.com/acme/shop/issues/3',
  'https://example.org/a/b/main/src/cart.ts:3',
  'shop:src/cart.ts#L3 is a reference already',
  '/home/ci/src/cart.ts:3 and C:\\src\\cart.ts:3',
  '```\nsrc/cart.ts:3\n```',
])('%s is none', (text) => {
  expect(linksIn(text)).toEqual([])
})

test('a text made to take long does not', () => {
  for (const part of ['https://a/', 'a/', 'a.', 'https://a/a/blob/', 'a:1-'])
    expect(linksIn(part.repeat(100_000)).length).toBeLessThanOrEqual(40)
})
