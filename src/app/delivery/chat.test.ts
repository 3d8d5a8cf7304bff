/** What a chat is told, and what becomes of it when it cannot be. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { acceptProposal, editProposal, propose } from '#practices/decisions/verbs.ts'
import { post } from '#practices/ideas/verbs.ts'
import { listOwnNotices } from '#records/notice-verbs.ts'
import { comment } from '#records/verbs.ts'
import { networksFrom } from '#std/outbound/addresses.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { test as base } from '../../../test/cairn.ts'
import { chatState, resumeChat } from './chat-verbs.ts'
import {
  chatId,
  compose,
  enterChat,
  sendMessage,
  type ChatMessage,
  type ChatOutcome,
} from './chat.ts'
import { startDelivery } from './deliver.ts'
import { postMessage } from './webhook.ts'

interface Chat {
  /** So many seconds later. */
  at: (seconds: number) => Session
  /** What is due then is told; what became of it. */
  tell: (seconds: number, outcome?: ChatOutcome) => Promise<string | undefined>
  messages: ChatMessage[]
}

const test = base.extend<{ chat: Chat }>({
  chat: async ({ session }, use) => {
    const id = chatId('https://chat.example.org/hooks/secret')
    await enterChat(session.db, { id, kinds: ['decision'], now: session.now() })
    const messages: ChatMessage[] = []
    const later = (seconds: number) => new Date(session.now().getTime() + seconds * 1_000)
    await use({
      messages,
      at: (seconds) => ({ ...session, now: () => later(seconds) }),
      tell: async (seconds, outcome = { is: 'told' }) => {
        const now = later(seconds)
        await compose({ db: session.db, now, id })
        const wish = { manner: 'markdown' as const, url: undefined }
        const send = async (message: ChatMessage) => {
          messages.push(message)
          return outcome
        }
        const work = { db: session.db, now, random: () => 0.5, id, wish, send }
        return (await sendMessage(work))?.is
      },
    })
  },
})

const no: ChatOutcome = { is: 'later', problem: 'no' }

test('what is done in one go is one line, without names, of the kinds it is to be told of', async ({
  chat,
}) => {
  const { id, version } = await call(propose, chat.at(0), { title: 'Use Kysely' })
  await call(editProposal, chat.at(1), { id, version, body: 'Words.' })
  await call(comment, chat.at(2), { record: id, body: 'Secret words' })
  await call(post, chat.at(3), { title: 'An idea' })
  expect(await chat.tell(19)).toBeUndefined()
  expect(await chat.tell(30)).toBe('told')
  expect(chat.messages.map(({ text }) => text)).toEqual([
    'Use Kysely (decision 1): a comment; proposed',
  ])
  expect(await chat.tell(200)).toBeUndefined()
})

test('it hears of us once in a minute at most', async ({ chat }) => {
  await call(propose, chat.at(0), { title: 'a' })
  expect(await chat.tell(20)).toBe('told')
  await call(propose, chat.at(21), { title: 'b' })
  expect(await chat.tell(79)).toBeUndefined()
  await call(propose, chat.at(60), { title: 'c' })
  expect(await chat.tell(80)).toBe('told')
  expect(chat.messages[1]?.text.split('\n')).toHaveLength(2)
})

test('what was done before it was set is not told', async ({ chat, session }) => {
  await call(propose, chat.at(-60), { title: 'old' })
  await call(propose, session, { title: 'new' })
  await chat.tell(100)
  expect(chat.messages.map(({ text }) => text)).toEqual(['new (decision 2): proposed'])
})

test('an act that was done later than it began is still told', async ({ chat }) => {
  await call(propose, chat.at(60), { title: 'b' })
  await chat.tell(100)
  await call(propose, chat.at(10), { title: 'a' })
  await chat.tell(200)
  expect(chat.messages).toHaveLength(2)
})

test('what could not be told is tried again, says the same under the same id, and is told once', async ({
  chat,
}) => {
  const { id } = await call(propose, chat.at(0), { title: 'a' })
  const tried: number[] = []
  for (let seconds = 20; seconds < 1_000; seconds += 10) {
    if (seconds === 100)
      await call(acceptProposal, chat.at(seconds), { id, because: 'It is plain SQL.' })
    if ((await chat.tell(seconds, no)) !== undefined) tried.push(seconds)
  }
  expect(tried).toEqual([20, 80, 200, 440, 920])
  expect(new Set(chat.messages.map((message) => JSON.stringify(message))).size).toBe(1)
  expect(await call(chatState, chat.at(0), {})).toMatchObject({ isOn: true, problem: 'no' })
  expect(await chat.tell(2_000)).toBe('told')
  expect(await chat.tell(2_100)).toBe('told')
  expect(chat.messages.at(-1)?.text).toBe('a (decision 1): accepted')
  expect(await call(chatState, chat.at(0), {})).toMatchObject({ isOn: true, problem: null })
})

test('killed between choosing and marking, it says the same again', async ({ chat, session }) => {
  await call(propose, chat.at(0), { title: 'a' })
  const id = chatId('https://chat.example.org/hooks/secret')
  const now = chat.at(30).now()
  await compose({ db: session.db, now, id })
  const messages: ChatMessage[] = []
  const wish = { manner: 'markdown' as const, url: undefined }
  const killed = sendMessage({
    ...{ db: session.db, now, random: () => 0.5, id, wish },
    send: async (message) => {
      messages.push(message)
      throw new Error('killed')
    },
  })
  await expect(killed).rejects.toThrow('killed')
  await chat.tell(31)
  expect(chat.messages).toEqual(messages)
})

test.for([
  [{ is: 'gone', problem: 'it was taken away' }, 0],
  [no, 7 * 24 * 3_600 + 3_600 * 7],
] as const)(
  'after %j it is switched off, and the owners are told',
  async ([outcome, seconds], { chat }) => {
    await call(propose, chat.at(0), { title: 'a' })
    for (let now = 20; now <= 20 + seconds; now += 3_600) await chat.tell(now, outcome)
    const problem = outcome.problem
    expect(await call(chatState, chat.at(0), {})).toMatchObject({ isOn: false, problem })
    const count = chat.messages.length
    expect(count).toBeLessThan(50)
    await chat.tell(seconds + 100_000, outcome)
    expect(chat.messages).toHaveLength(count)
    const { items, unreadCount } = await call(listOwnNotices, chat.at(0), {})
    expect(unreadCount).toBe(1)
    expect(items).toMatchObject([{ record: null, text: `The chat is told no more: ${problem}.` }])
    await call(resumeChat, chat.at(seconds + 200_000), {})
    await call(propose, chat.at(seconds + 200_000), { title: 'b' })
    expect(await chat.tell(seconds + 200_100)).toBe('told')
    expect(chat.messages.at(-1)?.text).toBe('b (decision 2): proposed')
  },
)

test('its address is kept nowhere, and another one takes its place', async ({ chat, session }) => {
  await call(propose, chat.at(0), { title: 'a' })
  await chat.tell(30)
  const { rows } =
    await sql`select c::text, encode(chat_id, 'escape') as id from records.chat c`.execute(
      session.db,
    )
  expect(JSON.stringify(rows)).not.toMatch(/hooks|secret/)
  const other = chatId('https://chat.example.org/hooks/other')
  await enterChat(session.db, { id: other, kinds: ['idea'], now: chat.at(60).now() })
  expect(await call(chatState, session, {})).toMatchObject({ practices: ['ideas'], isOn: true })
})

async function aWebhook(status: number, headers: Record<string, string> = {}) {
  const told: { headers: Record<string, unknown>; body: unknown }[] = []
  const server = createServer((asked, answer) => {
    let text = ''
    asked.on('data', (part: Buffer) => (text += part.toString()))
    asked.on('end', () => {
      told.push({ headers: asked.headers, body: JSON.parse(text) })
      answer.writeHead(status, headers).end('secret answer')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { webhook: `http://127.0.0.1:${port}/hooks/hunter2`, told, [Symbol.asyncDispose]: close }
}

const allowed = networksFrom('127.0.0.0/8') ?? []

test.for([
  [200, {}, { is: 'told' }],
  [204, {}, { is: 'told' }],
  [410, {}, { is: 'gone', problem: 'its webhook was taken away (410)' }],
  [500, {}, { is: 'later', problem: 'its webhook answers with 500' }],
  [404, {}, { is: 'later', problem: 'its webhook answers with 404' }],
  [
    429,
    { 'retry-after': '90' },
    { is: 'later', problem: 'its webhook answers with 429', waitMs: 90_000 },
  ],
  [
    429,
    { 'retry-after': '999999999' },
    { is: 'later', problem: 'its webhook answers with 429', waitMs: 86_400_000 },
  ],
  [429, { 'retry-after': 'soon' }, { is: 'later', problem: 'its webhook answers with 429' }],
  [
    301,
    { location: 'http://127.0.0.1:1/' },
    { is: 'later', problem: 'its webhook moved (301), which is not followed' },
  ],
] as const)('a webhook that answers %i', async ([status, headers, outcome]) => {
  await using hook = await aWebhook(status, headers)
  const message = { id: 'm1', text: 'Hello' }
  expect(await postMessage({ webhook: hook.webhook, allowed }, message)).toEqual(outcome)
  expect(hook.told).toMatchObject([
    {
      body: { text: 'Hello' },
      headers: { 'webhook-id': 'm1', 'content-type': 'application/json' },
    },
  ])
})

test('a webhook inside is not asked unless its network is allowed, and its address is not shown', async () => {
  await using hook = await aWebhook(200)
  const outcome = await postMessage({ webhook: hook.webhook, allowed: [] }, { id: 'm', text: 'x' })
  expect(outcome).toEqual({
    ...{ is: 'later', problem: '127.0.0.1 is an address inside, which is not asked' },
  })
  expect(hook.told).toEqual([])
})

test('the loop tells a real webhook', async ({ session }) => {
  await using hook = await aWebhook(200)
  let seconds = 0
  const notes: string[] = []
  const settings = { kinds: ['decision'], manner: 'slack' as const, allowed, webhook: hook.webhook }
  const stop = startDelivery({
    ...{ db: session.db, everyMs: 20, note: (text: string) => void notes.push(text) },
    settings: { mail: undefined, chat: settings, url: 'https://cairn.example.org' },
    now: () => new Date(session.now().getTime() + seconds++ * 1_000),
  })
  await expect
    .poll(async () => (await call(chatState, session, {})).practices, { timeout: 5_000 })
    .toEqual(['decisions'])
  await call(
    propose,
    { ...session, now: () => new Date(session.now().getTime() + 5_000) },
    { title: 'A <b>' },
  )
  await expect.poll(() => hook.told.length, { timeout: 10_000 }).toBe(1)
  await stop()
  expect(notes).toEqual([])
  expect(hook.told[0]?.body).toEqual({
    text: '<https://cairn.example.org/decisions/1|A &lt;b&gt;> (decision 1): proposed',
  })
})
