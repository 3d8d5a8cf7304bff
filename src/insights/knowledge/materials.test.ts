import { expect, test } from 'vitest'
import { classIn, testData } from './materials.ts'

const classOf = (path: string, prefix = '', given = 'test') =>
  classIn(prefix, { path, class: given })

test('what tests read and examples are no code to know', () => {
  for (const path of [
    'tests/data/cases/comments.py',
    'src/test/resources/Broken.java',
    'pkg/parse/testdata/a.go',
    'test/fixtures/one.ts',
    'tests/pages/form.html',
    'examples/hello/main.go',
  ])
    expect([path, classOf(path)]).toEqual([path, testData])
})

test('tests, and folders of the product that are called alike, stay code', () => {
  for (const path of ['tests/test_black.py', 'src/data/store.ts', 'src/assets/menu.ts', 'src/a.ts'])
    expect([path, classOf(path, '', 'source')]).toEqual([path, 'source'])
})

test('whoever asks about examples is told of examples', () => {
  const path = 'examples/hello/main.go'
  for (const prefix of ['examples', 'examples/hello', path])
    expect(classOf(path, prefix, 'source')).toBe('source')
  expect(classOf('tests/data/a.py', 'tests')).toBe(testData)
})

test('generated files and prose keep their class wherever they lie', () => {
  expect(classOf('tests/data/a.md', '', 'docs')).toBe('docs')
  expect(classOf('examples/a.min.js', '', 'generated')).toBe('generated')
})
