import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { table, type Column } from './table.ts'

interface Row {
  path: string
  name: string
  count: number
}

const columns: Column<Row>[] = [
  { head: 'where', of: ({ path, name }) => `${path}:12 ${name}`, mayShrink: true },
  { head: 'also', of: ({ path }) => path, mayShrink: true },
  { head: 'changes', of: ({ count }) => String(count), isNumber: true },
  { head: 'at least', of: () => '50 %', isNumber: true, minor: 1 },
]
const plain = (_: string, text: string) => text
const word = fc.string({
  unit: fc.constantFrom(...Array.from('abcXYZ019-._漢é')),
  minLength: 1,
  maxLength: 40,
})
const rows = fc.array(
  fc.record({
    path: fc.array(word, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/')),
    name: word,
    count: fc.nat(9999),
  }),
  { minLength: 1, maxLength: 5 },
)

describe('a table', () => {
  test('fits the window, and loses nothing of what may go on below', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 40, max: 100 }), (items, width) => {
        const lines = table(columns, items, width, plain)
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width)
        const signs = (text: string) => Array.from(text.replace(/\s/g, '')).toSorted().join('')
        const [, ...body] = table(columns.toSpliced(3), items, width, plain)
        expect(signs(body.join(''))).toBe(
          signs(
            items
              .map((item) => columns.slice(0, 3).map((column) => column.of(item)))
              .join('')
              .replaceAll(',', ''),
          ),
        )
      }),
    )
  })

  test('has one line for each item where no width is told', () => {
    fc.assert(
      fc.property(rows, (items) => {
        const [, ...body] = table(columns, items, Infinity, plain)
        expect(body).toHaveLength(items.length)
        for (const [index, { path, name }] of items.entries())
          expect(body[index]).toContain(`${path}:12 ${name}`)
      }),
    )
  })

  test('leaves out what matters least before it goes on below, and breaks a path behind a slash', () => {
    const item = { path: 'src/flask/sansio/blueprints.py', name: 'Blueprint.register', count: 34 }
    const where = columns.filter(({ head }) => head !== 'also')
    expect(table(where, [item], 38, plain)).toEqual([
      'where                          changes',
      'src/flask/sansio/                   34',
      '  blueprints.py:12',
      '  Blueprint.register',
    ])
    expect(table(where, [{ ...item, path: 'a-very-long-name-of-a-file.ts' }], 38, plain)[1]).toBe(
      'a-very-long-name-of-a-file.         34',
    )
  })
})
