/** How a mail reads. */
import { expect, test } from 'vitest'
import { digestWords, type DigestNotice } from './digest.ts'

const notice = (number: number, title = `Title ${number}`): DigestNotice => ({
  ...{
    kind: 'decision',
    number,
    status: 'open',
    trialUntil: null,
    title,
    acts: { 'comments.add': 2 },
    says: null,
  },
})
const to = { name: 'Ana', address: 'ana@example.org' }

test('a mail says what happened, where it stands and how to end the mails', () => {
  const url = 'https://cairn.example.org'
  const words = digestWords({ to, notices: [notice(1, 'Use <Kysely> & co')], url, key: 'k' })
  expect(words.subject).toBe('Use <Kysely> & co: 2 comments')
  expect(words.text).toBe(`Hello Ana,

this happened with what you watch:

* Use <Kysely> & co (decision 1, open now)
  2 comments
  https://cairn.example.org/decisions/1

-- 
You asked for these mails. To end them: https://cairn.example.org/unsubscribe/k
`)
  expect(words.html).toContain(
    '<a href="https://cairn.example.org/decisions/1"><strong>Use &lt;Kysely&gt; &amp; co',
  )
  expect(words.html).toContain('<a href="https://cairn.example.org/unsubscribe/k">End them</a>')
})

test('without an address of the workspace there are no links', () => {
  const { text, html, unsubscribe } = digestWords({
    to,
    notices: [notice(1)],
    url: undefined,
    key: 'k',
  })
  expect(text).toContain('To end them: cairn notices mail')
  expect(text + html).not.toMatch(/https?:/)
  expect(unsubscribe).toBeUndefined()
})

test('many are told with how many more there are', () => {
  const notices = Array.from({ length: 40 }, (_, index) => notice(index + 1))
  const { subject, text, html } = digestWords({ to, notices, url: undefined, key: 'k' })
  expect(subject).toBe('News of 40 things you watch')
  expect(text).toContain('* Title 30 ')
  expect(text).not.toContain('* Title 31 ')
  expect(text).toContain('and 10 more: cairn notices list')
  expect(html).toContain('and 10 more')
})

test('no title breaks out of its line or into the page', () => {
  const evil = 'x\r\nBcc: eve\u2028\u202etxet <img src=x onerror=alert(1)> "\''
  const given = { ...to, name: 'A\nB<script>' }
  const { subject, text, html } = digestWords({
    to: given,
    notices: [notice(1, evil)],
    url: undefined,
    key: 'k',
  })
  expect(subject).not.toMatch(/[\r\n\u2028\u202e]/)
  expect(text.split('\n').filter((line) => line.startsWith('Bcc'))).toEqual([])
  expect(html).not.toMatch(/<img|<script/)
})
