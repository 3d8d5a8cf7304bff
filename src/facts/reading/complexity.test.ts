import { describe, expect, test } from 'vitest'
import { complexityOf, indentationRate, whyNotCode } from './complexity.ts'
import type { HeadFile } from './head-files.ts'

const file = (about: Partial<HeadFile>): HeadFile => ({
  fileId: 1,
  path: 'a.c',
  class: 'source',
  blobId: 1,
  how: 'parsed',
  language: 'c',
  lines: 10,
  cognitive: 20,
  indentation: 100,
  ...about,
})
const parsed = Array.from({ length: 8 }, () => file({}))

describe('complexity', () => {
  test('of a file without a grammar is exchanged at the rate of the parsed source files', () => {
    const rate = indentationRate([...parsed, file({ class: 'test', cognitive: 0 })])
    expect(rate).toEqual({ worth: 0.2, files: 8 })
    expect(complexityOf(file({ cognitive: null, indentation: 50 }), rate)).toEqual({
      complexity: 10,
      measure: 'indentation',
    })
    expect(complexityOf(file({}), rate)).toEqual({ complexity: 20, measure: 'cognitive' })
  })

  test('is indentation for all where too few files could be parsed', () => {
    const rate = indentationRate(parsed.slice(1))
    expect(complexityOf(file({}), rate)).toEqual({ complexity: 100, measure: 'indentation' })
  })

  test('of a parsed file is no less than its branches, also where these are on one line', () => {
    const rate = indentationRate([])
    const flat = file({ cognitive: 14, indentation: 0 })
    expect(complexityOf(flat, rate)).toEqual({ complexity: 14, measure: 'cognitive' })
    expect(complexityOf(file({ cognitive: 0, indentation: 0 }), rate).complexity).toBe(0)
  })

  test('is not asked of what is no code', () => {
    expect(whyNotCode(file({}))).toBe(null)
    expect(whyNotCode(file({ class: 'test' }))).toBe(null)
    expect(whyNotCode(file({ class: 'config', language: 'make' }))).toBe(null)
    expect(whyNotCode(file({ class: 'generated' }))).toBe('generated')
    expect(whyNotCode(file({ class: 'config', language: 'json' }))).toBe('data')
    expect(whyNotCode(file({ path: 'api/go.mod', class: 'config', language: null }))).toBe('data')
    expect(whyNotCode(file({ class: 'docs', language: null }))).toBe('prose')
    expect(whyNotCode(file({ lines: null }))).toBe('binary')
  })
})
