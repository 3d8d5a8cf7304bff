/** What the words of a tour point at. */
import { expect, test } from 'vitest'
import { toursNamed, withTourLinks } from './rules-links.ts'

const linked = (text: string) =>
  withTourLinks(text, {
    own: { number: 4, stops: ['a', 'b'] },
    others: [{ name: 'How it begins', number: 7, stops: ['x'] }],
    walk: (number, stop) => `/trails/${number}/walk${stop === undefined ? '' : `?stop=${stop}`}`,
    file: (path) => `/file?path=${path}`,
  })

test.for([
  ['See [#2].', String.raw`See [\#2](</trails/4/walk?stop=b>).`],
  ['[back][#1] it goes', '[back](</trails/4/walk?stop=a>) it goes'],
  ['[How it begins]', '[How it begins](</trails/7/walk>)'],
  ['[there][How it begins#1]', '[there](</trails/7/walk?stop=x>)'],
  [
    '[x](./src/a.ts) and [y](./src/b.ts#L3)',
    '[x](</file?path=src/a.ts>) and [y](</file?path=src/b.ts>)',
  ],
])('%s is a link', ([text, expected]) => {
  expect(linked(text ?? '')).toBe(expected)
})

test.for([
  '[#3], [#0] and [Some other tour] lead nowhere',
  '[words](https://example.org) and [words][1]',
  '- [ ] to do, [x] done, a note[^1]',
  '`[#2]` in code',
  '```js\na[#2]\n[x](./y)\n```',
  '[up](./../../etc/passwd) and [run](command:rm)',
])('%s stays as it is', (text) => {
  expect(linked(text)).toBe(text)
})

test('other tours are named outside of code alone', () => {
  expect(toursNamed('[a], [b][c#2], [#1], `[d]`, [e](f)')).toEqual(['a', 'c'])
})
