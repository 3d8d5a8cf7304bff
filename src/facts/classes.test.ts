import { expect, test } from 'vitest'
import { classOf } from './classes.ts'

test('an image is no source, whatever it is made of', () => {
  for (const path of ['media/logo.svg', 'media/logo.ai', 'art/Cover.SKETCH', 'a.psd', 'print.eps'])
    expect(classOf(path)).toBe('binary')
  expect(classOf('src/svg.ts')).toBe('source')
  expect(classOf('src/ai')).toBe('source')
})
