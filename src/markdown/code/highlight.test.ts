/** Code in colours says the same as without. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSafe } from '../safe.ts'
import { styleSheet } from './colours.ts'
import { makeHighlighter } from './highlight.ts'
import { languageCalled, languages } from './languages.ts'

const highlight = makeHighlighter()

test('a word is given what it is', async () => {
  expect(await highlight('const a = "b" // c\nf(1)', 'ts')).toEqual([
    '<span class="code-keyword">const</span> <span class="code-constant">a</span> <span class="code-keyword">=</span> <span class="code-string">&quot;b&quot;</span> <span class="code-comment">// c</span>',
    '<span class="code-function">f</span>(<span class="code-constant">1</span>)',
  ])
})

test('code.css is made from the themes; UPDATE_DOCS=1 writes it anew', () => {
  const file = join(import.meta.dirname, 'code.css')
  if (process.env['UPDATE_DOCS']) writeFileSync(file, styleSheet())
  expect(readFileSync(file, 'utf8')).toBe(styleSheet())
})

test('each language has a grammar that this engine reads', async () => {
  for (const language of languages)
    expect(await highlight('a "b" 1\n<c>', language), language).toHaveLength(2)
}, 120_000)

test('a language goes by many names, and an unknown one stays plain', async () => {
  expect(['ts', 'TypeScript', 'c++', 'sh', 'yml', ''].map(languageCalled)).toEqual([
    ...['typescript', 'typescript', 'cpp', 'shellscript', 'yaml'],
    undefined,
  ])
  expect(await highlight('a', 'klingon')).toBeUndefined()
  expect(await highlight('a', '../../etc/passwd')).toBeUndefined()
  expect(await highlight('a', 'constructor')).toBeUndefined()
})

test('more than a reader waits for stays plain, and a line that a program made', async () => {
  expect(await highlight('a\n'.repeat(30_000), 'ts')).toBeUndefined()
  expect(await highlight(`const a\n${'"b"+'.repeat(500)}`, 'ts')).toEqual([
    expect.stringContaining('span'),
    '&quot;b&quot;+'.repeat(500),
  ])
})

test('whatever the code, its colours are safe and its words the same', async () => {
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }
  const code = fc.string({
    unit: fc.constantFrom(...Array.from('<>&"\'`/*{}()=;a1 \n\t$#@\\')),
    maxLength: 200,
  })
  await fc.assert(
    fc.asyncProperty(
      code,
      fc.constantFrom('ts', 'html', 'php', 'sh', 'md'),
      async (text, language) => {
        const html = (await highlight(text, language))?.join('\n') ?? ''
        expect(isSafe(html)).toBe(true)
        const words = html
          .replace(/<[^>]*>/g, '')
          .replace(/&\w+;/g, (entity) => entities[entity] ?? '?')
        expect(words).toBe(text)
      },
    ),
  )
})
