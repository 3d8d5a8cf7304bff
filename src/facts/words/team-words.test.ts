/** How a team's own words are read, and what they make of a subject. */
import { describe, expect, test } from 'vitest'
import { kindOf } from './kinds.ts'
import { parseTeamWords } from './team-words.ts'
import { processorMs } from '../../../test/processor-time.ts'

function told(file: string, subject: string): string {
  return kindOf(subject, parseTeamWords(file).lists)
}

describe("a team's word", () => {
  test('goes before ours, whole and whatever its case; a type goes before both', () => {
    expect(told('', 'Hotpatch the valve')).toBe('other')
    expect(told('fix: hotpatch, unbreak', 'Hotpatch the valve')).toBe('fix')
    expect(told('fix: hotpatch, unbreak', 'Unbreak the build')).toBe('fix')
    expect(told('fix: hotpatch', 'Hotpatches the valve')).toBe('other')
    expect(told('fix: hotpatch', 'docs: hotpatch')).toBe('docs')
  })

  test('can take a word of ours back', () => {
    expect(told('', 'Correct spelling')).toBe('fix')
    expect(told('other: correct spelling', 'Correct spelling')).toBe('other')
    expect(told('other: correct spelling', 'Correct the count')).toBe('fix')
  })

  test('is in any script, and a star leaves an end open', () => {
    expect(told('fix: исправлен*', 'Исправлена ошибка')).toBe('fix')
    expect(told('fix: *修正*', '時計の修正をした')).toBe('fix')
    expect(told('fix: 修正', '時計の修正をした')).toBe('other')
    expect(told('fix: *patch', 'Crosspatch')).toBe('fix')
  })

  test('is no pattern', () => {
    expect(told('fix: c++ (again), a.b', 'Mend C++ (again)')).toBe('fix')
    expect(told('fix: a.b', 'axb')).toBe('other')
    expect(told('chore: $&', 'the $& of it')).toBe('chore')
  })

  test('of the first line that matches decides', () => {
    expect(told('chore: turn\nfix: turn back', 'turn back')).toBe('chore')
  })
})

describe('a line that is not understood', () => {
  test.for([
    ['mend', 'line 1: it begins with no kind of change'],
    ['merge: merge', 'line 1: it begins with no kind of change'],
    ['\n# a comment\nfix:', 'line 3: it has no words'],
    ['fix: a*b', 'line 1: a star may stand at the ends of a word only, and not alone'],
    ['fix: *', 'line 1: a star may stand at the ends of a word only, and not alone'],
    [`fix: ${'x'.repeat(101)}`, 'line 1: a word has more than 100 letters'],
    [`fix: ${'x,'.repeat(501)}`, 'line 1: more than 500 words'],
  ] as const)('%j is named, and the others hold', ([file, why]) => {
    const { lists, ignored } = parseTeamWords(`${file}\nfix: hotpatch`)
    expect(ignored[0]).toBe(why)
    expect(lists.some(([kind, pattern]) => kind === 'fix' && pattern.test('hotpatch'))).toBe(
      !why.includes('500'),
    )
  })
})

test('a hostile list takes no longer than its length', () => {
  const file = `fix: ${Array.from({ length: 500 }, (_, index) => `*${'a'.repeat(90)}${index}*`).join(', ')}`
  const { lists } = parseTeamWords(file)
  expect(processorMs(() => kindOf('a'.repeat(1_000), lists))).toBeLessThan(2_000)
})
