/** Texts as they are asked for: kept, ended when late, and never in the way of anything else. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, expect, test } from 'vitest'
import { isSafe } from '#markdown/safe.ts'
import { pointersIn } from './pointers.ts'
import { makeTexts, type Texts } from './texts.ts'

let texts: Texts
afterEach(() => texts.close())

/** Each as long as a text may be. */
const hostile = [
  ...[
    '[',
    '*',
    '`',
    '| ',
    '> ',
    '- ',
    '<',
    '&',
    '_a',
    '**a',
    '~~',
    '![',
    '[](',
    '[a](',
    'a@',
    '@a',
  ],
  ...['https://a(', 'decision#', 'a:b#L', '\\', '[^1]: ', '\n[^1]: x [^1]', '|a', '|-|\n', '1. '],
  ...['[x]: y\n', '[[', '[a][', '*_', '<http:', '\n# ', '\u202e', '![[](', '* a\n', '> - ', '=\n'],
  ...['`` ` ', '- [ ] a\n', '\u200f\u05d0', '\0', '\ud800', '```ts\n', '```ts\n/*\n```\n', '"'],
].map((piece) => piece.repeat(65_536 / piece.length))
const wide = `${'|a'.repeat(5_000)}|\n${'|-'.repeat(5_000)}|\n${'|\n'.repeat(10_000)}`

test('64 KiB of anything are answered, safely, and nothing here waits meanwhile', async () => {
  texts = makeTexts()
  await texts.render('warm')
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  for (const text of [...hostile, wide]) {
    const { html, plainBecause } = await texts.render(text)
    expect(isSafe(html), text.slice(0, 10)).toBe(true)
    expect(plainBecause).not.toBe('render.failed')
  }
  delay.disable()
  // Most of it is this test's own looking; parsing all of these here would take seconds at once.
  expect(delay.percentile(99) / 1e6).toBeLessThan(500)
}, 240_000)

test('a text that takes too long is shown as it was written, and the next is not', async () => {
  texts = makeTexts({ workMsMax: 1 })
  const { html, plainBecause } = await texts.render(`<b>${'* a\n'.repeat(16_000)}`)
  expect(plainBecause).toBe('render.timeout')
  expect(html).toMatch(/^<pre class="plain" tabindex="0">&lt;b&gt;\* a\n/)
  await texts.close()
  texts = makeTexts()
  expect(await texts.render('*a*')).toEqual({
    html: '<p dir="auto"><em>a</em></p>\n',
    plainBecause: null,
  })
})

test('code is in colours, and lines of it alone', async () => {
  texts = makeTexts()
  const { html } = await texts.render('```ts\nlet a\n```')
  expect(html).toContain('<span class="code-keyword">let</span> a\n')
  expect(await texts.colour('let a', 'ts')).toEqual(['<span class="code-keyword">let</span> a'])
  expect(await texts.colour('let a', 'klingon')).toBeUndefined()
})

test('references are links that say what they mean', () => {
  texts = makeTexts()
  const text = 'decision#2, app:src/a.ts#L3-L4@abcdef1, app@abcdef1 https://a.b/@c issue#4'
  const told = pointersIn(text).map(({ from, to, ...rest }) => [text.slice(from, to), rest])
  expect(told).toEqual([
    ['decision#2', { about: { to: 'record', kind: 'decision', number: '2' } }],
    [
      'app:src/a.ts#L3-L4@abcdef1',
      {
        about: {
          ...{ to: 'code', repository: 'app', path: 'src/a.ts' },
          ...{ fromLine: '3', toLine: '4', commit: 'abcdef1' },
        },
      },
    ],
    ['app@abcdef1', { about: { to: 'commit', repository: 'app', commit: 'abcdef1' } }],
    ['https://a.b/@c', { href: 'https://a.b/@c', about: { to: 'address' } }],
  ])
})

test.each([
  ['@ana, hello', ['ana']],
  ['(@ana) and @ben.', ['ana', 'ben']],
  ['@jean-luc.p_1 @Zoë', ['jean-luc.p_1', 'Zoë']],
  ['a@b.c, x/@scope/name @scope/name @@a @', []],
])('%j speaks to %j', (text, names) => {
  texts = makeTexts()
  expect(pointersIn(text).map(({ about }) => about['name'])).toEqual(names)
})
