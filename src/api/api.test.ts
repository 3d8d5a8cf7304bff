/** The HTTP door, asked as a client would; no port is needed for that. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Hono } from 'hono'
import { expect } from 'vitest'
import { z } from 'zod'
import { allVerbs } from '#app/verbs.ts'
import type { Session } from '#verbs/ctx.ts'
import type { Verb } from '#verbs/verb.ts'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'
import { test as base } from '../../test/cairn.ts'
import { scanned } from '../../test/scanned.ts'
import { makeApi } from './api.ts'
import { describeApi } from './openapi.ts'

const document = join(import.meta.dirname, '../../docs/openapi.json')

const test = base.extend<{ api: Asking; verbs: Verb[] }>({
  verbs: async ({ facts, folder }, use) => use(await allVerbs({ facts, dataFolder: folder })),
  api: async ({ session, verbs }, use) => use(asking(apiFor(verbs, session))),
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
  const texts = ['api.ts', 'local-guard.ts'].map((file) =>
    readFileSync(join(import.meta.dirname, file), 'utf8'),
  )
  const codes = [...texts.join('').matchAll(/refusal\((\d{3}), '([\w.]+)'/g)]
  expect(codes.length).toBeGreaterThan(6)
  for (const [, status, code] of codes) expect(guide).toContain(`| ${status} | \`${code}\` |`)
})

test('each answer is as the description has it', async ({ api, verbs, facts, folder }) => {
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
  for (const title of ['One', 'Two', 'Three', 'Four'])
    await act('decisions.propose', { title, options: ['a', { title: 'b', pros: ['x'] }] })
  const { id } = (await read('decisions.get', 'id=1')).body
  await act('decisions.edit', { id, version: 1, body: 'Words.' })
  await act('decisions.accept', { id: '1', because: 'x', chosen: 'a', reviewOn: '2026-03-01' })
  await act('decisions.accept', { id: '2', because: 'x' })
  await act('decisions.supersede', { id: '1', successor: '2' })
  await act('decisions.deprecate', { id: '2', because: 'Gone.' })
  await act('decisions.reject', { id: '3', because: 'x' })
  await act('decisions.withdraw', { id: '4', because: 'x' })
  await read('decisions.list', 'limit=2&status=rejected')
  const idea = await act('ideas.post', { title: 'Better' })
  const its = { id: idea.body['id'] }
  await act('ideas.edit', { ...its, version: 1, body: 'Much better.' })
  await act('ideas.explore', { ...its, trying: 'Ana.' })
  await act('ideas.keep', { ...its, because: 'Later.', thanks: 'Thank you.' })
  await act('ideas.reopen', its)
  await act('ideas.propose', { ...its, proposal: id })
  await read('ideas.get', 'id=1')
  await read('ideas.list', 'status=proposed')
  const comment = await act('comments.add', { record: id, body: 'Hm.' })
  await act('comments.edit', { id: comment.body['id'], version: 1, body: 'Oh.' })
  await act('comments.remove', { id: comment.body['id'] })
  const action = await act('actions.add', { record: id, text: 'Do it.' })
  await act('actions.change', { id: action.body['id'], state: 'done' })
  await read('actions.list', 'overdue=true')
  await read('records.search', 'text=one')
  await read('records.links', `record=${String(id)}`)
  await read('comments.list', `record=${String(id)}`)
  await read('records.history', `record=${String(id)}`)
  const { items } = (await read('evidence.repositories', '')).body
  const [{ name }] = z.tuple([z.object({ name: z.string() })]).parse(items)
  const more: Record<string, string> = {
    'evidence.trend': '&path=src/engine.ts',
    'evidence.missing': '&files=src/engine.ts',
    'evidence.ask': '&file=src/engine.ts',
    'evidence.hotspots': '&limit=2&level=function',
    'evidence.coupling': '&unit=author-day&below=src',
  }
  for (const verb of verbs.filter(({ about }) => about === 'evidence'))
    if (verb.name !== 'evidence.repositories')
      await read(verb.name, `repository=${name}${more[verb.name] ?? '&window=12m'}`)
  expect([...seen].toSorted()).toEqual(verbs.map((verb) => verb.name).toSorted())
})

test('what is wrong is told as a problem, with the code the command line has', async ({ api }) => {
  const problems = [
    await api.get('decisions.get?id=7'),
    await api.get('decisions.get'),
    await api.get('decisions.list?limit=many'),
    await api.get('decisions.list?colour=red'),
    await api.post('decisions.propose', '{"title":'),
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
    [422, 'input.json'],
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
