/** Deliveries of GitHub: signed, kept once as they came, understood once whatever their order, and the same as answers tell. */
import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { rowsOf, secret, test as base } from '../../../test/a-hook.ts'

const at = (time: string) => `2026-01-05T${time}Z`
const user = (id: number) => ({ id, login: `dev${id}`, type: 'User' })
const repository = { id: 77, full_name: 'team/app' }

function aPull(wish: Record<string, unknown> = {}) {
  return {
    ...{ number: 7, title: 'Change', state: 'open', draft: false, user: user(1) },
    ...{ base: { ref: 'main', sha: 'a'.repeat(40) }, head: { ref: 'topic', sha: 'b'.repeat(40) } },
    ...{ created_at: at('09:00:00'), updated_at: at('09:00:00'), closed_at: null, merged_at: null },
    ...{ merged: false, merge_commit_sha: null, labels: [], milestone: null },
    ...{
      commits: 1,
      comments: 0,
      review_comments: 0,
      additions: 10,
      deletions: 2,
      changed_files: 1,
    },
    ...wish,
  }
}

const merged = {
  state: 'closed',
  merged: true,
  merged_at: at('15:00:00'),
  closed_at: at('15:00:00'),
  updated_at: at('15:00:00'),
  merge_commit_sha: 'c'.repeat(40),
}
const deliveries = [
  ['pull_request', { action: 'opened', pull_request: aPull() }],
  ['pull_request', { action: 'synchronize', pull_request: aPull({ updated_at: at('12:00:00') }) }],
  [
    'pull_request_review',
    {
      action: 'submitted',
      ...{ sender: user(2), pull_request: aPull({ updated_at: at('11:00:00') }) },
      review: { id: 5, user: user(2), state: 'changes_requested', submitted_at: at('11:00:00') },
    },
  ],
  [
    'pull_request_review',
    {
      action: 'submitted',
      ...{ sender: user(2), pull_request: aPull({ updated_at: at('14:00:00') }) },
      review: { id: 6, user: user(2), state: 'approved', submitted_at: at('14:00:00') },
    },
  ],
  ['pull_request', { action: 'closed', pull_request: aPull(merged) }],
  ['star', { action: 'created', starred_at: null }],
] as const

const test = base.extend<{
  send: (
    event: string,
    payload: unknown,
    wish?: { id?: string; signature?: string; type?: string; raw?: string },
  ) => Promise<number>
}>({
  send: async ({ hook }, use) => {
    let sent = 0
    await use((event, payload, wish = {}) => {
      const { id = String(++sent), signature, type = 'application/json', raw } = wish
      const body = raw ?? JSON.stringify(payload)
      const right = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
      const headers = {
        'content-type': type,
        'x-github-event': event,
        'x-github-delivery': id,
        'x-hub-signature-256': signature ?? right,
      }
      return hook.post('github', headers, body)
    })
  },
})

test('what was sent is told, once, in whatever order it came and however often', async ({
  facts,
  hook,
  send,
}) => {
  const mixed = [...deliveries].map(([event, payload], index) => ({
    event,
    payload: { ...payload, repository },
    id: `d${index}`,
  }))
  for (const { event, payload, id } of [...mixed.toReversed(), ...mixed])
    expect(await send(event, payload, { id })).toBe(202)
  await hook.settle()
  expect(await rowsOf(facts)).toEqual({
    requests: [{ title: 'Change', state: 'merged', merged: true }],
    events: ['1 09:00', '6 11:00', '10 12:00', '6 14:00', '14 15:00'],
    outcomes: { kept: 5, nothing: 1 },
  })
})

test('what is not signed right is not kept, whatever is wrong with it', async ({ facts, send }) => {
  const good = createHmac('sha256', secret).update('{}').digest('hex')
  for (const signature of [
    '',
    'sha256=',
    `sha1=${good}`,
    `sha256=${good.slice(1)}0`,
    good,
    `sha256=${good.toUpperCase()}`,
  ])
    expect(await send('star', {}, { raw: '{}', signature })).toBe(401)
  // The right signature of the same JSON written otherwise.
  expect(await send('star', {}, { raw: '{ }', signature: `sha256=${good}` })).toBe(401)
  const { rows } = await facts.pool.query('select from forge.delivery')
  expect(rows).toEqual([])
})

test('a ping is answered and not kept; what is no delivery is refused', async ({ facts, send }) => {
  expect(await send('ping', { zen: 'Keep it simple.' })).toBe(200)
  expect(await send('star', {}, { raw: '[1' })).toBe(400)
  expect(await send('star', {}, { raw: '[]' })).toBe(400)
  expect(await send('star', {}, { type: 'application/x-www-form-urlencoded' })).toBe(400)
  expect(await send('star', {}, { id: "'; --" })).toBe(400)
  expect(await send('star', {}, { raw: `"${'x'.repeat(26 * 1024 * 1024)}"` })).toBe(413)
  const { rows } = await facts.pool.query('select from forge.delivery')
  expect(rows).toEqual([])
})

test('what is not understood is kept with the reason, and takes nothing else with it', async ({
  facts,
  hook,
  send,
}) => {
  await send('pull_request', { action: 'opened', repository, pull_request: { number: 'x' } })
  await send('pull_request', { action: 'opened', repository, pull_request: aPull() })
  await send('pull_request', { action: 'opened', pull_request: aPull({ number: 8 }) })
  await hook.settle()
  const { rows } = await facts.pool.query(
    'select outcome, problem is not null as told from forge.delivery order by delivery_id',
  )
  expect(rows).toEqual([
    { outcome: 'not understood', told: true },
    { outcome: 'kept', told: false },
    { outcome: 'not understood', told: true },
  ])
  expect((await rowsOf(facts))?.requests).toHaveLength(1)
})
