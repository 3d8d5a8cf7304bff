import { describe, expect, test } from 'vitest'
import {
  kindOf,
  whyNoCommits,
  whyNoFunctions,
  whyNoTrend,
  whyUnranked,
  type Known,
} from './file-words.ts'

const code: Known = {
  ...{ is: 'file', notCode: null, isParsed: true, changes: 9, changesInWindow: 3 },
}

describe('what is said of a file', () => {
  test('of code that changed, everything can be asked for', () => {
    for (const why of [kindOf, whyNoFunctions, whyNoTrend, whyNoCommits])
      expect(why(code)).toBeNull()
  })

  test('of what is no code, each section gives the same reason', () => {
    const data: Known = { ...code, notCode: 'data', isParsed: false }
    for (const why of [whyUnranked, whyNoFunctions, whyNoTrend])
      expect(why(data)).toMatch(/^It holds values or settings: /)
    expect(whyNoCommits(data)).toBeNull()
  })

  test('of a language that is not read, it says which are', () => {
    const said = whyNoFunctions({ ...code, isParsed: false })
    expect(said).toContain('TypeScript. This file is none of them.')
    expect(said).toMatch(/^Cairn reads functions in C, C\+\+, /)
  })

  test('outside of the span it says that, and what all time tells stays', () => {
    const quiet: Known = { ...code, changesInWindow: 0 }
    for (const why of [whyUnranked, whyNoFunctions, whyNoCommits])
      expect(why(quiet)).toBe('It did not change in this span.')
    expect(whyNoTrend(quiet)).toBeNull()
  })

  test('what only a merge brought has no commits', () => {
    const merged: Known = { ...code, changes: 0, changesInWindow: 0 }
    for (const why of [whyUnranked, whyNoTrend, whyNoCommits]) expect(why(merged)).toMatch(/merge/)
  })
})
