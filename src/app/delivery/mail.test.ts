/** Mails and mail servers, good ones and others, on a real port. */
import { expect, test } from 'vitest'
import { sendMail, type Mail } from './mail.ts'
import { smtpServer, type Manner } from './smtp.fixture.ts'

const mail: Mail = {
  ...{ id: 'c0ffee', to: { name: 'Ana', address: 'ana@example.org' } },
  ...{ subject: 'News', text: 'Hello Ana.\n', html: '<p>Hello Ana.</p>\n' },
  unsubscribe: 'https://cairn.example.org/unsubscribe/k',
}

async function sent(given: Partial<Mail> = {}, manner?: Manner, auth = false) {
  const server = await smtpServer(manner)
  const from = { name: 'Cairn', address: 'cairn@example.org' }
  const place = { host: '127.0.0.1', port: server.port, isSecure: false, needsTls: false, from }
  const secret = auth ? { user: 'cairn', pass: 'hunter2' } : undefined
  const timing = { answerMs: 200, wholeMs: 700 }
  const outcome = await sendMail({ ...place, auth: secret, timing }, { ...mail, ...given })
  await server.close()
  return { outcome, mails: server.mails, heard: server.heard }
}

test('a mail arrives as text and as HTML, and says how to end it', async () => {
  const { outcome, mails } = await sent()
  expect(outcome).toEqual({ is: 'sent' })
  expect(mails).toMatchObject([{ to: 'ana@example.org' }])
  const text = mails[0]?.text ?? ''
  for (const line of [
    'From: Cairn <cairn@example.org>',
    'To: Ana <ana@example.org>',
    'Subject: News',
    'Message-ID: <c0ffee@example.org>',
    'Auto-Submitted: auto-generated',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Type: text/html; charset=utf-8',
  ])
    expect(text).toContain(line)
  expect(text.replace(/\r\n\s/g, ' ')).toContain(
    'List-Unsubscribe: <https://cairn.example.org/unsubscribe/k>\r\n',
  )
})

test.for([
  { subject: 'x\r\nBcc: eve@example.org' },
  { subject: 'x\nBcc: eve@example.org\n\nbody' },
  { to: { name: 'Ana\r\nBcc: eve@example.org', address: 'ana@example.org' } },
  { to: { name: '"<eve@example.org>', address: 'ana@example.org' } },
  { to: { name: 'Ana', address: 'ana@example.org\r\nRCPT TO:<eve@example.org>' } },
  { to: { name: 'Ana', address: 'ana@example.org, eve@example.org' } },
  { text: 'x\r\n.\r\nMAIL FROM:<eve@example.org>\r\n' },
  { unsubscribe: 'https://x/\r\nBcc: eve@example.org' },
])('nothing in a mail becomes a header or a command: %j', async (given) => {
  const { mails, heard } = await sent(given)
  const recipients = heard.filter((line) => /^RCPT/i.test(line))
  expect(recipients.filter((line) => line.includes('<eve@'))).toEqual([])
  expect(recipients.length).toBeLessThanOrEqual(1)
  expect(heard.filter((line) => /^MAIL/i.test(line)).length).toBeLessThanOrEqual(1)
  for (const { text } of mails) expect(text.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im)
})

test.for([
  [{ RCPT: '550 no such person' }, 'refused', 'the address was refused (550)'],
  [{ mail: '554 spam' }, 'refused', 'the mail was refused (554)'],
  [{ RCPT: '450 come back later' }, 'later', 'it was not taken yet (450)'],
  [{ mail: '452 full' }, 'later', 'it was not taken yet (452)'],
  [{ MAIL: '550 not you' }, 'later', 'the mail server does not take mails from this sender'],
  [{ here: '554 go away' }, 'later', 'the mail server broke off'],
  [{ here: 'silence' }, 'later', 'the mail server does not answer in time'],
  [{ here: 'cut' }, 'later', 'the mail server broke off'],
  [{ here: 'HTTP/1.1 400 Bad Request' }, 'later', 'the mail server broke off'],
  [{ DATA: 'silence' }, 'later', 'the mail server does not answer in time'],
  [{ mail: 'silence' }, 'later', 'the mail server does not answer in time'],
  [{ mail: 'cut' }, 'later', 'the mail server broke off'],
  [{ RCPT: 'cut' }, 'later', 'the mail server broke off'],
] as const)('a server that says %j: %s, as %s', async ([says, is, problem]) => {
  const manners: Record<string, string> = says
  const { outcome } = await sent({}, (command) => manners[command])
  expect(outcome).toMatchObject({ is, problem })
})

test('a password that is not taken is shown nowhere', async () => {
  const { outcome, heard } = await sent(
    {},
    (command) => (command === 'AUTH' ? '535 hunter2 is wrong' : undefined),
    true,
  )
  expect(heard.some((line) => line.startsWith('AUTH PLAIN'))).toBe(true)
  expect(outcome).toEqual({
    ...{ is: 'later', isDown: true },
    problem: 'the mail server does not take the name and password',
  })
})

test('nobody there', async () => {
  const server = await smtpServer()
  await server.close()
  const from = { name: 'Cairn', address: 'cairn@example.org' }
  const place = { host: '127.0.0.1', port: server.port, isSecure: false, needsTls: false, from }
  expect(await sendMail({ ...place, auth: undefined }, mail)).toEqual({
    ...{ is: 'later', problem: 'the mail server cannot be reached', isDown: true },
  })
})

test('a password is not said in the open', async () => {
  const server = await smtpServer()
  const from = { name: 'Cairn', address: 'cairn@example.org' }
  const place = { host: '127.0.0.1', port: server.port, isSecure: false, needsTls: true, from }
  const auth = { user: 'cairn', pass: 'hunter2' }
  const outcome = await sendMail({ ...place, auth, timing: { answerMs: 200, wholeMs: 700 } }, mail)
  await server.close()
  expect(outcome).toMatchObject({ is: 'later', isDown: true })
  expect(server.heard.join('\n')).not.toContain('AUTH')
})
