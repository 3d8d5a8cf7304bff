/** Names that look alike are one name. */
import { expect, test } from 'vitest'
import { seenName } from './names.ts'

test.for([
  ...['ANA KOVÁCS', ' Ana  Kovács ', 'Ana\u00a0Kovács', 'Ana Kova\u0301cs', 'A\u200bna Kovács'],
  ...['\u2060Ana Kovács\ufeff', 'Ana\u00ad Kovács', 'Ana Kova\u200d\u0301cs', 'Ａna Kovács'],
  ...['Ana \u202eKovács', 'Ana Kovács\ufe0f', 'Ana Kovács\u3164', '\u2800Ana Kovács'],
])('%j is Ana Kovács', (name) => {
  expect(seenName(name)).toBe(seenName('Ana Kovács'))
})

test.for(['Ana Kovacs', 'Anna Kovács', 'AnaKovács', 'Ana Kovács 2'])('%j is not', (name) => {
  expect(seenName(name)).not.toBe(seenName('Ana Kovács'))
})

test('capitals that are written with other letters are the same', () => {
  expect(seenName('STRASSE')).toBe(seenName('Straße'))
})
