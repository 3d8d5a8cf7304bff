import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shellWord } from './shell.ts'
import { steering } from './steering.ts'

test('a shell gives back the word that was put in, whatever is in it, and no terminal is steered', () => {
  const unit = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom(...Array.from('\n\t\r\u001b\u007f\u009b\u202e\\\'$"`!7xé漢')),
  )
  const words = fc.string({ unit }).map((text) => text.replaceAll('\0', ''))
  fc.assert(
    fc.property(words, (word) => {
      const printed = shellWord(word)
      expect(printed).not.toMatch(steering)
      const said = execFileSync('bash', ['-c', `printf %s ${printed}`])
      expect(said).toEqual(Buffer.from(word))
    }),
  )
})

test('a path with signs that steer is written so that it can be read and pasted', () => {
  expect(shellWord("it's\na\ttab\u001b[1m")).toBe(String.raw`$'it\'s\na\ttab\033[1m'`)
})

test('a plain path stays as it is', () => {
  expect(shellWord('src/std/shell.test.ts')).toBe('src/std/shell.test.ts')
})
