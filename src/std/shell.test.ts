import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shellWord } from './shell.ts'

test('a shell gives back the word that was put in, whatever is in it', () => {
  const words = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''))
  fc.assert(
    fc.property(words, (word) => {
      const said = execFileSync('sh', ['-c', `printf %s ${shellWord(word)}`])
      expect(said).toEqual(Buffer.from(word))
    }),
    { numRuns: 30 },
  )
})

test('a plain path stays as it is', () => {
  expect(shellWord('src/std/shell.test.ts')).toBe('src/std/shell.test.ts')
})
