/** What the environment may say, and that what is secret in it is not repeated. */
import { expect, test } from 'vitest'
import { deliverySettings } from './settings.ts'

const from = 'Cairn of us <cairn@example.org>'

test('nothing is sent where nothing is said', () => {
  expect(deliverySettings({})).toEqual({ mail: undefined, chat: undefined, url: undefined })
})

test.for([
  [
    'smtp://mail.example.org',
    { host: 'mail.example.org', port: 587, isSecure: false, needsTls: false },
  ],
  ['smtps://mail.example.org', { port: 465, isSecure: true }],
  [
    'smtp://ana%40example.org:p%3Ass@mail.example.org:2525',
    { port: 2525, needsTls: true, auth: { user: 'ana@example.org', pass: 'p:ss' } },
  ],
  ['smtp://u:p@127.0.0.1:25', { needsTls: false, port: 25 }],
  ['smtp://u:p@[::1]:25', { host: '::1', needsTls: false }],
] as const)('%s', ([address, wanted]) => {
  const { mail } = deliverySettings({ CAIRN_SMTP_URL: address, CAIRN_MAIL_FROM: from })
  expect(mail).toMatchObject({
    ...wanted,
    from: { name: 'Cairn of us', address: 'cairn@example.org' },
  })
})

test.for([
  'mail.example.org',
  'http://u:hunter2@mail.example.org',
  'smtp://u:hunter2%@mail.example.org',
  'smtp://u:hunter2@mail.example.org/?tls.rejectUnauthorized=false',
  'smtp://u:hunter2@mail.example.org/path',
  'smtp://u:hunter2@',
  'smtp://u:hunter2@mail.example.org:70000',
  '',
])('%s is no mail server', (address) => {
  const read = () => deliverySettings({ CAIRN_SMTP_URL: address, CAIRN_MAIL_FROM: from })
  expect(read).toThrow('CAIRN_SMTP_URL is no address')
  expect(read).not.toThrow('hunter2')
})

test.for([
  '',
  'cairn',
  'Cairn <>',
  'a b@example.org',
  'Cairn <a@b>\r\nBcc: c@d',
  'a@b, c@d',
  '<a@b',
])('%j is no sender', (sender) => {
  expect(() =>
    deliverySettings({ CAIRN_SMTP_URL: 'smtp://mail.example.org', CAIRN_MAIL_FROM: sender }),
  ).toThrow('CAIRN_MAIL_FROM is no sender')
})

test('all that is wrong is said at once', () => {
  expect(() =>
    deliverySettings({ CAIRN_SMTP_URL: 'x', CAIRN_MAIL_FROM: 'y', CAIRN_URL: 'ftp://z' }),
  ).toThrow(/CAIRN_SMTP_URL .*; CAIRN_MAIL_FROM .*; CAIRN_URL /)
})

test.for(['https://cairn.example.org', 'https://cairn.example.org/'])(
  '%s is where the workspace is',
  (url) => {
    expect(deliverySettings({ CAIRN_URL: url }).url).toBe('https://cairn.example.org')
  },
)

const webhook = 'https://chat.example.org/hooks/hunter2'

test('a chat is told of decisions and ideas, unless others are named', () => {
  const { chat } = deliverySettings({ CAIRN_CHAT_WEBHOOK: webhook })
  expect(chat).toEqual({ webhook, kinds: ['decision', 'idea'], manner: 'markdown', allowed: [] })
  const env = { CAIRN_CHAT_WEBHOOK: webhook, CAIRN_CHAT_PRACTICES: ' ideas , ' }
  expect(deliverySettings(env).chat?.kinds).toEqual(['idea'])
})

test('Slack is known by its address, or is said', () => {
  const slack = { CAIRN_CHAT_WEBHOOK: 'https://hooks.slack.com/services/x' }
  expect(deliverySettings(slack).chat?.manner).toBe('slack')
  const said = { CAIRN_CHAT_WEBHOOK: webhook, CAIRN_CHAT_MANNER: 'slack' }
  expect(deliverySettings(said).chat?.manner).toBe('slack')
})

test.for([
  [{ CAIRN_CHAT_WEBHOOK: 'chat/hunter2' }, 'CAIRN_CHAT_WEBHOOK is no address'],
  [{ CAIRN_CHAT_WEBHOOK: 'https://u:hunter2@x/' }, 'CAIRN_CHAT_WEBHOOK is no address'],
  [{ CAIRN_CHAT_WEBHOOK: 'file:///hunter2' }, 'CAIRN_CHAT_WEBHOOK is no address'],
  [
    { CAIRN_CHAT_WEBHOOK: webhook, CAIRN_CHAT_PRACTICES: 'decisions,secrets' },
    'known are decisions, ideas',
  ],
  [
    { CAIRN_CHAT_WEBHOOK: webhook, CAIRN_CHAT_PRACTICES: 'decision' },
    'CAIRN_CHAT_PRACTICES is a list',
  ],
  [{ CAIRN_CHAT_WEBHOOK: webhook, CAIRN_CHAT_PRACTICES: ',' }, 'CAIRN_CHAT_PRACTICES is a list'],
  [
    { CAIRN_CHAT_WEBHOOK: webhook, CAIRN_CHAT_MANNER: 'irc' },
    'CAIRN_CHAT_MANNER is slack or markdown',
  ],
  [
    { CAIRN_CHAT_WEBHOOK: webhook, CAIRN_ALLOW_PRIVATE_CIDRS: '10.0.0.0' },
    'CAIRN_ALLOW_PRIVATE_CIDRS is a list',
  ],
] as const)('%j is not understood', ([env, says]) => {
  expect(() => deliverySettings(env)).toThrow(says)
  expect(() => deliverySettings(env)).not.toThrow('hunter2')
})
