/** Whatever is pasted: nothing throws, nothing takes long, and what is told stands in the text. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { charsMax } from './lines.ts'
import { readTrace } from './read-trace.ts'

const pieces = [
  ...['at ', ' in ', '(', ')', ':', ':12', ':12:5', '/', '\\', '.', '.py', '.java', '.go', '.rs'],
  ...['.cs', '.rb', '.php', '.ts', 'File "', '", line 3', ', in ', "in '", '`', "'", '<', '>', '['],
  ...[']', '#0 ', '❯ ', 'from ', 'Error: ', 'panic: ', "panicked at '", '--- FAIL: ', 'FAILED '],
  ...['::', ' › ', '● ', '1) ', 'Failures:', '\u001b[31m', '\u001b]8;;', '\u0007', '2024-05-01T'],
  ...['12:34:56Z ', 'eval at ', 'a', 'Ab', '_', '-', ' ', '\t', '\n', '\r\n', '\u2028', '💥', '\0'],
  ...['[ERROR] ', 'E   ', '___', '<<< FAILURE!', 'Time elapsed: ', '%', '%zz', 'file:///', '%20'],
  ...['webpack://', 'created by ', '0x1', '+', '| ', 'line ', '99999999999'],
]
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8, unit: 'binary' })), {
    maxLength: 120,
  })
  .map((all) => all.join(''))

test('nothing throws, and every line that is told stands in the text', () => {
  fc.assert(
    fc.property(text, (given) => {
      const { frames, tests } = readTrace(given)
      for (const { raw } of [...frames, ...tests]) expect(given.includes(raw)).toBe(true)
      for (const { line, column } of frames)
        for (const number of [line, column]) expect(number === null || number > 0).toBe(true)
    }),
    { numRuns: 400 },
  )
})

/** A million characters each: were one pattern to look back, this would not end before the test does. */
test.each(pieces.filter((piece) => piece.trim() !== ''))('a megabyte of %j is read', (piece) => {
  const much = piece.repeat(charsMax / piece.length)
  const lined = `${piece.repeat(1_900 / piece.length)}\n`
  for (const given of [much, lined.repeat(Math.floor(charsMax / lined.length / 8))])
    expect(readTrace(given).frames.length).toBeLessThanOrEqual(2_000)
})

test.each([
  'at a',
  '    at a (',
  'File "',
  'a:',
  ' 1: ',
  "in '",
  '#0 a(',
  '❯ a ',
  'E  a.',
  'at a.b(',
])('lines that begin like a frame with %j and never end are read', (start) => {
  for (const filler of ['a', '(', ' ', '.', ':1', 'a.', 'a b', '<', '/a']) {
    const line = start + filler.repeat(1_990 / filler.length)
    expect(readTrace(`${line}\n`.repeat(60)).frames.length).toBeLessThanOrEqual(2_000)
  }
})

test('what stands behind the first million characters is not read', () => {
  const frame = '\n    at far (src/far.ts:1:1)\n'
  expect(readTrace(' '.repeat(charsMax) + frame).frames).toEqual([])
  expect(readTrace(' '.repeat(100) + frame).frames).toHaveLength(1)
})

test('a trace in the midst of a long log is found, with what stands above it', () => {
  const quiet = (chars: number) => '2026-11-03T10:00:00Z INFO one served\n'.repeat(chars / 37)
  const told = 'TypeError: no price\n    at total (/app/src/cart.js:3:5)\n'
  for (const before of [0, 20_011, 999_000, 1_300_007, 2_900_001]) {
    const { frames, errors } = readTrace(quiet(before) + told + quiet(1_100_000))
    expect(frames.map(({ file }) => file)).toEqual(['/app/src/cart.js'])
    expect(errors).toEqual([{ type: 'TypeError', message: 'no price' }])
  }
})
