/** Held against grep, which reads extended expressions as git does, and against JavaScript's own reading of the pattern. */
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { posixOf } from './pattern.ts'

const texts = [
  ...['abc', 'a.c', 'a1c', 'a c', 'ABC', 'a-c', 'a]c', 'a\\c', 'a^c', 'aac', 'import x', 'ab', ''],
  ...[
    'from "old-queue"',
    'new Date()',
    'x_1',
    'tab\there',
    'aaaa',
    '{1}',
    '$5',
    '(x)',
    'a|b',
    '/*',
  ],
]

test.each([
  ...['a.c', String.raw`a\.c`, String.raw`a\dc`, String.raw`^a\Wc$`, '[a-c]+', '[^a-z]', 'a{2,3}'],
  ...['(?:ab|aa)c?', String.raw`new\s+Date\(`, String.raw`[\]\\^-]`, String.raw`\bx_\d\b`],
  ...[String.raw`[\w-]+\|`, String.raw`\{\d\}`, String.raw`from ["']old-queue["']`, 'a+?', '[^]a]'],
  ...[String.raw`\t`, String.raw`\/\*`, String.raw`[\d.]`, '[-a]', '[a-]', '[\\^]', 'a{2}', '^$'],
])('%s finds in grep what it finds here', (pattern) => {
  const posix = posixOf(pattern)
  if (pattern === '[^]a]') return expect(posix).toBeUndefined()
  const ours = new RegExp(pattern)
  const found = foundByGrep(posix ?? '')
  expect(found, posix).toEqual(texts.filter((text) => ours.test(text)))
})

test.each([
  ...['', '(', 'a)', '[a', 'a**', '*a', '(?=a)', '(?<n>a)', String.raw`(a)\1`, String.raw`\p{L}`],
  ...['a{3,2}', 'a{1000}', '((a{100}){100}){100}', '(|a)', 'a||b', '()', '[z-a]', '[[:alpha:]]'],
  ...['a\nb', '\\', '[\\', 'a++', '^*', '[a-Z]', '{', ']', 'x'.repeat(501), '('.repeat(100)],
])('%s is refused', (pattern) => {
  expect(posixOf(pattern)).toBeUndefined()
})

test('whatever is taken means the same to grep and to JavaScript', { timeout: 120_000 }, () => {
  const atoms = [
    ...[
      'a',
      'b',
      '1',
      ' ',
      '.',
      '-',
      ']',
      '/',
      '"',
      '|',
      '(',
      ')',
      '(?:',
      '[',
      '[^',
      '^',
      '$',
      '{2}',
    ],
    ...[
      '*',
      '+',
      '?',
      '{1,2}',
      '{2,}',
      '\\d',
      '\\w',
      '\\s',
      '\\.',
      '\\W',
      '\\b',
      '\\\\',
      '\\]',
      '\\-',
      ',',
    ],
    ...['[ab]', '[a-c]', '[^b1]', '[-a]', '[\\d.]', '(a|b)', '(?:1 )', 'x_'],
  ]
  const patterns = fc.array(fc.constantFrom(...atoms), { minLength: 1, maxLength: 7 })
  let taken = 0
  fc.assert(
    fc.property(patterns, (parts) => {
      const pattern = parts.join('')
      const posix = posixOf(pattern)
      if (posix === undefined) return
      taken++
      const ours = new RegExp(pattern)
      expect(foundByGrep(posix), `${pattern} as ${posix}`).toEqual(
        texts.filter((text) => ours.test(text)),
      )
    }),
    { numRuns: 600 },
  )
  expect(taken).toBeGreaterThan(100)
})

function foundByGrep(posix: string): (string | undefined)[] {
  const { stdout, status } = spawnSync('grep', ['-n', '-E', '-e', posix], {
    input: texts.join('\n'),
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  expect(status, posix).toBeLessThan(2)
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => texts[Number.parseInt(line) - 1])
}
