import { expect, test } from 'vitest'
import { wantedAt } from './wanted.ts'

const at = (text: string) => wantedAt(text, text.length)

test.each([
  ['@', { is: 'member', query: '', from: 0 }],
  ['Thanks, @an', { is: 'member', query: 'an', from: 8 }],
  ['(@Ana Ko', { is: 'member', query: 'Ana Ko', from: 1 }],
  ['See #', { is: 'record', query: '', kind: '', from: 4 }],
  ['See #12', { is: 'record', query: '12', from: 4 }],
  ['See #slow queries', { is: 'record', query: 'slow queries', from: 4 }],
  ['decision#1', { is: 'record', query: '1', kind: 'decision', from: 0 }],
  ['one\n#title', { is: 'record', query: 'title', from: 4 }],
  ['in `src/eng', { is: 'path', query: 'src/eng', from: 4 }],
  ['in src/eng', { is: 'path', query: 'src/eng', from: 3 }],
])('%j wants %j', (text, wanted) => {
  expect(at(text)).toMatchObject(wanted)
})

test.each([
  'ana@example.org',
  '# A heading',
  '## ',
  'a/or',
  'https://a.b/c',
  'a@',
  '```\n@an',
  'the `git log @an',
  'the `git src/eng',
  'x#y/z',
])('%j wants nothing', (text) => {
  expect(at(text)).toBeNull()
})

test('only what stands before the caret counts', () => {
  expect(wantedAt('@an said', 3)).toMatchObject({ query: 'an' })
  expect(wantedAt('@an\nmore', 8)).toBeNull()
})
