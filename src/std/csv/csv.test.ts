import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRows } from './csv.ts'

const read = (text: string) => [
  ...csvRows(text, {
    ...{ cellLettersMax: 100, rowsMax: 50 },
    fail: (row, what) => new Error(`${row}: ${what}`),
  }),
]

test('whatever stands in cells, it is read as it was written', () => {
  const letter = fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', ' ', 'é', '😀')
  const cell = fc.array(letter, { maxLength: 8 }).map((letters) => letters.join(''))
  const table = fc.array(fc.tuple(cell, cell, fc.constant('x')), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      (rows, delimiter, end, isEnded) => {
        const quoted = (value: string) =>
          /["\r\n,;\t]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
        const all = [['one', 'two', 'three'], ...rows]
        const lines = all.map((cells) => cells.map(quoted).join(delimiter))
        const text = `\u{feff}${lines.join(end)}${isEnded ? end : ''}`
        expect(read(text).map(({ cells }) => cells)).toEqual(all)
      },
    ),
  )
})

test.each([
  ['a,b\n"x', '2: A quote is opened that nothing closes'],
  ['a,b\n"x"y,z', '2: A quote is opened that nothing closes, or more stands behind'],
  ['a,b\nx', '2: It has 1 cell, where the header has 2.'],
  [`a\n${'x'.repeat(101)}`, '2: A cell has more than 100 letters.'],
  ['a\n\0', '2: It has a zero byte'],
  ['a\n'.repeat(51), '51: There are more than 50 rows.'],
  // Letter by letter, these would be too deep or too many.
  [`a\n"${'x'.repeat(5_000_000)}`, '2: A quote is opened'],
  [`"${'x'.repeat(5_000_000)}`, '1: A quote is opened'],
  [','.repeat(5_000_000), '1: It has more than 10000 cells.'],
])('a table is refused at the row that is wrong', (text, says) => {
  expect(() => read(text)).toThrow(says)
})
