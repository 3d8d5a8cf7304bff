/** What stands in a chat. */
import { expect, test } from 'vitest'
import { chatText, isWorthALine, type Told } from './chat-words.ts'

const told = (title: string, number = 1): Told => ({
  ...{ kind: 'decision', number, title, acts: { 'decisions.accept': 1 } },
})
const url = 'https://cairn.example.org'

test('a line for each record, with a link where there is one', () => {
  const all = [told('Use Kysely'), told('Release', 2)]
  expect(chatText(all, { manner: 'slack', url })).toBe(
    `<${url}/decisions/1|Use Kysely> (decision 1): accepted\n<${url}/decisions/2|Release> (decision 2): accepted`,
  )
  expect(chatText([told('x')], { manner: 'markdown', url })).toBe(
    `[x](${url}/decisions/1) (decision 1): accepted`,
  )
  expect(chatText([told('x')], { manner: 'markdown', url: undefined })).toBe(
    'x (decision 1): accepted',
  )
  expect(chatText([], { manner: 'slack', url })).toBe('')
})

test('many are told with how many more there are', () => {
  const all = Array.from({ length: 25 }, (_, index) => told('x', index + 1))
  const lines = chatText(all, { manner: 'slack', url }).split('\n')
  expect([lines.length, lines.at(-1)]).toEqual([11, '… and 15 more'])
})

test.for([
  '<!channel> <@U123> <https://evil.example|Cairn>',
  '&lt;!channel&gt;',
  'x|y> <!here>',
  'a\nb\r\nc\u2028d\u202ee',
])('in Slack, %j is nothing but text', (title) => {
  const text = chatText([told(title)], { manner: 'slack', url })
  expect(text.split('\n')).toHaveLength(1)
  expect(text.match(/<[^>]*>/g)).toHaveLength(1)
  expect(text.match(/\|/g)).toHaveLength(1)
  expect(text).not.toMatch(/[\u2028\u202e]/)
})

test('in Markdown, what people wrote makes no link, no picture, no heading and calls nobody', () => {
  const text = chatText(
    [
      told(
        '@channel ![x](https://evil.example/p.png) [Cairn](https://evil.example) # `a` *b* <img>',
      ),
    ],
    { manner: 'markdown', url: undefined },
  )
  expect(text).toBe(
    '@\u200bchannel \\!\\[x\\]\\(https\\://evil\\.example/p\\.png\\) \\[Cairn\\]\\(https\\://evil\\.example\\) \\# \\`a\\` \\*b\\* \\<img\\> (decision 1): accepted',
  )
})

test('what only mends words, or belongs to another kind, is not worth a line', () => {
  const acts = [
    'decisions.accept',
    'decisions.edit',
    'comments.add',
    'comments.edit',
    'actions.add',
    'ideas.post',
    'chat.resume',
  ]
  expect(acts.filter((act) => isWorthALine('decision', act))).toEqual([
    'decisions.accept',
    'comments.add',
    'actions.add',
  ])
})
