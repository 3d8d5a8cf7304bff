/** What is given to the guide as a word may be a line of a trace, or a name that looks like an address. */
import { expect, test } from 'vitest'
import { locate } from '#sources/git/locate.ts'
import { isTrace, mayBeName } from './given-as.ts'

test.each([
  'at burn (/app/src/engine.ts:1:7)',
  'TypeError: no fuel',
  '  File "src/engine.py", line 3, in burn',
  'FAILED tests/test_engine.py::test_burn - AssertionError',
  'two\nlines',
])('%s is one', (text) => expect(isTrace(text)).toBe(true))

test.each(['src/engine.ts:1:7', 'Engine::burn', 'docs/a file.md', 'Engine.burn', '.'])(
  '%s is none',
  (text) => expect(isTrace(text)).toBe(false),
)

test.each([
  ...[['Engine::burn', true] as const, ['engine.ts:3', true] as const],
  ...[['engine.ts', true] as const, ['no such: thing', true] as const],
  ...[['/nowhere/engine.ts', false] as const, ['ftp://engine.example/a', false] as const],
])('that %s is no repository leaves that it may be a name: %s', async (given, expected) => {
  const error: unknown = await locate(given).catch((problem: unknown) => problem)
  expect(mayBeName(given, error)).toBe(expected)
})
