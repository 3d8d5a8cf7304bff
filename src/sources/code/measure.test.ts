import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsedLanguages } from './languages.ts'
import { defaultLimits, measureText } from './measure.ts'

const oneFunction = 'function f(a) {\n  if (a) {\n    return 1\n  }\n}\n'
const counted = { how: 'parsed', lines: 5, cyclomatic: 2, cognitive: 1, nestingMax: 1 }
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('whatever the encoding', () => {
  test('a byte order mark changes nothing', async () => {
    const marked = await measureText(
      'javascript',
      new Uint8Array([0xef, 0xbb, 0xbf, ...utf8(oneFunction)]),
    )
    expect(marked).toMatchObject({
      ...counted,
      functions: [{ name: 'f', startLine: 1, endLine: 5 }],
    })
  })

  test.for([
    ['little', [0xff, 0xfe], (code: number) => [code & 0xff, code >> 8]],
    ['big', [0xfe, 0xff], (code: number) => [code >> 8, code & 0xff]],
  ] as const)('UTF-16, %s end first, is text', async ([, mark, unit]) => {
    const units = oneFunction.split('').flatMap((letter) => unit(letter.charCodeAt(0)))
    expect(await measureText('javascript', new Uint8Array([...mark, ...units]))).toMatchObject(
      counted,
    )
  })

  test('carriage returns are no lines of their own', async () => {
    expect(await measureText('javascript', oneFunction.replaceAll('\n', '\r\n'))).toMatchObject(
      counted,
    )
  })

  test('letters beyond ASCII keep names and lines in place', async () => {
    const { functions } = await measureText(
      'python',
      '# ééé 🙂\ndef größe(ä):\n    return "🙂🙂"\n\ndef 名前():\n    pass\n',
    )
    expect(functions).toMatchObject([
      { name: 'größe', startLine: 2, endLine: 3, parameters: 1 },
      { name: '名前', startLine: 5, endLine: 6 },
    ])
  })

  test('bytes that are no UTF-8 do not hide what stands around them', async () => {
    const latin1 = new Uint8Array([...utf8('// caf'), 0xe9, ...utf8(`\n${oneFunction}`)])
    expect(await measureText('javascript', latin1)).toMatchObject({ ...counted, lines: 6 })
  })
})

describe('what is not measured is named', () => {
  test('a NUL among the first 8,000 bytes makes a file binary', async () => {
    expect(await measureText('c', 'int a;\0')).toMatchObject({
      how: 'binary',
      lines: null,
      cyclomatic: null,
    })
    expect(await measureText(null, `${'a'.repeat(8000)}\0`)).toMatchObject({ how: 'indentation' })
  })

  test('a large file has its lines counted and no more', async () => {
    const large = await measureText('c', 'int a;\n'.repeat(400_000))
    expect(large).toMatchObject({
      how: 'too_large',
      lines: 400_000,
      cyclomatic: null,
      indentation: null,
    })
    expect(large.reason).toBe('is 2.7 MiB; the limit is 2.0 MiB')
  })

  test('a file that does not read as its language keeps its lines and indentation', async () => {
    const poem = await measureText('go', ')]})]}\n\t)]})]}\n'.repeat(50))
    expect(poem).toMatchObject({
      how: 'failed',
      lines: 100,
      indentation: 50,
      cyclomatic: null,
      functions: [],
    })
    expect(poem.reason).toBe('does not read as go')
  })

  test('a file that takes too long is left', async () => {
    const slow = await measureText('javascript', 'f(a, b);\n'.repeat(50_000), {
      ...defaultLimits,
      msMax: 0,
    })
    expect(slow).toMatchObject({ how: 'failed', lines: 50_000, reason: 'took longer than 0 s' })
    expect(await measureText('javascript', oneFunction)).toMatchObject(counted)
  })

  test('a language without a grammar is measured by its indentation', async () => {
    expect(await measureText('perl', 'if ($a) {\n\tb();\n}\n')).toMatchObject({
      how: 'indentation',
      language: 'perl',
      lines: 3,
      indentation: 1,
    })
    expect(await measureText(null, 'a\n')).toMatchObject({ how: 'indentation', language: null })
  })
})

describe('nothing a file holds breaks the measuring', () => {
  test('an empty file', async () => {
    for (const language of parsedLanguages())
      expect(await measureText(language, '')).toMatchObject({
        how: 'parsed',
        lines: 0,
        cyclomatic: 0,
        functions: [],
      })
  })

  test('a minified file of one line', async () => {
    const line = 'function a(b){if(b){return b?1:2}}'
    expect(await measureText('javascript', line.repeat(20_000))).toMatchObject({
      how: 'parsed',
      lines: 1,
      cyclomatic: 60_000,
    })
  })

  test('deep nesting that parses is counted to its depth', async () => {
    const deep = 2000
    const measure = await measureText(
      'c',
      `void f(void) ${'{ if (a) '.repeat(deep)};${'}'.repeat(deep)}`,
    )
    expect(measure).toMatchObject({
      how: 'parsed',
      nestingMax: deep,
      cyclomatic: deep + 1,
      cognitive: (deep * (deep + 1)) / 2,
    })
  })

  test('a chain of fifty thousand operators is one run', async () => {
    const measure = await measureText('javascript', `x = a${' && a'.repeat(50_000)}`)
    expect(measure).toMatchObject({ how: 'parsed', cyclomatic: 50_000, cognitive: 1 })
  })

  test('any bytes in any language', async () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ maxLength: 300 }).map(utf8),
    )
    await fc.assert(
      fc.asyncProperty(
        noise,
        fc.constantFrom(null, ...parsedLanguages()),
        async (bytes, language) => {
          const measure = await measureText(language, bytes)
          expect(measure.how === 'parsed').toBe(measure.cyclomatic !== null)
          for (const { startLine, endLine } of measure.functions) {
            expect(startLine).toBeGreaterThan(0)
            expect(endLine).toBeGreaterThanOrEqual(startLine)
            expect(endLine).toBeLessThanOrEqual(measure.lines ?? 0)
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})
