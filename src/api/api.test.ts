/** The HTTP door, asked as a client would; no port is needed for that. */
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Hono } from 'hono'
import { expect } from 'vitest'
import { z } from 'zod'
import { Scans } from '#app/repositories/scans.ts'
import { importVerb } from '#app/decisions/folder-verbs.ts'
import { readFolder } from '#app/decisions/import.ts'
import { makePool } from '#app/postgres/pool.ts'
import { localSession } from '#app/session.ts'
import { allVerbs } from '#app/verbs.ts'
import { makeFacts, type Facts } from '#facts/facts.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import type { Verb } from '#verbs/verb.ts'
import { aForgeProject } from '../../test/a-forge-project.ts'
import { anotherMember } from '../../test/another-member.ts'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'
import { test as base } from '../../test/cairn.ts'
import { membersWhoOffer, theOtherSaysYes } from '../../test/members-who-offer.ts'
import { scanned } from '../../test/scanned.ts'
import { makeApi } from './api.ts'
import { describeApi } from './openapi.ts'

const document = join(import.meta.dirname, '../../docs/openapi.json')

/**
 * Verbs here have one connection: one that took a second inside its transaction would wait for itself, and as many of them at once
 * for each other, however many connections there are. Scans, which run beside, have their own.
 */
const test = base.extend<{
  api: Asking
  verbs: Verb[]
  scans: Scans
  narrow: Facts
  session: Session
}>({
  narrow: async ({ database }, use) => {
    const pool = makePool({ ...database.connection, max: 1, connectionTimeoutMillis: 10_000 })
    await use(makeFacts(pool))
    await pool.end()
  },
  session: async ({ narrow }, use) =>
    use(await localSession(narrow.pool, { now: () => new Date('2026-01-05T09:00:00Z') })),
  scans: async ({ facts, folder }, use) => {
    const scans = new Scans({ facts, dataFolder: folder })
    await use(scans)
    await scans.stop()
  },
  verbs: async ({ narrow, folder, scans }, use) => {
    await use(await allVerbs({ facts: narrow, dataFolder: folder }, scans))
  },
  api: async ({ session, verbs }, use) =>
    use(asking(apiFor(verbs, { ...session, url: 'https://cairn.test', hold: async () => {} }))),
})

function apiFor(verbs: readonly Verb[], session: Session | undefined): Hono {
  const report = (error: unknown): never => {
    throw error
  }
  return makeApi({ verbs, sessionOf: async () => session, report })
}

interface Answer {
  status: number
  headers: Headers
  body: Record<string, unknown>
}
interface Asking {
  get: (path: string) => Promise<Answer>
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>
}

function asking(api: Hono): Asking {
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await api.request(`http://localhost/api/v1/${path}`, init)
    const body = z.record(z.string(), z.unknown()).parse(await response.json())
    return { status: response.status, headers: response.headers, body }
  }
  return {
    get: (path) => ask(path, {}),
    post: (path, body, headers = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}

test('the description is what is checked in; UPDATE_DOCS=1 writes it anew', ({ verbs }) => {
  const text = `${JSON.stringify(describeApi(verbs), null, 2)}\n`
  if (process.env['UPDATE_DOCS']) writeFileSync(document, text)
  expect(text).toBe(readFileSync(document, 'utf8'))
})

test('what HTTP alone refuses stands in docs/api.md, with its status', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8')
  const doors = [
    ...[
      'api.ts',
      'events.ts',
      'local-guard.ts',
      'team-guard.ts',
      'account.ts',
      'mcp-route.ts',
      'chat-hook.ts',
    ],
  ]
  const texts = doors.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  const codes = [...texts.join('').matchAll(/refusal\((\d{3}), '([\w.]+)'/g)]
  expect(codes.length).toBeGreaterThan(15)
  for (const [, status, code] of codes) expect(guide).toContain(`| ${status} | \`${code}\` |`)
})

test('each answer is as the description has it', async ({
  api,
  verbs,
  scans,
  facts,
  folder,
  session,
}) => {
  await using repository = await aTeamsRepository()
  await scanned(facts, folder, repository.path)
  const { body: description } = await api.get('openapi.json')
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'api', ...description })
  const seen = new Set<string>()
  const check = async (name: string, answer: Promise<Answer>): Promise<Answer> => {
    const { status, body, headers } = await answer
    seen.add(name)
    const method = 'get' in pathOf(description, name) ? 'get' : 'post'
    const place = `api#/paths/~1api~1v1~1${name}/${method}/responses/200/content/application~1json/schema`
    expect(status, `${name}: ${JSON.stringify(body)}`).toBe(200)
    expect(ajv.validate({ $ref: place }, body), `${name}: ${ajv.errorsText()}`).toBe(true)
    return { status, body, headers }
  }
  const act = (name: string, body: unknown) => check(name, api.post(name, body))
  const read = (name: string, query: string) => check(name, api.get(`${name}?${query}`))
  const { items } = (await read('evidence.repositories', '')).body
  const [{ name }] = z.tuple([z.object({ name: z.string() })]).parse(items)
  const member = randomUUID()
  for (const id of [member, randomUUID(), randomUUID(), randomUUID()])
    await facts.pool.query(
      `insert into records.member (member_id, name, role, created_at) values ($1::uuid, 'Ben ' || left($1::text, 8), 'member', now())`,
      [id],
    )
  for (const title of ['One', 'Two', 'Three', 'Four'])
    await act('decisions.propose', { title, options: ['a', { title: 'b', pros: ['x'] }] })
  const { id } = (await read('decisions.get', 'id=1')).body
  await act('decisions.edit', { id, version: 1, body: 'Words.' })
  await act('decisions.weigh', { id, option: 'a', pros: ['Small.'] })
  const me = (await read('decisions.get', 'id=1')).body['author']
  await act('decisions.ask', { id: '1', members: [me], why: 'You run it.' })
  const heard = await act('decisions.object', { id: '1', because: 'It is slow.' })
  const [{ id: objection }] = z.tuple([z.object({ id: z.uuid() })]).parse(heard.body['voices'])
  await act('decisions.answer', { objection, words: 'It is fast enough.' })
  await act('decisions.lift', { objection })
  await act('decisions.consent', { id: '1' })
  await read('decisions.voices', 'id=1')
  const trial = { chosen: 'a', reviewOn: '2026-03-01', trial: 'Less.' }
  await act('decisions.accept', { id: '1', because: 'x', ...trial })
  const evidence = { evidence: 'hotspots', with: ['repository=repository'] }
  const pin = await act('pins.add', { record: id, ...evidence, place: 'src/engine.ts' })
  await read('decisions.due', '')
  await act('decisions.review', {
    id: '1',
    verdict: 'cannot tell',
    because: 'x',
    next: '2026-06-01',
  })
  await read('decisions.reviews', 'id=1')
  await act('decisions.accept', { id: '2', because: 'x' })
  const debt = { cost: 'Twice the work.', paybackOn: '2026-03-01', code: [`${name}:src`] }
  await act('decisions.borrow', { id: '1', ...debt })
  await read('decisions.debts', 'limit=1')
  await read('decisions.brief', 'id=1')
  await read('decisions.people', 'id=1')
  await act('decisions.repay', { id: '1', how: 'Done.' })
  await act('decisions.forgo', { id: '1', cost: 'Twice the work.' })
  const expected = await act('decisions.expect', { id: '1', repository: 'none', path: 'src/**' })
  const OneId = z.tuple([z.object({ id: z.uuid() })])
  const Checks = z.tuple([z.object({ check: z.object({ id: z.uuid() }) })])
  const [{ check: path }] = Checks.parse(expected.body['checks'])
  await act('decisions.confirm', { id: '1' })
  await read('decisions.confirmation', 'id=1')
  await read('decisions.confirmations', 'limit=1')
  await act('decisions.unexpect', { id: '1', check: path.id })
  await act('decisions.supersede', { id: '1', successor: '2' })
  await act('decisions.deprecate', { id: '2', because: 'Gone.' })
  await act('decisions.reject', { id: '3', because: 'x' })
  await act('decisions.withdraw', { id: '4', because: 'x' })
  await read('decisions.map', 'depth=2')
  await read('decisions.list', 'limit=2&status=rejected')
  writeFileSync(join(folder, '1.md'), '# 1. Five\n\n## Status\n\nPerhaps\n\n## Context\n')
  const given = await readFolder(folder, new AbortController().signal)
  await call(importVerb(given), session, { folder, prefersFiles: false })
  await read('decisions.origin', 'id=5')
  await read('decisions.origin', 'id=1')
  await act('decisions.settle', { id: '5', status: 'deprecated', because: 'Gone.' })
  const question = await act('questions.ask', { title: 'Why does it hang?', body: 'app:src/a.ts' })
  const asked = { id: question.body['id'] }
  await act('questions.edit', { ...asked, version: 1, tried: 'To wait.' })
  await act('questions.open', { ...asked, rung: 1 })
  await act('questions.unblock', asked)
  await act('questions.close', { ...asked, found: 'A lock.' })
  await act('questions.reopen', asked)
  await read('questions.get', 'id=1')
  await read('questions.list', 'status=open')
  await act('questions.similar', { title: 'It hangs' })
  await read('questions.counts', '')
  await act('questions.found-alone', { topics: ['locks'] })
  const around = { weekday: 1, from: '9:00', to: '10:00', zone: 'UTC' }
  await act('questions.offer-hours', around)
  const hours = (await read('questions.office-hours', '')).body
  const [{ id: mine }] = OneId.parse(hours['items'])
  await act('questions.drop-hours', { id: mine })
  // Nobody helps themselves: it is somebody else's now.
  await facts.pool.query(`update records.record set author_id = null where kind = 'question'`)
  const helped = await act('questions.hint', { ...asked, rung: 1, body: 'What waits?' })
  const [{ id: hint }] = OneId.parse(helped.body['hints'])
  await act('questions.edit-hint', { hint, version: 1, body: 'What does it wait for?' })
  await act('questions.take-back', { hint })
  const goal = await act('growth.begin', { title: 'Read a query plan' })
  const aGoal = { id: goal.body['id'] }
  await act('growth.change', { ...aGoal, state: 'reached' })
  await act('growth.show', { ...aGoal, member: session.actor.id })
  await act('growth.hide', { ...aGoal, member: session.actor.id })
  await read('growth.goals', '')
  await read('growth.export', '')
  await read('growth.recommend', `id=${String(aGoal.id)}`)
  const framework = { framework: { id: 'ours', title: 'Ours' }, topics: [] }
  await act('frameworks.keep', { text: JSON.stringify(framework) })
  await read('frameworks.list', '')
  await read('frameworks.get', 'name=ours')
  await act('frameworks.drop', { name: 'ours' })
  const ben = await anotherMember(facts, session, { name: 'Ben' })
  const begun = await act('one-to-one.begin', { member: ben.actor.id })
  const two = { id: begun.body['id'] }
  await act('one-to-one.open', two)
  const added = await act('one-to-one.add', { ...two, text: 'Pairing', taker: 'me' })
  const [{ id: item }] = OneId.parse(added.body['actions'])
  await act('one-to-one.change', { ...two, item, state: 'done' })
  await act('one-to-one.take-back', { ...two, item })
  await act('one-to-one.note', { ...two, notes: 'We talked.' })
  await act('one-to-one.jot', { ...two, text: 'Ask again.' })
  await read('one-to-one.list', '')
  await read('one-to-one.get', `id=${String(two.id)}`)
  await read('one-to-one.export', `id=${String(two.id)}`)
  await act('one-to-one.leave', two)
  await act('growth.drop', aGoal)
  await act('growth.forget', { part: 'everything' })
  await membersWhoOffer(facts.pool, { topics: ['sql'] })
  await act('growth.offer', { topics: ['reviews'], areas: ['repository:src/'], isShown: true })
  await act('growth.wish', { topics: ['SQL'] })
  await act('growth.hours', { zone: 'Europe/Lisbon' })
  await act('growth.avoid', { members: [] })
  await act('growth.match', {})
  const proposed = z
    .object({ proposals: z.tuple([z.object({ id: z.string() })]) })
    .parse((await read('growth.pairs', '')).body)
  const [{ id: proposal }] = proposed.proposals
  await theOtherSaysYes(facts.pool, proposal)
  const agreed = await act('growth.answer', { id: proposal, says: 'yes' })
  const [pairOf] = z.array(z.object({ id: z.string() })).parse(agreed.body['pairs'])
  await act('growth.end', pairOf)
  await read('growth.offers', '')
  await read('growth.areas', '')
  await act('growth.withdraw', { part: 'everything' })
  const idea = await act('ideas.post', { title: 'Better' })
  const its = { id: idea.body['id'] }
  await act('ideas.post', { title: 'Worse', anonymous: true })
  await act('comments.add', { record: idea.body['id'], body: 'Yes, and …', anonymous: true })
  await act('ideas.edit', { ...its, version: 1, body: 'Much better.' })
  await act('ideas.explore', { ...its, trying: 'Ana.' })
  await act('ideas.keep', { ...its, because: 'Later.', thanks: 'Thank you.' })
  await act('ideas.reopen', its)
  const open = await act('decisions.propose', { title: 'Much better' })
  await act('ideas.propose', { ...its, proposal: open.body['id'] })
  await read('ideas.get', 'id=1')
  await read('ideas.list', 'status=proposed')
  for (const title of ['The build is slow', 'The build waits'])
    await act('frictions.report', { title, area: 'ci', minutes: 10, often: 'daily' })
  await act('frictions.report', { title: 'Unsaid', anonymous: true })
  await act('frictions.edit', { id: '1', version: 1, body: 'Forty minutes.' })
  await act('frictions.confirm', { id: '1', checked: 'Measured.' })
  await act('frictions.try', { id: '1', trying: 'A cache.', proposal: 'decision#1' })
  await act('frictions.ease', { id: '1', helped: 'The cache.' })
  await act('frictions.park', { id: '1', because: 'Gone.', thanks: 'Thank you.' })
  await act('frictions.reopen', { id: '1' })
  await act('frictions.merge', { id: '2', into: '1' })
  await read('frictions.get', 'id=1')
  await read('frictions.get', 'id=2')
  await act('frictions.unmerge', { id: '2' })
  await read('frictions.list', 'area=ci')
  await read('frictions.areas', '')
  await act('frictions.similar', { title: 'Slow build', area: 'ci' })
  await facts.pool.query(`update records.record set author_id = null where kind = 'friction'`)
  await act('frictions.me-too', { id: '1' })
  await act('frictions.me-no-more', { id: '1' })
  const remedy = await act('remedies.add', {
    ...{ title: 'A bell', helps: ['pickup'], measures: [{ key: 'pickup', better: 'lower' }] },
  })
  const that = { id: remedy.body['id'] }
  await act('remedies.edit', { ...that, version: 1, ask: 'Was it heard?' })
  await act('remedies.retire', { ...that, because: 'Too loud.' })
  await act('remedies.reopen', that)
  await read('remedies.get', 'id=1')
  await read('remedies.get', 'id=smaller-changes')
  await read('remedies.list', 'cause=pickup&limit=2')
  await read('remedies.match', 'causes=pickup&text=flaky')
  const tip = await act('tips.add', { title: 'Ask the log', fits: ['hang'], runtimes: ['node'] })
  const those = { id: tip.body['id'] }
  await act('tips.edit', { ...those, version: 1, minutes: 5 })
  await act('tips.retire', { ...those, because: 'There is a better one.' })
  await act('tips.restore', those)
  await read('tips.get', 'id=tip%231')
  await read('tips.get', 'id=bisect-run')
  await read('tips.list', 'sign=crash&limit=2')
  await read('tips.match', 'signs=crash&text=flaky')
  const engine = { repository: name, path: 'src/engine.ts', from: 1, to: 1, commit: null }
  const stop = { id: 'a', body: 'Look.', target: { is: 'code', ...engine } }
  const trail = await act('trails.post', { title: 'A walk', stops: [stop] })
  const walk = { id: trail.body['id'] }
  await act('trails.add-stop', { ...walk, at: 'decision#1' })
  await act('trails.edit', { ...walk, version: 2, body: 'For whoever is new.' })
  await act('trails.publish', walk)
  await read('trails.get', 'id=1')
  await read('trails.list', 'status=published')
  await read('trails.follow', 'id=1')
  await read('trails.linked', 'id=1')
  await act('trails.accept', {
    ...walk,
    stop: 'a',
    path: 'a.ts',
    from: 1,
    to: 1,
    commit: '1a2b3c4',
  })
  await act('trails.accept-moved', walk)
  await act('trails.retire', { ...walk, because: 'It is all new.' })
  await act('trails.reopen', walk)
  await act('trails.first-week', { repository: name })
  const lines = await read('code.lines', `repository=${name}&path=src/engine.ts`)
  await act('trails.from-commit', { repository: name, commit: lines.body['commit'] })
  await act('questions.close', { ...asked, found: 'A lock.' })
  await act('trails.from-question', asked)
  await read('tips.from-question', 'id=1')
  await read('questions.docs', 'id=1')
  const comment = await act('comments.add', { record: id, body: 'Hm.' })
  await act('comments.edit', { id: comment.body['id'], version: 1, body: 'Oh.' })
  await act('comments.remove', { id: comment.body['id'] })
  const action = await act('actions.add', { record: id, text: 'Do it.' })
  await act('actions.change', { id: action.body['id'], state: 'done' })
  await read('actions.list', 'overdue=true')
  await read('members.list', '')
  await read('members.me', '')
  await act('watchers.watch', { record: id })
  await act('watchers.mute', { record: id })
  await read('watchers.state', `record=${String(id)}`)
  await read('notices.list', 'unread=true&limit=2')
  await act('notices.read', { record: id })
  await act('notices.mail', { address: 'ana@example.org' })
  await read('notices.mailbox', '')
  await read('notices.ways', '')
  await act('chat.resume', {})
  await read('chat.state', '')
  await read('records.search', 'text=one')
  await read('search.all', 'text=engine')
  await aForgeProject(facts)
  const flow = ['stages', 'changes', 'hours', 'ci', 'bottlenecks', 'delivery', 'work', 'settings']
  for (const one of [...flow, 'jobs', 'deployments', 'tests', 'corrections'])
    await read(`flow.${one}`, '')
  await read('flow.fitting', 'jobs=test*&jobs=lint&environments=prod*')
  await read('flow.compare', 'measure=pickup&since=2026-01-12')
  await read('pins.measures', 'evidence=flow')
  await read('trials.plan', 'remedy=review-hours')
  const tried = await act('trials.begin', { remedy: 'review-hours', friction: '1' })
  await read('trials.get', `id=${String(tried.body['id'])}`)
  await read('trials.list', 'state=running')
  await act('flow.set', { hours: '9-12,13-18' })
  const wrong = { repository: 'app', subject: 'request 1', says: 'leave out', because: 'A test.' }
  const { correction } = (await act('flow.dispute', wrong)).body
  await act('flow.undo', { correction })
  await act('flow.account', { repository: 'app', login: 'dev1', kind: 'bot' })
  await read('flow.accounts', 'repository=app')
  await act('flow.zone', { repository: 'app', login: 'dev1', zone: 'Europe/Berlin' })
  await act('flow.i-am', { repository: 'app', login: 'dev1' })
  await read('flow.mine', '')
  await act('flow.i-am-not', { repository: 'app', login: 'dev1' })
  await act('flow.case', { friction: '1', ask: 'A bell.', perHour: 80, currency: 'EUR' })
  await read('frictions.cost', 'id=1')
  await act('texts.render', { text: '# One\n\n`decision#1`' })
  await read('records.links', `record=${String(id)}`)
  await read('comments.list', `record=${String(id)}`)
  await read('records.history', `record=${String(id)}`)
  await act('tags.add', { record: id, tag: 'Storage' })
  await act('tags.remove', { record: 'idea#1', tag: 'none' })
  await read('tags.list', 'kind=decision')
  await read('decisions.list', 'tag=storage')
  const liked = { record: id, reaction: 'heart' }
  await act('reactions.add', liked)
  await read('reactions.list', `record=${String(id)}`)
  await act('reactions.remove', liked)
  await act('drafts.keep', { key: 'decision:new', text: 'So f' })
  await read('drafts.get', 'key=decision:new')
  await read('drafts.list', '')
  await act('drafts.drop', { key: 'decision:new' })
  await act('templates.keep', { kind: 'idea', name: 'Ours', says: 'For us.', body: 'So.' })
  await read('templates.list', 'kind=idea')
  await read('templates.get', 'kind=decision&name=long')
  await act('templates.remove', { kind: 'idea', name: 'ours' })
  const [somebody] = z
    .array(z.object({ name: z.string() }))
    .parse((await read('members.list', '')).body['items'])
  await act('comments.add', { record: id, body: `What do you say, @${somebody?.name}?` })
  await read('records.mentions', '')
  await read('records.links', `record=${String(id)}`)
  const picture = await act('attachments.add', { file: onePixel })
  await read('attachments.get', `id=${String(picture.body['id'])}`)
  await act('attachments.remove', { id: picture.body['id'] })
  const spare = await act('decisions.propose', { title: 'Spare' })
  await act('records.remove', { record: spare.body['id'] })
  await read('records.recent', '')
  await read('records.removed', '')
  const again = `decision#${String(spare.body['number'])}`
  await act('records.restore', { record: again })
  await act('records.revert', { record: again, to: 1 })
  await read('records.diff', `record=${String(id)}&from=1&to=3`)
  const files = (await read('records.export', 'limit=3')).body['items']
  await act('records.import', { files })
  await read('decisions.files', '')
  await act('decisions.take', { repository: name })
  await read('members.list', 'limit=1')
  await read('members.me', '')
  await act('members.rename', { name: 'Ana' })
  await act('members.change', { id: member, role: 'guest' })
  await act('members.deactivate', { id: member })
  await act('members.reactivate', { id: member })
  await act('members.reset', { id: member })
  await act('members.signout', {})
  const invitation = await act('invitations.make', { email: 'ben@example.org' })
  await read('invitations.list', '')
  await act('invitations.revoke', { id: invitation.body['id'] })
  const token = await act('tokens.make', { name: 'ci', practices: ['ideas'], days: null })
  await read('tokens.list', '')
  await act('tokens.revoke', { id: token.body['id'] })
  const team = { id: (await act('teams.make', { name: 'Engines' })).body['id'] }
  await act('teams.rename', { ...team, name: 'Wheels' })
  await act('teams.join', team)
  await act('teams.add', { ...team, member })
  await read('teams.list', '')
  await act('teams.remove', { ...team, member })
  await act('teams.leave', team)
  await act('teams.disband', team)
  await read('audit.list', 'limit=5')
  await read('audit.list', `of=teams&member=${String(me)}`)
  const { items: people } = (await read('people.list', 'limit=2&find=e')).body
  const [one, other] = z.array(z.object({ mark: z.string() })).parse(people)
  await act('people.two', { who: one?.mark, other: other?.mark })
  await act('people.merge', { who: one?.mark, other: other?.mark })
  await read('people.choices', '')
  await act('people.split', { email: other?.mark })
  await act('people.undo', {})
  await act('people.bot', { who: one?.mark })
  await act('people.human', { who: one?.mark })
  await read('people.namesakes', '')
  const more: Record<string, string> = {
    'evidence.trend': '&path=src/engine.ts',
    'evidence.missing': '&files=src/engine.ts',
    'evidence.ask': '&file=src/engine.ts',
    'evidence.file': '&path=src/engine.ts',
    'evidence.hotspots': '&limit=2&level=function',
    'evidence.coupling': '&unit=author-day&below=src',
    'evidence.explain': '&insight=hotspots&subject=src/engine.ts',
  }
  await read('pins.list', `record=${String(id)}`)
  await read('pins.get', `id=${String(pin.body['id'])}`)
  await read('pins.compare', `record=${String(id)}`)
  await read('pins.measures', 'evidence=hotspots&with=repository=repository&place=src/engine.ts')
  await act('pins.remove', { id: pin.body['id'] })
  await act('pins.restore', { id: pin.body['id'] })
  await act('decisions.propose', { title: 'Why', body: 'About `src/engine.ts`.' })
  await read('code.why', `repository=${name}&path=src/engine.ts`)
  await read('code.lines', `repository=${name}&path=src/engine.ts&from=1&to=3`)
  await read('code.learn', `repository=${name}&path=src/engine.ts`)
  await act('code.guide', { repository: name, at: 'src/engine.ts' })
  await read('repositories.list', '')
  await read('forge.syncs', '')
  await act('repositories.add', { source: repository.path })
  await act('repositories.refresh', { name })
  for (const verb of verbs.filter((each) => each.name.startsWith('evidence.')))
    if (verb.name !== 'evidence.repositories')
      await read(verb.name, `repository=${name}${more[verb.name] ?? '&window=12m'}`)
  await scans.done()
  await act('repositories.remove', { name })
  expect([...seen].toSorted()).toEqual(verbs.map((verb) => verb.name).toSorted())
  // More than a hundred verbs, one after the other.
}, 120_000)

/** A GIF. */
const onePixel = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

test('what is wrong is told as a problem, with the code the command line has', async ({ api }) => {
  const problems = [
    await api.get('decisions.get?id=7'),
    await api.get('decisions.get'),
    await api.get('decisions.list?limit=many'),
    await api.get('decisions.list?colour=red'),
    await api.post('decisions.propose', '{"title":'),
    await api.post('decisions.propose', '{"title":"x","title":"y"}'),
    await api.post('decisions.propose', `{"title":${'['.repeat(10_000)}${']'.repeat(10_000)}}`),
    await api.post('decisions.propose', { title: 'x' }, { 'content-type': 'text/plain' }),
    await api.get('decisions.propose'),
    await api.get('no.such'),
    await api.get('evidence.hotspots?repository=none'),
    await api.get('evidence.files?repository=x&window=soon'),
    await api.post('decisions.propose', { title: 'x', body: 'x'.repeat(2 ** 21) }),
  ]
  expect(problems.map(({ status, body }) => [status, body['code']])).toEqual([
    [404, 'record.none'],
    [422, 'input.invalid'],
    [422, 'input.invalid'],
    [422, 'input.invalid'],
    [400, 'input.json'],
    [400, 'input.json'],
    [400, 'input.json'],
    [422, 'input.type'],
    [405, 'http.method'],
    [404, 'verb.none'],
    [404, 'repository.none'],
    [404, 'repository.none'],
    [413, 'input.too_large'],
  ])
  for (const { headers, body } of problems) {
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(body).toMatchObject({ title: expect.any(String), type: expect.stringContaining('urn:') })
  }
})

test('a lost update answers with what it is now', async ({ api }) => {
  const { body, headers } = await api.post('decisions.propose', { title: 'x' })
  expect(headers.get('etag')).toBe('"1"')
  const edit = (words: string) =>
    api.post('decisions.edit', { id: body['id'], body: words }, { 'if-match': '"1"' })
  expect((await edit('Ours.')).headers.get('etag')).toBe('"2"')
  expect(await edit('Theirs.')).toMatchObject({
    status: 409,
    body: { code: 'record.changed', current: { version: 2, body: 'Ours.' } },
  })
})

test('a version that is said twice is the same, or nothing is changed', async ({ api }) => {
  const { id } = (await api.post('decisions.propose', { title: 'x' })).body
  const edit = (version: unknown) =>
    api.post('decisions.edit', { id, version, body: 'Ours.' }, { 'if-match': '"1"' })
  expect(await edit(2)).toMatchObject({ status: 409, body: { code: 'input.versions' } })
  expect((await api.get(`decisions.get?id=${String(id)}`)).body['version']).toBe(1)
  expect((await edit(1)).status).toBe(200)
})

test('a write sent twice with one key is done once', async ({ api }) => {
  const send = () => api.post('decisions.propose', { title: 'x' }, { 'idempotency-key': 'k' })
  expect((await send()).body).toEqual((await send()).body)
  expect((await api.get('decisions.list')).body['items']).toHaveLength(1)
})

test('nobody known is told nothing but the description', async ({ verbs }) => {
  const { get, post } = asking(apiFor(verbs, undefined))
  expect(await get('decisions.list')).toMatchObject({ status: 401, body: { code: 'session.none' } })
  expect(await post('decisions.propose', {})).toMatchObject({ status: 401 })
  expect((await get('openapi.json')).status).toBe(200)
})

test('a bug says nothing of the inside', async ({ verbs }) => {
  const told: unknown[] = []
  const api = makeApi({
    verbs,
    sessionOf: async () => {
      throw new Error('password=hunter2 at /srv/secret')
    },
    report: (error) => told.push(error),
  })
  const { status, body } = await asking(api).get('decisions.list')
  expect([status, JSON.stringify(body)]).toEqual([500, expect.not.stringContaining('hunter2')])
  expect(told).toHaveLength(1)
})

function pathOf(description: Record<string, unknown>, name: string): Record<string, unknown> {
  const Paths = z.record(z.string(), z.record(z.string(), z.unknown()))
  return Paths.parse(description['paths'])[`/api/v1/${name}`] ?? {}
}
