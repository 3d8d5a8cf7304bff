import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countLines, measureIndentation } from './indentation.ts'

const measure = (text: string) => measureIndentation(new TextEncoder().encode(text))

test('tabs and the file’s own step of spaces are levels', () => {
  expect(measure('a\n\tb\n\t\tc\n')).toEqual({ lines: 3, levels: 3 })
  expect(measure('a\n  b\n    c\n  d\n')).toEqual({ lines: 4, levels: 4 })
  expect(measure('a\n    b\n        c\n')).toEqual({ lines: 3, levels: 3 })
})

test('blank lines and spaces that only align count nothing', () => {
  expect(measure('a\n\t\n    \n\r\n\tb(c,\n\t  d)\n')).toEqual({ lines: 6, levels: 2 })
})

test('the last line counts with or without its newline', () => {
  expect(measure('').lines).toBe(0)
  expect(measure('a').lines).toBe(1)
  expect(measure('a\n').lines).toBe(1)
  expect(measure('a\r\nb\r\n').lines).toBe(2)
  expect(measure('a\n\n').lines).toBe(2)
})

test('one more tab on each line is one more level each', () => {
  const lines = fc.array(fc.stringMatching(/^\t{0,5}[a-z]{1,5}$/), { minLength: 1 })
  fc.assert(
    fc.property(lines, (texts) => {
      const deeper = texts.map((text) => `\t${text}`)
      expect(measure(deeper.join('\n')).levels).toBe(
        measure(texts.join('\n')).levels + texts.length,
      )
    }),
  )
})

test('both ways of counting lines agree on any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(measureIndentation(bytes).lines).toBe(countLines(bytes))
    }),
  )
})
