import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from './json.ts'

const message = (text: string): string => {
  try {
    parseJson(text)
    return 'was read'
  } catch (error) {
    return error instanceof Error ? error.message : 'broke'
  }
}

test('whatever is written as JSON is read as it is', () => {
  const json = fc.jsonValue({ maxDepth: 6 }).map((value) => JSON.stringify(value))
  const spaced = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value, null, '\t'))
  fc.assert(
    fc.property(fc.oneof(json, spaced), (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text))
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['{"a":1,"a":1}', 'a'],
  ['{"a":1,"b":{"a":1},"a":2}', 'a'],
  ['{"x":[{"a":{},"b":"}","a"  :[]}]}', 'a'],
  [String.raw`{"a":1,"\u0061":2}`, 'a'],
  [String.raw`{"\"":1,"\"":2}`, '"'],
  [String.raw`{"\\":"\\","\\":2}`, '\\'],
  ['{"__proto__":1,"__proto__":2}', '__proto__'],
])('a key that stands twice is refused: %s', (text, key) => {
  expect(message(text)).toBe(`The key ${JSON.stringify(key)} stands twice in one object.`)
})

test.each(['{"a":{"a":1},"b":[{"a":1},{"a":2}]}', '{"a":"a","b":"\\"a\\":"}', '["a","a"]', '"a"'])(
  'the same word elsewhere is no key twice: %s',
  (text) => expect(parseJson(text)).toEqual(JSON.parse(text)),
)

test('what is nested for no good reason is refused before anything is made of it', () => {
  expect(message(`${'['.repeat(64)}${']'.repeat(64)}`)).toBe('was read')
  const deep = 'This JSON is nested more than 64 deep.'
  expect(message(`${'['.repeat(65)}${']'.repeat(65)}`)).toBe(deep)
  expect(message(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)).toBe(deep)
  expect(message('['.repeat(1_000_000))).toBe(deep)
  expect(message('{"a":'.repeat(100_000))).toBe(deep)
  expect(message(`"${'['.repeat(1_000)}"`)).toBe('was read')
})

test.each(['', '{', '"', '"\\', '{"a":1,}', '[1 2]', '{"a"', 'NaN', '\u0000', '}{', '"\\"'])(
  'what is no JSON is said to be none: %j',
  (text) => expect(message(text)).toBe('This is no JSON.'),
)
