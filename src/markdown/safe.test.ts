/** Whatever is written, nothing of it runs, loads or leaves its place. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pointersIn } from '#app/texts/pointers.ts'
import { mayBeLinked } from './addresses.ts'
import { makeRenderer } from './render.ts'
import { isSafe } from './safe.ts'

const render = makeRenderer({ find: pointersIn, highlight: async () => undefined })

/** By other means than isSafe: what a browser would make tags of, and what they bear. */
function wrongWith(html: string): string[] {
  const tags = [...html.matchAll(/<(\/?)([^\s>]*)([^>]*)>/g)]
  const rest = html.replace(/<[^>]*>/g, '')
  const known =
    /^(h[1-6]|p|br|hr|blockquote|[uo]l|li|label|input|table|thead|tbody|t[rhd]|em|strong|s|sup|span|section|pre|code|a)$/
  return [
    ...(/[<>]/.test(rest) ? ['a loose bracket'] : []),
    ...tags.flatMap(([, , name = '', attributes = '']) => [
      ...(known.test(name) ? [] : [`<${name}>`]),
      ...(/\s(on\w+|style|src|srcset|formaction|srcdoc)\s*=/i.test(attributes) ? [attributes] : []),
      ...[...attributes.matchAll(/href="([^"]*)"/g)].flatMap(([, href = '']) =>
        /^(https?:|mailto:|#|\/(?![/\\])|[^:/\\]*(\/|$|[?#]))/i.test(href) ? [] : [href],
      ),
    ]),
  ]
}

const pieces = [
  ...[
    '[',
    ']',
    '(',
    ')',
    '!',
    '*',
    '_',
    '`',
    '~',
    '|',
    '>',
    '<',
    '#',
    '-',
    '+',
    '\\',
    '&',
    '"',
    "'",
    '^',
    ':',
    '@',
    '/',
    '=',
    '{',
    '}',
  ],
  ...[
    '\n',
    '\n\n',
    '    ',
    '\t',
    ' ',
    '\r',
    '\0',
    '\u202e',
    '\u2066',
    '\ufeff',
    '\u200b',
    '\ud800',
    '😀',
    'שלום',
    '\u2028',
  ],
  ...[
    '<script>',
    '</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<!--',
    '-->',
    ']]>',
    '<![CDATA[',
    '<a href="javascript:x">',
  ],
  ...[
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    'java\tscript:x',
    'java&#x09;script:x',
    '&#106;avascript:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:x',
    '//evil.example',
    '\\\\evil.example',
    'https://a.b',
    'mailto:a@b.c',
    'https:x',
  ],
  ...[
    'decision#1',
    'app:src/a.ts#L1-L2@abcdef1',
    'app@abcdef1',
    '@ana',
    '[^1]',
    '[^1]: x',
    '- [ ] a',
    '|a|b|\n|-|-|\n',
    '```ts\n',
    '```',
    '~~~',
    '# ',
    '1. ',
    '> ',
    '![a](',
    '[a]: ',
    '&lt;',
    '&#0;',
    '&NewLine;',
  ],
]

test('random texts of everything that means something are safe', async () => {
  const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), {
    maxLength: 60,
  })
  await fc.assert(
    fc.asyncProperty(texts, async (parts) => {
      // It would have thrown, had it not been safe.
      expect(wrongWith(await render(parts.join('')))).toEqual([])
    }),
    { numRuns: 1000 },
  )
})

const payloads = [
  '[a](javascript:alert(1))',
  '[a](JAVASCRIPT:alert(1))',
  '[a](&#106;avascript:alert(1))',
  '[a](java&#x0A;script:alert(1))',
  '[a](java\u00adscript:alert(1))',
  '[a](\u0001javascript:alert(1))',
  '[a](<java script:alert(1)>)',
  '[a](data:text/html;base64,PHNjcmlwdD4=)',
  '![a](data:image/svg+xml,<svg/onload=alert(1)>)',
  '![a](javascript:alert(1))',
  '[a](vbscript:x)',
  '[a](//evil.example)',
  '[a](/\\evil.example)',
  '[a](\\\\evil.example)',
  '[a][b]\n\n[b]: javascript:alert(1)',
  '<javascript:alert(1)>',
  '<data:text/html,x>',
  '[a](file:///etc/passwd)',
  '[a](x "onmouseover=alert(1)")',
  '[a](https://b.c"onmouseover="alert(1))',
  '![a"onerror="alert(1)](https://b.c)',
  '<img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '```"><script>alert(1)</script>\nx\n```',
  '```js" onload="alert(1)\nx\n```',
  '`<script>`',
  '    <script>',
  '| <script> |\n|---|\n| <b> |',
  '[^1]\n\n[^1]: <script>alert(1)</script>',
  'decision#1"onclick=alert(1)',
  'app:"><script>#L1',
  'https://a.b/"onclick="x',
  '@a"onclick',
]

test.each(payloads)('%j runs nothing', async (payload) => {
  const html = await render(payload)
  expect(wrongWith(html)).toEqual([])
  expect(html).not.toMatch(/href="[^"]*(script|data):/i)
})

describe('what is not safe is not let out', () => {
  test.each([
    '<script>x</script>',
    '<p onclick="x">a</p>',
    '<p style="x">a</p>',
    '<a href="javascript:x">a</a>',
    '<a href="java&amp;script:x">a</a>',
    '<a href="//evil.example">a</a>',
    '<img src="https://a.b">',
    '<input type="text">',
    '<p>a',
    'a</p>',
    '<p><em>a</p></em>',
    '<p>a & b</p>',
    '<p>a &copy; b</p>',
    '<p class=x>a</p>',
    '<p class="a"b="c">a</p>',
    '<p/>',
    '<P>a</P>',
    '<!-- a -->',
    '<constructor>a</constructor>',
  ])('%j', (html) => expect(isSafe(html)).toBe(false))

  test.each(['', 'a &amp; b', '<p>a</p>', '<br>', '<a href="https://a.b/?c&amp;d">e</a>'])(
    '%j is let out',
    (html) => expect(isSafe(html)).toBe(true),
  )
})

test.each([
  ['https://a.b', true],
  ['HTTP://a.b', true],
  ['mailto:a@b.c', true],
  ['#a:b', true],
  ['/a:b', true],
  ['a.md?b:c', true],
  ['ftp://a.b', false],
  ['tel:1', false],
  ['a:b', false],
  ['', true],
])('%j may be linked: %j', (address, may) => expect(mayBeLinked(address)).toBe(may))
