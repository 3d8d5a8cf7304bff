import { expect, test } from 'vitest'
import { lineOfPattern } from './pattern-line.ts'

const text = 'import a\n\n  class Shop {\n  open() {}\n}\nclass Shop2 {}\n'

test.each([
  ['^[^\\S\\n]*class Shop \\{', 3],
  ['class \\w+', 3],
  ['^class', 6],
  ['\\}$', 4],
  ['nowhere', null],
  ['', 1],
])('%s is on line %s', (pattern, line) => {
  expect(lineOfPattern(pattern, text)).toEqual({ is: 'read', line })
})

test.each(['(?=class)', '(a)\\1', '(', 'x'.repeat(1_001), '((a{1,100}){1,100}){1,100}'])(
  '%s is not understood',
  (pattern) => {
    expect(lineOfPattern(pattern, text)).toEqual({ is: 'not_understood' })
  },
)

test('a pattern that would keep others busy for years is done at once', () => {
  const hostile = `${'a'.repeat(50_000)}b`
  expect(lineOfPattern('(a+)+$', hostile)).toEqual({ is: 'read', line: null })
  expect(lineOfPattern('(.*)*(.*)*(.*)*x', hostile)).toEqual({ is: 'read', line: null })
})
