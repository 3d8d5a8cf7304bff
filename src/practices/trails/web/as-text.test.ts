/** What a tour would have an editor do is read, not done. */
import { expect, test } from 'vitest'
import { asText } from './as-text.ts'

test('commands and lines for a shell are text', () => {
  expect(asText('Do [this](command:a.b?%5B1%5D "now") and [that](./x).')).toBe(
    'Do this (`command:a.b?%5B1%5D`) and [that](./x).',
  )
  expect(asText('First\n>> rm -rf /\nthen > quote\n> quote')).toBe(
    'First\n\n    rm -rf /\n\nthen > quote\n> quote',
  )
})
