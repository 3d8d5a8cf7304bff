/** What a tour would have an editor do is read, not done. */
import { expect, test } from 'vitest'
import { asText } from './as-text.ts'
import { stopName } from './words.ts'

test('commands and lines for a shell are text', () => {
  expect(asText('Do [this](command:a.b?%5B1%5D "now") and [that](./x).')).toBe(
    'Do this (`command:a.b?%5B1%5D`) and [that](./x).',
  )
  expect(asText('First\n>> rm -rf /\nthen > quote\n> quote')).toBe(
    'First\n\n    rm -rf /\n\nthen > quote\n> quote',
  )
})

test('a stop without a title is called by how its words begin', () => {
  const named = (body: string, title: string | null = null) =>
    stopName({ title, body, target: { is: 'uri', uri: 'https://x.org' } })
  expect([
    named('x', 'T'),
    named('\n## The *start*\nmore'),
    named('- see [a](./b)'),
    named(''),
  ]).toEqual(['T', 'The start', 'see a', 'https://x.org'])
  expect(named('y'.repeat(200))).toHaveLength(91)
})
