/** What a text becomes, by what a verb wants. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fromTexts } from './from-texts.ts'

const input = z.strictObject({
  limit: z.int().optional(),
  all: z.boolean().optional(),
  words: z.array(z.string()).optional(),
  ways: z.array(z.union([z.string(), z.object({ title: z.string() })])).optional(),
  parent: z.union([z.string(), z.null()]).optional(),
})

test('a text becomes what is wanted, and stays what it is where it cannot', () => {
  expect(fromTexts(input, { limit: '12', all: 'true', words: 'a', parent: '12' })).toEqual({
    limit: 12,
    all: true,
    words: ['a'],
    parent: '12',
  })
  expect(fromTexts(input, { limit: 'twelve', all: 'yes', unknown: '1' })).toEqual({
    limit: 'twelve',
    all: 'yes',
    unknown: '1',
  })
})

test('what has parts is given as JSON, one or a list; words alone are never read as JSON', () => {
  const way = '{"title":"Pin it"}'
  expect(fromTexts(input, { ways: ['Float', way] })).toEqual({
    ways: ['Float', { title: 'Pin it' }],
  })
  expect(fromTexts(input, { ways: `[${way}, "Float"]` })).toEqual({
    ways: [{ title: 'Pin it' }, 'Float'],
  })
  expect(fromTexts(input, { ways: ['[draft] Pin it', '{'] })).toEqual({
    ways: ['[draft] Pin it', '{'],
  })
  expect(fromTexts(input, { words: '["a"]' })).toEqual({ words: ['["a"]'] })
})
