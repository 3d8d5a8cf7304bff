/** Deliveries of GitLab, Gitea and Forgejo: proved in their own ways, kept once, and read like those of GitHub. */
import { expect } from 'vitest'
import * as gitea from '#sources/gitea/answers.fixture.ts'
import * as gitlab from '#sources/gitlab/webhook/deliveries.fixture.ts'
import { key, macOf, noon, rowsOf, secret, signingToken, test } from '../../../test/a-hook.ts'

const json = { 'content-type': 'application/json' }
const fromGitlab = { ...json, 'x-gitlab-event': 'Merge Request Hook' }

/** As Standard Webhooks has it. */
function signed(body: string, { id = 'd1', at = noon, with: by = key } = {}) {
  const seconds = String(Math.floor(at.getTime() / 1000))
  const mac = macOf(`${id}.${seconds}.${body}`, by).toString('base64')
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${mac}` }
}

test('what GitLab sent is told, once, in whatever order it came and however often', async ({
  facts,
  hook,
}) => {
  const later = (time: string, over: object = {}) => ({ updated_at: gitlab.at(time), ...over })
  const sent = [
    gitlab.mergeRequest('open', {}, { user: gitlab.ana }),
    gitlab.mergeRequest('update', later('12:00:00', { oldrev: gitlab.sha('a') })),
    gitlab.note(),
    gitlab.mergeRequest('merge', later('15:00:00', { state: 'merged' })),
    gitlab.mergeRequest('update', later('15:30:00', { state: 'merged' })),
    ...[gitlab.pipeline(), gitlab.job(), gitlab.deployment, gitlab.release, gitlab.issue],
    ...[gitlab.push, gitlab.tagPush, { ...gitlab.push, object_kind: 'emoji' }],
  ].map((payload, index) => ({ payload, id: `key-${index}` }))
  for (const { payload, id } of [...sent.toReversed(), ...sent]) {
    const headers = { ...fromGitlab, 'x-gitlab-token': secret, 'idempotency-key': id }
    // All the same in deliveries that one another caused: it tells none from another.
    const shared = { 'x-gitlab-event-uuid': 'e', 'x-gitlab-webhook-uuid': 'w' }
    expect(await hook.post('gitlab', { ...headers, ...shared }, JSON.stringify(payload))).toBe(202)
  }
  await hook.settle()
  expect(await rowsOf(facts)).toEqual({
    requests: [{ title: 'A change', state: 'merged', merged: true }],
    events: ['1 09:00', '8 10:00', '10 12:00', '14 15:00'],
    outcomes: { kept: 10, nothing: 3 },
  })
  const { rows } = await facts.pool.query(
    `select p.host, path, external_id as number, a.login,
       (select array_agg(attempt) from forge.job) as tries, (select count(*)::int from forge.deployment_status) as states
     from forge.project p join forge.request_told r on r.repository_id = p.repository_id
     left join forge.account a on a.account_id = r.author_id`,
  )
  expect(rows).toEqual([
    {
      ...{ host: 'git.example.org', path: 'group/team/app', number: 77, login: 'ana' },
      ...{ tries: [2], states: 1 },
    },
  ])
})

test('a wrong or missing token of GitLab is refused', async ({ facts, hook }) => {
  for (const token of ['', 'x', `${secret}x`, secret.toUpperCase(), secret.slice(1)])
    expect(await hook.post('gitlab', { ...fromGitlab, 'x-gitlab-token': token }, '{}')).toBe(401)
  expect(await hook.post('gitlab', fromGitlab, '{}')).toBe(401)
  expect(await hook.post('gitlab', { ...json, 'x-gitlab-token': secret }, '{}')).toBe(400)
  const { rows } = await facts.pool.query('select from forge.delivery')
  expect(rows).toEqual([])
})

test('with a signing token only what is signed is taken: its bytes, its id and its time', async ({
  facts,
  hook,
}) => {
  const body = JSON.stringify(gitlab.push)
  const post = (headers: Record<string, string>, sent = body) =>
    hook.post('gitlab', { ...fromGitlab, ...headers }, sent, signingToken)
  const good = signed(body)
  const aged = (minutes: number) =>
    signed(body, { at: new Date(noon.getTime() + minutes * 60_000) })
  const other = signed(body, { with: Buffer.alloc(32, 8) })['webhook-signature']
  const bad: Record<string, string>[] = [
    { 'x-gitlab-token': signingToken },
    { ...good, 'webhook-id': 'd2' },
    { ...good, 'webhook-id': '' },
    { ...good, 'webhook-timestamp': String(Number(good['webhook-timestamp']) + 1) },
    { ...good, 'webhook-signature': good['webhook-signature'].replace('v1,', 'v2,') },
    { ...good, 'webhook-signature': good['webhook-signature'].slice('v1,'.length) },
    { ...good, 'webhook-signature': other },
    ...[aged(-6), aged(6), signed(body, { id: '' })],
  ]
  for (const headers of bad) expect(await post(headers)).toBe(401)
  expect(await post(good, `${body} `)).toBe(401)
  expect(await post(aged(-4))).toBe(202)
  // While the secret is changed there are two.
  expect(
    await post({ ...good, 'webhook-signature': `${other} ${good['webhook-signature']}` }),
  ).toBe(202)
  const { rows } = await facts.pool.query('select delivery_id as id from forge.delivery')
  expect(rows).toEqual([{ id: 'd1' }])
})

test('before GitLab had ids of deliveries, the same bytes are the same delivery', async ({
  facts,
  hook,
}) => {
  const headers = { ...fromGitlab, 'x-gitlab-token': secret, 'x-gitlab-event-uuid': 'e' }
  for (const payload of [gitlab.push, gitlab.tagPush, gitlab.push])
    expect(await hook.post('gitlab', headers, JSON.stringify(payload))).toBe(202)
  const { rows } = await facts.pool.query('select from forge.delivery')
  expect(rows).toHaveLength(2)
})

test('what Gitea and Forgejo sent is proved by their own headers, and kept once', async ({
  facts,
  hook,
}) => {
  const repository = { id: 77, full_name: 'team/app', html_url: 'https://codeberg.org/team/app' }
  const about = (action: string, over: object = {}) => ({
    ...{ action, repository, sender: gitea.ben, pull_request: gitea.pull(7, over) },
  })
  const sent = [
    ['pull_request', about('opened')],
    ['pull_request', about('closed', gitea.merged)],
    ['repository', { action: 'created', repository }],
  ] as const
  const post = (vendor: string, event: string, body: string, { id = 'd', mac = '' }) => {
    const told = { delivery: id, event, signature: mac }
    const entries = Object.entries(told).map(([what, value]) => [`x-${vendor}-${what}`, value])
    return hook.post('gitea', { ...json, ...Object.fromEntries(entries) }, body)
  }
  for (const [index, [event, payload]] of [...sent.entries(), ...sent.entries()]) {
    const body = JSON.stringify(payload)
    const wish = { id: `d${index}`, mac: macOf(body).toString('hex') }
    expect(await post(index === 0 ? 'forgejo' : 'gitea', event, body, wish)).toBe(202)
  }
  const right = macOf('{}').toString('hex')
  for (const mac of [
    '',
    right.slice(1),
    right.toUpperCase(),
    `sha256=${right}`,
    macOf('{ }').toString('hex'),
  ])
    expect(await post('gitea', 'push', '{}', { mac })).toBe(401)
  await hook.settle()
  expect(await rowsOf(facts)).toEqual({
    requests: [{ title: 'A change', state: 'merged', merged: true }],
    events: ['1 09:00', '14 15:00'],
    outcomes: { kept: 2, nothing: 1 },
  })
})
