/** What of a text names code, and what a pattern names. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchesPath } from './path-pattern.ts'
import { allPlaces, placesIn, placesNamed, textsIn } from './places.ts'
import { referencesIn } from './references.ts'
import { processorMs } from '../../test/processor-time.ts'

const named = (text: string) =>
  placesIn(text, referencesIn(text, new Set())).map(({ repository, path, isPattern }) =>
    [repository === '' ? '' : `${repository}:`, path, isPattern ? ' (pattern)' : ''].join(''),
  )

describe('a text names', () => {
  test.each([
    ['Holds for src/billing and `lib/`.', ['src/billing', 'lib']],
    [
      '(see src/a.ts), [src/b.ts] or src/c.ts: all of "docs/"',
      ['src/a.ts', 'src/b.ts', 'src/c.ts', 'docs'],
    ],
    ['`package.json`, `Makefile` and `useState`', ['package.json']],
    ['./src/a.ts and `./b.ts`', ['src/a.ts', 'b.ts']],
    ['src/**/*.test.ts and `*.sql`', ['src/**/*.test.ts (pattern)', '*.sql (pattern)']],
    ['`src/{a,b}/x.ts`', ['src/{a,b}/x.ts (pattern)']],
    ['`app/[id]/page.tsx`', ['app/[id]/page.tsx (pattern)']],
    ['packages/*/ is ours', ['packages/*/** (pattern)']],
    ['app:src/a.ts#L10-L20@1a2b3c4', ['app:src/a.ts']],
    ['src/a.ts, src/a.ts', ['src/a.ts']],
  ])('%j: %j', (text, places) => expect(named(text)).toEqual(places))

  test.each([
    'https://example.org/src/a.ts',
    'ana@example.org',
    '../secret/a.ts',
    '`../a.ts`',
    '/etc/passwd',
    '`/`',
    '*/*',
    'a sentence. Another',
    '</b>',
  ])('nothing: %j', (text) => expect(named(text)).toEqual([]))

  test('whatever it holds, in little time, and never what leads out of a repository', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('a./*`{}[]()@#: \n-_')), maxLength: 80 }),
        (text) => {
          for (const { path } of placesIn(text, []))
            expect(path).not.toMatch(/^\/|\/$|\/\/|(^|\/)\.\.?(\/|$)/)
        },
      ),
    )
    const spent = processorMs(() => {
      for (const piece of ['a', 'a/', '`', '`a/', '/', 'a.', '*', '{', 'http://', 'a/`'])
        placesIn(piece.repeat(65_000 / piece.length), [])
    })
    expect(spent).toBeLessThan(3_000)
  })

  test('what a kind alone knows has texts, too', () => {
    expect(textsIn({ a: 'x', b: [{ c: 'y', d: 1 }], e: null })).toEqual(['x', 'y'])
  })
})

describe('a pattern', () => {
  test.each([
    ['src/**', 'src/a.ts', true],
    ['src/**', 'src/a/b.ts', true],
    ['src/**', 'src', false],
    ['src/**/b.ts', 'src/b.ts', true],
    ['src/**/b.ts', 'src/x/y/b.ts', true],
    ['**/b.ts', 'b.ts', true],
    ['src/*.ts', 'src/a.ts', true],
    ['src/*.ts', 'src/a/b.ts', false],
    ['src/*', 'src/a/b.ts', false],
    ['*.sql', 'deep/down/a.sql', true],
    ['*.sql', 'a.sqlx', false],
    ['src/?.ts', 'src/a.ts', true],
    ['src/?.ts', 'src/ab.ts', false],
    ['src/{a,b}/x.ts', 'src/b/x.ts', true],
    ['src/{a,b}/x.ts', 'src/c/x.ts', false],
    ['app/[id]/page.tsx', 'app/[id]/page.tsx', true],
    ['**', 'a', true],
    ['', 'a', false],
  ])('%j and %j: %j', (pattern, path, does) => expect(matchesPath(pattern, path)).toBe(does))

  test('matches as a regular expression of the same meaning', () => {
    const step = fc.constantFrom('a', 'b', '*', 'a*', '*b', '?', '**', 'a*b*')
    const part = fc.constantFrom('a', 'b', 'ab', 'aab', 'abb', 'c')
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 2, maxLength: 5 }),
        fc.array(part, { minLength: 1, maxLength: 5 }),
        (steps, parts) => {
          const last = steps.length - 1
          const source = steps
            .map((one, index) =>
              one === '**'
                ? index === last
                  ? '.+'
                  : '(?:[^/]+/)*'
                : `${one.replaceAll('*', '[^/]*').replaceAll('?', '[^/]')}${index === last ? '' : '/'}`,
            )
            .join('')
          const path = parts.join('/')
          expect(matchesPath(steps.join('/'), path)).toBe(new RegExp(`^${source}$`).test(path))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('takes little time, however it is made', () => {
    const spent = processorMs(() => {
      matchesPath('**/'.repeat(150), 'a/'.repeat(1_000))
      matchesPath(`${'*a'.repeat(200)}b`, 'a'.repeat(4_000))
      matchesPath('{a,b}/'.repeat(60), 'a/'.repeat(60))
    })
    expect(spent).toBeLessThan(1_000)
  })
})

test('a place that a kind names as such is no text, and keeps its repository', () => {
  const target = { is: 'code', repository: 'app', path: 'b c.ts', from: 1 }
  const detail = { stops: [{ body: 'See src/a.ts', target }, { target }], code: null }
  expect(textsIn(detail)).toEqual(['See src/a.ts'])
  const place = { path: 'b c.ts', repository: 'app', isPattern: false }
  expect(placesNamed(detail)).toEqual([place, place])
  expect(allPlaces(placesNamed(detail), [place])).toEqual([place])
})
