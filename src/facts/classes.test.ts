import { expect, test } from 'vitest'
import { classOfFolder } from './classes.ts'

test('a folder is of the kind of what lies in it; one of notes for the changelog holds documents', () => {
  const kinds = [
    'src',
    'src/news',
    'docs',
    'tests',
    '.changeset',
    'lib/changelog.d',
    'newsfragments',
  ]
  expect(kinds.map((folder) => classOfFolder(folder))).toEqual([
    ...['source', 'source', 'docs', 'test'],
    ...['docs', 'docs', 'docs'],
  ])
})
