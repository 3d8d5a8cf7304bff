/** What a chat says, asked as Slack and Mattermost ask. The signatures were worked out with openssl, and the first is Slack's own example. */
import { expect } from 'vitest'
import { z } from 'zod'
import { recordsOn } from '#app/session.ts'
import { hearingFrom, makeProof } from '#app/frictions/chat-proof.ts'
import { messageIn } from '#app/frictions/from-chat.ts'
import { list } from '#practices/frictions/alike-verbs.ts'
import { get, report as reportVerb } from '#practices/frictions/verbs.ts'
import { history } from '#records/verbs.ts'
import { call } from '#verbs/call.ts'
import { test as base } from '../../test/cairn.ts'
import { databaseAsText } from '../../test/database-as-text.ts'
import { test as teamTest } from '../../test/team.ts'
import { chatHook } from './chat-hook.ts'

const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5'
const token = 'mattermost-token-of-26-let'
const started = new Date('2026-01-05T07:59:00Z')
/** 1767600000 */
const signedAt = new Date('2026-01-05T08:00:00Z')
const slackBody =
  'token=x&team_id=T1&user_id=U1&user_name=ana.secret&command=%2Ffriction&text=the+build+takes+40+minutes'
const slackHeaders = {
  'content-type': 'application/x-www-form-urlencoded',
  'x-slack-request-timestamp': '1767600000',
  'x-slack-signature': 'v0=5df886c4a768f79784109f2e343e2f02233ec4fd15a7c03c5e2c2bc4484de73f',
}

const Told = z.object({
  response_type: z.string().optional(),
  text: z.string().optional(),
  code: z.string().optional(),
})

const test = base.extend<{
  hook: (
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Record<string, string>,
    now?: Date,
  ) => Promise<{ status: number; body: z.output<typeof Told> }>
}>({
  hook: async ({ facts }, use) => {
    let clock = started
    const report = (error: unknown): never => {
      throw error
    }
    const hook = chatHook({
      ...{ db: recordsOn(facts.pool), url: 'https://cairn.test', report },
      ...{ hearing: { signingSecret, token }, now: () => clock },
    })
    await use(async (body, headers = slackHeaders, now = signedAt) => {
      clock = now
      const response = await hook.request('http://x/hooks/chat', { method: 'POST', headers, body })
      return { status: response.status, body: Told.parse(await response.json()) }
    })
  },
})

test('a friction that is said in Slack is reported without a name, with the day alone', async ({
  hook,
  session,
  facts,
}) => {
  await call(reportVerb, session, { title: 'Build takes 40 minutes each <day>' })
  const { status, body } = await hook(slackBody)
  expect({ status, ...body }).toEqual({
    ...{ status: 200, response_type: 'ephemeral' },
    text: `Reported as friction 2: <https://cairn.test/frictions/2|the build takes 40 minutes>. Cairn keeps no name with it; this chat knows who typed it.
Others look like it, and “me too” can be said there:
<https://cairn.test/frictions/1|Build takes 40 minutes each &lt;day&gt;> (both say build, takes, 40, minutes)`,
  })
  expect(await call(get, session, { id: '2' })).toMatchObject({
    ...{ title: 'the build takes 40 minutes', author: null, status: 'reported' },
    createdAt: '2026-01-05T00:00:00.000Z',
  })
  expect((await call(history, session, { record: 'friction#2' })).items).toMatchObject([
    { act: 'frictions.report', by: null, at: '2026-01-05T00:00:00.000Z' },
  ])
  const everything = await databaseAsText(facts.pool)
  for (const told of ['ana.secret', 'U1"', 'T1"']) expect(everything).not.toContain(told)
})

test('what was signed holds once, for five minutes, as it was signed', async ({
  hook,
  session,
}) => {
  const after = (ms: number) => new Date(signedAt.getTime() + ms)
  const refused = { status: 401, body: { code: 'chat.unknown' } }
  const { 'x-slack-request-timestamp': at, 'x-slack-signature': signature, ...type } = slackHeaders
  for (const [body, headers, now] of [
    [`${slackBody}x`, slackHeaders, signedAt],
    [slackBody, { ...slackHeaders, 'x-slack-request-timestamp': '1767600001' }, signedAt],
    [slackBody, { ...slackHeaders, 'x-slack-signature': signature.slice(0, -1) }, signedAt],
    [slackBody, { ...slackHeaders, 'x-slack-signature': signature.toUpperCase() }, signedAt],
    [slackBody, { ...type, 'x-slack-signature': signature }, signedAt],
    [slackBody, { ...type, 'x-slack-request-timestamp': at }, signedAt],
    [slackBody, type, signedAt],
    [slackBody, slackHeaders, after(5 * 60_000 + 1)],
    [slackBody, slackHeaders, after(-5 * 60_000 - 1)],
    // A token does not mend a signature.
    [
      slackBody,
      { ...slackHeaders, 'x-slack-signature': 'v0=00', authorization: `Token ${token}` },
      signedAt,
    ],
  ] as const)
    expect(await hook(body, headers, now)).toMatchObject(refused)
  expect((await call(list, session, {})).items).toEqual([])
  expect((await hook(slackBody, slackHeaders, after(5 * 60_000))).status).toBe(200)
  expect(await hook(slackBody)).toMatchObject(refused)
  expect((await call(list, session, {})).items).toHaveLength(1)
})

test('Slack’s own example is signed as Slack says', () => {
  const text =
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c'
  const at = new Date(1_531_420_618_000)
  const proves = makeProof({ signingSecret, token: undefined }, { startedAt: at })
  const told = {
    ...{ body: new TextEncoder().encode(text), timestamp: '1531420618', token: undefined },
    signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  }
  expect(proves(told, at)).toBe('slack')
  // What was signed before this program began may have been seen by the one before.
  const later = makeProof(
    { signingSecret, token: undefined },
    { startedAt: new Date(at.getTime() + 1000) },
  )
  expect(later(told, at)).toBeUndefined()
})

test('Mattermost says it with its token, in a form or in JSON', async ({ hook, session }) => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const json = { 'content-type': 'application/json' }
  const slash = new URLSearchParams({ token, user_name: 'ana', text: 'Tests need a *VPN* @here' })
  expect((await hook(slash.toString(), form)).body.text).toContain(
    'Reported as friction 1: [Tests need a \\*VPN\\* @\u200bhere](https://cairn.test/frictions/1)',
  )
  const outgoing = { token, trigger_word: 'friction', text: 'friction: two calendars' }
  expect((await hook(JSON.stringify(outgoing), json)).status).toBe(200)
  const header = { ...form, authorization: `Token ${token}` }
  expect((await hook('text=CI+waits', header)).status).toBe(200)
  expect((await call(list, session, {})).items.map(({ title }) => title)).toEqual([
    'CI waits',
    'two calendars',
    'Tests need a *VPN* @here',
  ])
  for (const wrong of ['', token.slice(1), `${token}x`])
    expect((await hook(JSON.stringify({ token: wrong, text: 'x' }), json)).status).toBe(401)
  expect((await hook('{"token":', json)).status).toBe(401)
})

test('nothing said is answered with how to say it', async ({ hook, session }) => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const text of ['', '  ', '%00', '%0A']) {
    const { body } = await hook(`token=${token}&text=${text}`, form)
    expect(body).toEqual({
      response_type: 'ephemeral',
      text: 'Say what gets in the way, as in: /friction The build takes 40 minutes',
    })
  }
  expect((await call(list, session, {})).items).toEqual([])
})

test('a long message is kept whole, and more than 64 KiB is not taken', async ({
  hook,
  session,
}) => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const long = 'word '.repeat(100).trim()
  await hook(new URLSearchParams({ token, text: `${long}\nand more` }).toString(), form)
  const friction = await call(get, session, { id: '1' })
  expect(friction.title.length).toBeLessThanOrEqual(200)
  expect(friction.body).toBe(`${long}\nand more`)
  expect(await hook(`token=${token}&text=${'x'.repeat(64 * 1024)}`, form)).toMatchObject({
    ...{ status: 413, body: { code: 'input.too_large' } },
  })
})

test.for([
  ['Ask <@U123|ben> and <!channel>', 'Ask somebody and somebody'],
  ['See <https://ci.test/1|the run> in <#C12|ops>', 'See https://ci.test/1 in #ops'],
  ['1 &lt; 2 &amp;lt; 3', '1 < 2 &lt; 3'],
])('Slack’s %s is %s', async ([said = '', meant], { facts, session }) => {
  const { reportFromChat } = await import('#app/frictions/from-chat.ts')
  const place = { db: recordsOn(facts.pool), url: 'https://cairn.test', now: signedAt }
  await reportFromChat({ ...place, manner: 'slack' }, said)
  expect((await call(get, session, { id: '1' })).title).toBe(meant)
})

test('a message that is neither a form of ours nor JSON says nothing', () => {
  const of = (text: string, type: string) => messageIn(new TextEncoder().encode(text), type)
  expect(of('[1]', 'application/json')).toBeUndefined()
  expect(of('{"text":1}', 'application/json')).toBeUndefined()
  expect(of('text=a%20b', 'text/plain')).toEqual({ token: undefined, text: 'a b' })
})

test('nothing is heard where nothing is set, and a short secret is none', () => {
  expect(hearingFrom({})).toBeUndefined()
  expect(hearingFrom({ CAIRN_CHAT_TOKEN: '' })).toBeUndefined()
  expect(hearingFrom({ CAIRN_CHAT_TOKEN: token })).toEqual({ signingSecret: undefined, token })
  expect(() => hearingFrom({ CAIRN_CHAT_SIGNING_SECRET: 'hunter2' })).toThrow(
    /^CAIRN_CHAT_SIGNING_SECRET has fewer than 16 letters\.$/,
  )
})

const heard = teamTest.extend({ teamWish: { hearing: { signingSecret: undefined, token } } })

heard('a team’s server hears it without a session, and only there', async ({ team }) => {
  const ana = await team.join('Ana')
  const said = { method: 'POST', body: { token, text: 'CI waits' } }
  expect(await team.ask('hooks/chat', said)).toMatchObject({
    ...{ status: 200, body: { response_type: 'ephemeral' } },
  })
  expect((await ana.get('api/v1/frictions.get?id=1')).body).toMatchObject({
    ...{ title: 'CI waits', author: null },
  })
  expect((await team.ask('hooks/other', said)).status).toBe(403)
})

teamTest('a server that was told of no chat hears none', async ({ team }) => {
  await team.join('Ana')
  const said = { method: 'POST', body: { token, text: 'CI waits' } }
  expect((await team.ask('hooks/chat', said)).status).toBe(403)
})
