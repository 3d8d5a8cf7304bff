import { expect, test } from 'vitest'
import { isPatchOf, isPatchRelease } from './failure.ts'

const versionOf = (text: string) => ({ version: text.split('.').map(Number) })

test.each([
  ['2.40.1', '2.40.0', true],
  ['7.0.8.1', '7.0.8', true],
  ['1.2.1', '1.2', true],
  ['2.41.0', '2.40.0', false],
  ['2.39.5', '2.40.0', false],
  ['2.40.0', '2.40.1', false],
  ['1.3', '1.2', false],
  ['2024.1.20', '2024.1.15', false],
])('%s is a patch of %s: %s', (later, earlier, is) => {
  expect(isPatchOf(versionOf(later), versionOf(earlier))).toBe(is)
})

test('a patch release is one whose third number or a later one is not nought', () => {
  expect(
    ['1.2.0', '1.2.3', '1.2.0.1', '1.2', '2024.1.15'].map((text) =>
      isPatchRelease(versionOf(text)),
    ),
  ).toEqual([false, true, true, false, false])
})
