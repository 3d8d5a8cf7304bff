import { expect, test } from 'vitest'
import { pictureMarkdown, pictureProblem } from './picture-problem.ts'

test('what is no picture, or too large, is refused in words', () => {
  const problem = (type: string, size = 10) => pictureProblem({ name: 'x', type, size })
  expect(problem('image/png')).toBeNull()
  expect(problem('image/svg+xml')).toContain('Save it as PNG')
  expect(problem('application/pdf')).toContain('PNG, JPEG, WebP and GIF')
  expect(problem('image/png', 9_800_000)).toContain('has 9.3 MB')
})

test('words stand in their brackets whatever they hold', () => {
  expect(pictureMarkdown(' a [b]\nc ', '/x')).toBe(String.raw`![a \[b\] c](/x)`)
})
