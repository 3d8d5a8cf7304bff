/** The door for assistants, through the protocol's own client. */
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { InMemoryTransport } from '@modelcontextprotocol/server'
import { expect } from 'vitest'
import { allVerbs } from '#app/verbs.ts'
import { propose } from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Verb } from '#verbs/verb.ts'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'
import { test as base } from '../../test/cairn.ts'
import { scanned } from '../../test/scanned.ts'
import { makeMcpServer, toolOf } from './server.ts'

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

test('an assistant has a tool for each verb that reads, and none that writes', async ({
  client,
  verbs,
}) => {
  const { tools } = await client.listTools()
  const reading = verbs.filter(({ access }) => access === 'read').map(({ name }) => toolOf(name))
  expect(tools.map(({ name }) => name).toSorted()).toEqual(reading.toSorted())
  expect(reading).toContain('decisions_list')
  expect(reading).not.toContain('decisions_propose')
  for (const { annotations, description } of tools)
    expect([annotations?.readOnlyHint, description]).toEqual([true, expect.any(String)])
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

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
