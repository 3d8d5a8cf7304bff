import { expect, test } from 'vitest'
import { parsedLanguages } from '#sources/code/languages.ts'
import { readLanguages } from './read-languages.ts'

test('what the page says it reads is what is read', () => {
  expect(Object.keys(readLanguages).toSorted()).toEqual(parsedLanguages().toSorted())
})
