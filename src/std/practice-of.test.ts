import { expect, test } from 'vitest'
import { practiceOf } from './practice-of.ts'

test('a kind leads to its practice', () => {
  expect(['decision', 'idea', 'remedy', 'survey'].map((kind) => practiceOf(kind))).toEqual([
    ...['decisions', 'ideas', 'remedies', 'surveys'],
  ])
})
