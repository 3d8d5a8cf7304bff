/** The door for assistants, through the protocol's own client. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { InMemoryTransport } from '@modelcontextprotocol/server'
import { expect } from 'vitest'
import { z } from 'zod'
import { allVerbs } from '#app/verbs.ts'
import { propose } from '#practices/decisions/verbs.ts'
import * as drafts from '#records/draft-verbs.ts'
import type { Token } from '#verbs/access.ts'
import { call } from '#verbs/call.ts'
import type { Verb } from '#verbs/verb.ts'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'
import { anotherMember } from '../../test/another-member.ts'
import { test as base } from '../../test/cairn.ts'
import { scanned } from '../../test/scanned.ts'
import { isForAssistants, makeMcpServer, toolOf } from './server.ts'

const test = base.extend<{ verbs: Verb[]; client: Client }>({
  verbs: async ({ facts, folder }, use) => use(await allVerbs({ facts, dataFolder: folder })),
  client: async ({ verbs, session }, use) => {
    const [ours, theirs] = InMemoryTransport.createLinkedPair()
    const report = (error: unknown) => expect(error).toBeUndefined()
    const server = makeMcpServer({ verbs, session, report })
    const client = new Client({ name: 'test', version: '1' })
    await server.connect(ours)
    await client.connect(theirs)
    await use(client)
    await client.close()
  },
})

test('an assistant has a tool for each verb that reads, and none that writes but a draft', async ({
  client,
  verbs,
}) => {
  const { tools } = await client.listTools()
  const reading = verbs.filter(isForAssistants).map(({ name }) => toolOf(name))
  expect(tools.map(({ name }) => name).toSorted()).toEqual(reading.toSorted())
  expect(reading).toContain('decisions_list')
  expect(reading).not.toContain('decisions_propose')
  expect(reading).toContain('drafts_list')
  expect(reading).not.toContain('drafts_drop')
  expect(reading).not.toContain('notices_list')
  expect(reading).not.toContain('tokens_list')
  const writing = tools.filter(({ annotations }) => annotations?.readOnlyHint !== true)
  expect(writing.map(({ name }) => name)).toEqual(['drafts_keep'])
  for (const { description } of tools) expect(description).toEqual(expect.any(String))
  const { isError } = await client
    .callTool({ name: 'decisions_propose', arguments: { title: 'x' } })
    .catch(() => ({ isError: true }))
  expect(isError).toBe(true)
})

test('it looks up a decision, and what an insight says', async ({
  client,
  session,
  facts,
  folder,
}) => {
  await using repository = await aTeamsRepository()
  await scanned(facts, folder, repository.path)
  await call(propose, session, { title: 'Use Kysely' })
  const list = await client.callTool({ name: 'decisions_list', arguments: {} })
  expect(list.structuredContent).toMatchObject({ items: [{ title: 'Use Kysely' }], next: null })
  const { rows } = await facts.pool.query<{ name: string }>('select name from repository')
  const hotspots = await client.callTool({
    name: 'evidence_hotspots',
    arguments: { repository: rows[0]?.name, limit: 1 },
  })
  expect(hotspots.structuredContent).toMatchObject({
    window: { label: 'all' },
    n: expect.any(Number),
  })
})

test('it keeps a draft for its person, which is posted nowhere and told to nobody', async ({
  client,
  session,
  facts,
}) => {
  const key = 'decision:new'
  await client.callTool({ name: 'drafts_keep', arguments: { key, text: 'We should.' } })
  expect(await call(drafts.get, session, { key })).toMatchObject({ text: 'We should.' })
  const got = await client.callTool({ name: 'drafts_get', arguments: { key } })
  expect(got.structuredContent).toMatchObject({ key, text: 'We should.' })
  const other = await anotherMember(facts, session)
  await expect(call(drafts.get, other, { key })).rejects.toMatchObject({ code: 'draft.none' })
  const { rows } = await facts.pool.query(
    'select record_id from records.record union all select deed_id from records.deed',
  )
  expect(rows).toEqual([])
})

test('a token keeps drafts only where it may write, and with its practices', async ({
  verbs,
  session,
}) => {
  const toolsFor = async (token: Token) => {
    const [ours, theirs] = InMemoryTransport.createLinkedPair()
    const asked = { ...session, actor: { ...session.actor, token } }
    const server = makeMcpServer({ verbs, session: asked, report: () => {} })
    const client = new Client({ name: 'test', version: '1' })
    await server.connect(ours)
    await client.connect(theirs)
    const { tools } = await client.listTools()
    const { isError } = await client
      .callTool({ name: 'drafts_keep', arguments: { key: 'decision:new', text: 'x' } })
      .catch(() => ({ isError: true }))
    await client.close()
    const isListed = tools.some(({ name }) => name === 'drafts_keep')
    expect(isError !== true).toBe(isListed)
    return isListed
  }
  expect(await toolsFor({ scopes: ['read'], practices: null })).toBe(false)
  expect(await toolsFor({ scopes: ['read', 'write'], practices: ['decisions'] })).toBe(false)
  expect(await toolsFor({ scopes: ['read', 'write'], practices: null })).toBe(true)
})

test('what is wrong is told to the assistant, with its code', async ({ client }) => {
  const { isError, content } = await client.callTool({
    name: 'decisions_get',
    arguments: { id: '7' },
  })
  expect([isError, content]).toEqual([
    true,
    [{ type: 'text', text: 'record.none: There is no decision 7. It may have been removed.' }],
  ])
})

test('what was asked wrongly is told as every door tells it, code first', async ({
  client,
  session,
  verbs,
}) => {
  const list = verbs.find(({ name }) => name === 'decisions.list')
  if (list === undefined) throw new Error('decisions can be listed')
  for (const wrong of [{ limit: 0 }, { colour: 'red' }, { status: 7, limit: 'x' }]) {
    const answer = await client.callTool({ name: 'decisions_list', arguments: wrong })
    const refusal = await call(list, session, wrong).catch((error: unknown) => error)
    const { code, message } = z.object({ code: z.string(), message: z.string() }).parse(refusal)
    expect(code).toBe('input.invalid')
    expect([answer.isError, answer.content]).toEqual([
      true,
      [{ type: 'text', text: `${code}: ${message}` }],
    ])
  }
  const nothing = await client.callTool({ name: 'decisions_get' })
  expect(nothing.content).toEqual([
    { type: 'text', text: 'input.invalid: decisions.get: id: is missing.' },
  ])
})

test('letters that nobody sees are not handed on', async ({ client, session }) => {
  const hidden = 'a\u200b\u202e\u{e0041}b'
  await call(propose, session, { title: 'x', body: hidden })
  const { content } = await client.callTool({ name: 'decisions_get', arguments: { id: '1' } })
  expect(JSON.stringify(content)).toContain('\\"body\\":\\"ab\\"')
})

test('cairn mcp speaks it over standard input and output, and ends with it', async ({
  databaseUrl,
  folder,
  session,
}) => {
  await call(propose, session, { title: 'Use Kysely' })
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [join(import.meta.dirname, '../../bin/cairn.js'), 'mcp', '--data', folder],
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: databaseUrl },
    stderr: 'pipe',
  })
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(transport)
  const { structuredContent } = await client.callTool({ name: 'decisions_list', arguments: {} })
  expect(structuredContent).toMatchObject({ items: [{ title: 'Use Kysely' }] })
  const { pid } = transport
  await client.close()
  await expect.poll(() => isRunning(pid ?? 0), { timeout: 5_000 }).toBe(false)
})

test('cairn mcp answers what it was asked before its input ended', async ({
  databaseUrl,
  folder,
  session,
}) => {
  await call(propose, session, { title: 'Use Kysely' })
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../bin/cairn.js'), 'mcp', '--data', folder],
    { env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: databaseUrl }, stdio: 'pipe' },
  )
  const hello = {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  }
  const list = { name: 'decisions_list', arguments: {} }
  const asked = [
    { id: 1, method: 'initialize', params: hello },
    { method: 'notifications/initialized' },
    { id: 2, method: 'tools/call', params: list },
    { id: 3, method: 'tools/call', params: list },
  ]
  child.stdin.end(asked.map((one) => `${JSON.stringify({ jsonrpc: '2.0', ...one })}\n`).join(''))
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
  const answers = said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const result = { structuredContent: { items: [{ title: 'Use Kysely' }] } }
  expect(answers).toHaveLength(3)
  expect(answers.find(({ id }) => id === 2)).toMatchObject({ result })
  expect(answers.find(({ id }) => id === 3)).toMatchObject({ result })
  expect(child.exitCode).toBe(0)
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
