import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differencesOf, piecesOf, type Piece } from './diff.ts'
import { processorMs } from '../../test/processor-time.ts'

const textOf = (pieces: readonly Piece[], without: Piece['is']) =>
  pieces
    .filter(({ is }) => is !== without)
    .map(({ text }) => text)
    .join('')

test('from the pieces both texts can be made, to the letter', () => {
  const text = fc.array(
    fc.constantFrom('a', 'b', 'word', ' ', '  ', '\n', '.', 'ő', '日本', '\u{1F600}', '\r\n'),
  )
  const texts = fc.oneof(
    text.map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme' }),
  )
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const pieces = piecesOf(before, after)
      expect(textOf(pieces, 'added')).toBe(before)
      expect(textOf(pieces, 'removed')).toBe(after)
      expect(pieces.every(({ text: piece }) => piece !== '')).toBe(true)
      if (before === after) expect(pieces.every(({ is }) => is === 'same')).toBe(true)
    }),
  )
})

test('a line that changed shows its words, one that is new shows whole', () => {
  const before = 'We use SQL.\nIt is fast.\nNobody minds.\n'
  const after = 'We use typed SQL.\nIt is fast.\nEverything else was forgotten long ago.\n'
  expect(piecesOf(before, after)).toEqual([
    { is: 'same', text: 'We use ' },
    { is: 'added', text: 'typed ' },
    { is: 'same', text: 'SQL.\nIt is fast.\n' },
    { is: 'removed', text: 'Nobody minds.\n' },
    { is: 'added', text: 'Everything else was forgotten long ago.\n' },
  ])
})

test('parts that stayed are left out, and lists are told as people write them', () => {
  const option = (title: string) => ({ title, pros: ['plain'], cons: [] })
  const before = {
    status: 'open',
    title: 'x',
    body: '',
    detail: { options: [option('a')], until: null },
  }
  const after = {
    ...{ status: 'accepted', title: 'x', body: '' },
    detail: { options: [option('b')], until: '2026-01-01', because: 'So.' },
  }
  expect(differencesOf(before, after)).toEqual([
    {
      part: 'status',
      pieces: [
        { is: 'removed', text: 'open' },
        { is: 'added', text: 'accepted' },
      ],
    },
    {
      part: 'options',
      pieces: [
        { is: 'same', text: '- title: ' },
        { is: 'removed', text: 'a\n' },
        { is: 'added', text: 'b\n' },
        { is: 'same', text: '  pros:\n    - plain\n  cons: []' },
      ],
    },
    { part: 'until', pieces: [{ is: 'added', text: '2026-01-01' }] },
    { part: 'because', pieces: [{ is: 'added', text: 'So.' }] },
  ])
  expect(differencesOf(before, before)).toEqual([])
})

test('texts that have nothing to do with each other take no time', () => {
  const long = (letter: string) => Array.from({ length: 16_000 }, (_, n) => `${letter}${n}`)
  const spent = processorMs(() => {
    for (const between of ['\n', ' ', ''])
      for (const [one, other] of [
        ['a', 'b'],
        ['a', 'ab'],
      ] as const) {
        const [before, after] = [long(one).join(between), long(other).join(between)]
        expect(textOf(piecesOf(before, after), 'added')).toBe(before)
      }
  })
  expect(spent).toBeLessThan(5_000)
})
