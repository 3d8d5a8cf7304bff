import { expect, test } from 'vitest'
import { dateOf, textOf } from './commit-fact.ts'

test('a date is kept, with its zone in minutes', () => {
  expect(dateOf('1234567890 +0545')).toEqual({ second: 1_234_567_890, zone: 345 })
  expect(dateOf('1234567890 -1200')).toEqual({ second: 1_234_567_890, zone: -720 })
})

test.each([
  '0 +0000',
  '',
  'bogus',
  '-5 +0000',
  '1 -0930',
  '4102444800 +0000',
  '18446744073709551617 +0000',
  '1e400 +0000',
])('what is no date between 1970 and 2100 is none: %j', (text) =>
  expect(dateOf(text).second).toBeNull(),
)

test.each(['+9999', '-1500', '0000', '+00', 'UTC', '+0060'])(
  'what is no zone is none: %j',
  (zone) => {
    expect(dateOf(`1234567890 ${zone}`)).toEqual({ second: 1_234_567_890, zone: null })
  },
)

test('bytes that are no UTF-8 are kept beside the text', () => {
  expect(textOf('caf\u00c3\u00a9')).toEqual({ text: 'café', raw: null })
  expect(textOf('caf\u00e9')).toEqual({
    text: 'caf\ufffd',
    raw: Buffer.from([0x63, 0x61, 0x66, 0xe9]),
  })
})
