import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inert } from './inert.ts'

test('whatever a stranger wrote, nothing in it can steer a terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(inert(text)).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u)
    }),
  )
})

test('plain text in any script stays as it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('aZ0 ./-_ÄßéЖ漢字🙂')) }),
      (text) => {
        expect(inert(text)).toBe(text)
      },
    ),
  )
})

test('what is taken out can be seen', () => {
  expect(inert('a\u001b[31mb\nc\u202ed\u009b')).toBe('a\\e[31mb\\nc\\u202ed\\u009b')
})
