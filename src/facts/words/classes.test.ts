import { expect, test } from 'vitest'
import { classOf, classOfFolder } from './classes.ts'

test('an image is no source, whatever it is made of', () => {
  for (const path of ['media/logo.svg', 'media/logo.ai', 'art/Cover.SKETCH', 'a.psd', 'print.eps'])
    expect(classOf(path)).toBe('binary')
  expect(classOf('src/svg.ts')).toBe('source')
  expect(classOf('src/ai')).toBe('source')
})

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

test('what is said about the code is told by its name, in capitals as such files are written', () => {
  for (const path of [
    'UNLICENSE',
    'crates/a/UNLICENSE',
    'LICENSE-MIT',
    'LICENCE.apache',
    'readme',
    'NEWS',
  ])
    expect(classOf(path), path).toBe('docs')
  for (const path of [
    'src/changes.ts',
    'src/notices.ts',
    'lib/history.js',
    'src/news.py',
    'todo/app.js',
  ])
    expect(classOf(path), path).toBe('source')
  for (const path of ['runs/raw.csv', 'VERSION', '.github/CODEOWNERS', 'go.mod'])
    expect(classOf(path), path).toBe('config')
})
