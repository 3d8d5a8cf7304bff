/** What is written is what is shown. */
import { expect, test } from 'vitest'
import { makeRenderer } from './render.ts'

const render = makeRenderer({
  find: (text) =>
    [...text.matchAll(/record#\d+|https:\/\/[a-z./_]+/g)].map(({ index, 0: said }) => ({
      ...{ from: index, to: index + said.length },
      ...(said.startsWith('https') ? { href: said } : {}),
      about: { to: 'record', fromLine: '1' },
    })),
  highlight: async (code, language) =>
    language === 'known' ? `<em>${code.length}</em>` : undefined,
})

test.each([
  ['*a* **b** ~~c~~ `d`', '<em>a</em> <strong>b</strong> <s>c</s> <code>d</code>'],
  ['a\nb  \nc', 'a\nb<br>\nc'],
  ['<b onclick="x">&amp;</b>', '&lt;b onclick=&quot;x&quot;&gt;&amp;&lt;/b&gt;'],
  ['\\*a\\*', '*a*'],
  ['<div>a</div>', '&lt;div&gt;a&lt;/div&gt;'],
])('%j is a line', async (text, html) => {
  expect(await render(text)).toBe(`<p dir="auto">${html}</p>\n`)
})

test('the highest heading is one below the title of the page, whichever the writer took', async () => {
  const [high, low] = [await render('# A\n### B'), await render('### A\n##### B')]
  expect(high).toBe('<h2 dir="auto">A</h2>\n<h4 dir="auto">B</h4>\n')
  expect(low).toBe(high)
})

test('a table has its heads, and no style of its own', async () => {
  const html = await render('| a | b |\n| --- | ---: |\n| 1 | 2 |')
  expect(html).toContain('<th dir="auto" scope="col" class="right">b</th>')
  expect(html).toContain('<td dir="auto" class="right">2</td>')
  expect(html).not.toContain('style')
})

test('a task is a box with its words as label', async () => {
  const html = await render('- [ ] call *Ana*\n- [x] done\n- [y] no task\n\n[ ] nor this')
  expect(html).toContain(
    '<li dir="auto" class="task"><label><input type="checkbox" disabled=""> call <em>Ana</em></label></li>',
  )
  expect(html).toContain('<label><input type="checkbox" disabled="" checked=""> done</label>')
  expect(html.match(/<input/g)).toHaveLength(2)
})

test('a loose list keeps its boxes', async () => {
  expect((await render('- [ ] a\n\n- [ ] b')).match(/<label>/g)).toHaveLength(2)
})

test('notes stand at the end, in the order asked for, each once', async () => {
  const html = await render(
    'x[^b] y[^a] z[^b] [^none]\n\n[^a]: one\n[^b]: two, *see* [^a]\n[^c]: unasked',
  )
  const marks = [...html.matchAll(/<sup><a href="#(note-\w+-\d)" aria-label="note (\d)">/g)]
  expect(marks.map(([, , note]) => note)).toEqual(['1', '2', '1', '2'])
  expect(html).toContain(`<li dir="auto" id="${marks[0]?.[1]}">two, <em>see</em> <sup>`)
  expect(html).toContain('[^none]')
  expect(html).not.toContain('unasked')
})

test('code is in colours where its language is known', async () => {
  expect(await render('```known\nabc\n```')).toContain('<code><em>4</em></code>')
  expect(await render('```other\na < b\n```')).toContain('<code>a &lt; b\n</code>')
  expect(await render('    a < b')).toContain('<pre class="code" tabindex="0"><code>a &lt; b')
})

test('a text has a few languages, and what comes behind them stays plain', async () => {
  const one = (language: string) => `\`\`\`${language}\nabc\n\`\`\`\n`
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(one).join('')
  expect(await render(many + one('known'))).toContain('<em>4</em>')
  expect(await render(many + one('h') + one('known'))).not.toContain('<em>4</em>')
})

test('what is pointed at is a link that the page can follow, in code as well, and not within another link', async () => {
  const link =
    '<a href="#record%231" class="pointer" data-to="record" data-from-line="1">record#1</a>'
  expect(await render('see record#1 now')).toContain(`see ${link} now`)
  expect(await render('`record#1`')).toContain(`<code>${link}</code>`)
  for (const text of ['[record#1](https://a.b)', '[`record#1`](https://a.b)'])
    expect((await render(text)).match(/<a /g)).toHaveLength(1)
})

test('underscores in an address are no emphasis', async () => {
  expect(await render('https://a.b/__init__/c')).toContain('>https://a.b/__init__/c</a>')
})

test('a link that leads away tells nobody where it was followed from', async () => {
  expect(await render('[a](https://b.c "T")')).toBe(
    '<p dir="auto"><a href="https://b.c" rel="noopener noreferrer nofollow" data-to="address" title="T">a</a></p>\n',
  )
  expect(await render('[a](/b) [c](#d)')).toContain('<a href="/b">a</a> <a href="#d">c</a>')
})

test('a picture from elsewhere is a link with its words', async () => {
  expect(await render('![a *b*](https://b.c/d.png)')).toContain(
    'data-to="address" class="image">a b</a>',
  )
  expect(await render('[![a](https://b.c/d.png)](https://e.f)')).toContain(
    'data-to="address">a</a>',
  )
  expect(await render('![](https://b.c)')).toContain('>image</a>')
})

test('letters that turn the line around, or that nobody sees, are shown', async () => {
  expect(await render('a\u202eb\u0007')).toContain('a<span class="unseen">U+202E</span>b\ufffd')
  expect(await render('[a](https://b.c "x\u202e")')).toContain('title="x\ufffd"')
  // Written from right to left by those who do.
  expect(await render('שלום')).toContain('<p dir="auto">שלום</p>')
})
