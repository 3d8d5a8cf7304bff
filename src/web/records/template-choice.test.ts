import { expect, test } from 'vitest'
import { begunWith } from './template-choice.tsx'

test('a template comes below what was written, and one without words of one’s own gives way', () => {
  expect(begunWith('## Why\n', { body: '', before: '' })).toBe('## Why\n')
  expect(begunWith('## Why\n', { body: 'It hurts.', before: '' })).toBe('It hurts.\n\n## Why\n')
  expect(begunWith('## How\n', { body: '## Why\n', before: '## Why\n' })).toBe('## How\n')
  expect(begunWith('## How\n', { body: 'Hm.\n\n## Why\n', before: '## Why\n' })).toBe(
    'Hm.\n\n## How\n',
  )
  expect(begunWith('## How\n', { body: '## Why\nAs so.', before: '## Why\n' })).toBe(
    '## Why\nAs so.\n\n## How\n',
  )
})
