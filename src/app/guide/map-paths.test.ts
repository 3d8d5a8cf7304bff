/** Traces come from other machines than the repository: what is told of a file there finds it here, or says that it cannot. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Runtime } from '#sources/traces/frame.ts'
import { mapPaths, type Meant } from './map-paths.ts'

const mapped = (
  paths: readonly string[],
  told: readonly string[],
  runtime: Runtime = 'node',
): (string | null | string[])[] =>
  mapPaths(
    told.map((file) => ({ file, runtime })),
    { paths: paths.join('\n'), repository: 'shop' },
  ).map((meant) => shown(meant))

function shown(meant: Meant): string | null | string[] {
  return meant.is === 'own' ? meant.path : meant.is === 'several' ? meant.paths : null
}

test.each([
  ['/srv/app/src/cart.js', 'src/cart.js'],
  ['C:\\Users\\ana\\shop\\src\\cart.js', 'src/cart.js'],
  ['/home/runner/work/shop/shop/src/cart.js', 'src/cart.js'],
  ['./src/cart.js', 'src/cart.js'],
  ['/app/src/Cart.js', 'src/cart.js'],
  ['/app/main.js', 'main.js'],
  ['/app/price.js', 'lib/price.js'],
  ['/app/dist/util.js', 'src/util.ts'],
  ['/app/src/view.js', 'src/view.tsx'],
  ['/_/src/cart.js', 'src/cart.js'],
  ['src/other/../cart.js', 'src/cart.js'],
])('%s is %s', (told, path) => {
  const paths = ['lib/price.js', 'main.js', 'src/cart.js', 'src/util.ts', 'src/view.tsx']
  expect(mapped(paths, [told])).toEqual([path])
})

test('what others wrote is never a file of the team, even where it is called the same', () => {
  const paths = ['index.js', 'src/index.js', 'lib/client.js', 'lodash/index.js', 'json/decoder.py']
  expect(
    mapped(paths, [
      '/app/node_modules/lodash/index.js',
      '/app/node_modules/.pnpm/pg@8/node_modules/pg/lib/client.js',
      'node:internal/process/index.js',
      '/usr/lib/python3.12/json/decoder.py',
      '/app/.venv/lib/python3.12/site-packages/src/index.js',
      '/app/vendor/acme/src/index.js',
      '/rustc/82e1608/library/std/src/index.js',
      '/usr/go/pkg/mod/example.org/lib@v1.2.0/lib/client.js',
    ]),
  ).toEqual(Array.from({ length: 8 }, () => null))
  expect(mapped(['vendor/acme/src/index.js'], ['/app/vendor/acme/src/index.js'])).toEqual([
    'vendor/acme/src/index.js',
  ])
})

test('a module of Go that names this repository with a version is the repository', () => {
  const paths = ['internal/cart/cart.go']
  const told = [
    'example.org/acme/shop@v1.2.0/internal/cart/cart.go',
    'example.org/acme/other@v1.2.0/internal/cart/cart.go',
  ]
  expect(mapped(paths, told, 'go')).toEqual(['internal/cart/cart.go', null])
})

test('several files that fit alike are all told; the place of the checkout tells which is meant', () => {
  const paths = ['a/src/cart.js', 'b/src/cart.js', 'b/src/price.js']
  expect(mapped(paths, ['src/cart.js'])).toEqual([['a/src/cart.js', 'b/src/cart.js']])
  expect(mapped(paths, ['/x/b/src/cart.js'])).toEqual(['b/src/cart.js'])
  expect(mapped(paths, ['src/none.js'])).toEqual([null])
})

test('a file at the top is none of the same name elsewhere', () => {
  const paths = ['setup.js', 'src/cart.js']
  const told = ['/srv/x/src/cart.js', '/srv/x/tools/setup.js', '/srv/x/setup.js']
  expect(mapped(paths, told)).toEqual(['src/cart.js', null, 'setup.js'])
})

test('of Java the package must be right, of Kotlin the end of it', () => {
  const paths = [
    'app/src/main/java/com/acme/Cart.java',
    'app/src/main/java/com/acme/util/ArrayList.java',
    'src/main/kotlin/cart/Price.kt',
  ]
  const told = [
    ...['com/acme/Cart.java', 'java/util/ArrayList.java', 'com/acme/cart/Price.kt'],
    ...['org/other/Cart.java', 'Cart.java'],
  ]
  expect(mapped(paths, told, 'java')).toEqual([
    'app/src/main/java/com/acme/Cart.java',
    null,
    'src/main/kotlin/cart/Price.kt',
    null,
    'app/src/main/java/com/acme/Cart.java',
  ])
})

test('wherever a checkout lies, each of its files is found', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'src', 'index.ts')
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((all) => all.join('/'))
  fc.assert(
    fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 12 }), (paths) => {
      const found = mapped(
        paths,
        paths.map((one) => `/mnt/checkouts/shop/${one}`),
      )
      const isAmiss = ({ wanted, meant }: { wanted: string; meant: (typeof found)[number] }) =>
        // A file at the top is told apart by its siblings alone, and may not be told at all.
        (wanted.includes('/') || meant !== null) && ![meant].flat().includes(wanted)
      const each = paths.map((wanted, place) => ({ wanted, meant: found[place] ?? null }))
      expect(each.filter(isAmiss)).toEqual([])
    }),
  )
})
