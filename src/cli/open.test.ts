/** `cairn open` and `cairn start`: a workspace that is there at once, and fills while one looks. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { z } from 'zod'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'
import { test } from '../../test/cairn.ts'
import { untilOpen, whileOpen } from './cairn.fixture.ts'

const Answer = z.object({
  items: z.array(
    z.object({
      name: z.string().nullable(),
      state: z.enum(['waiting', 'reading', 'read', 'failed']),
      problem: z.object({ code: z.string() }).nullable(),
    }),
  ),
})

function asking(url: string) {
  const { origin, searchParams } = new URL(url)
  const authorization = `Bearer ${searchParams.get('token') ?? ''}`
  return async (verb: string, body?: object): Promise<z.output<typeof Answer>['items']> => {
    const headers = { authorization, 'content-type': 'application/json' }
    const act = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const response = await fetch(`${origin}/api/v1/${verb}`, { headers, ...act })
    return Answer.parse(await response.json()).items
  }
}

async function settled(ask: ReturnType<typeof asking>) {
  for (;;) {
    const items = await ask('repositories.list')
    if (items.every(({ state }) => state === 'read' || state === 'failed')) return items
    await sleep(50)
  }
}

test('the address stands on a line of its own, and what was named is read behind it', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aTeamsRepository()
  let read: unknown
  const argv = ['start', repository.path, '--no-browser']
  const { exitCode, out } = await whileOpen({ databaseUrl, folder }, argv, async (url) => {
    read = await settled(asking(url))
  })
  expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=\S{43}\n$/)
  expect(exitCode).toBe(0)
  expect(read).toMatchObject([{ name: expect.any(String), state: 'read', problem: null }])
})

test('a repository is added, read anew and taken away while it is open', async ({
  databaseUrl,
  folder,
  facts,
}) => {
  await using repository = await aTeamsRepository()
  await whileOpen({ databaseUrl, folder }, ['open', '--no-browser'], async (url) => {
    const ask = asking(url)
    expect(await ask('repositories.list')).toEqual([])
    await ask('repositories.add', { source: repository.path })
    const [read] = await settled(ask)
    expect(read).toMatchObject({ state: 'read' })
    await ask('repositories.refresh', { name: read?.name })
    expect(await settled(ask)).toMatchObject([{ state: 'read', problem: null }])
    expect(await ask('repositories.remove', { name: read?.name })).toEqual([])
  })
  const { rows } = await facts.pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'repository_id'`,
  )
  expect(rows.length).toBeGreaterThan(20)
  for (const { name } of rows)
    expect((await facts.pool.query(`select 1 from "${name}"`)).rows, name).toEqual([])
})

test('of several that were named, one that cannot be read keeps no other from it', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aTeamsRepository()
  let [read, left]: unknown[] = []
  const argv = ['open', repository.path, '/nowhere/at/all', '--no-browser']
  const { err } = await whileOpen({ databaseUrl, folder }, argv, async (url) => {
    const ask = asking(url)
    read = await settled(ask)
    // It has no name: it goes by where it was to be read from.
    await ask('repositories.refresh', { name: '/nowhere/at/all' })
    await settled(ask)
    left = await ask('repositories.remove', { name: '/nowhere/at/all' })
  })
  expect(left).toMatchObject([{ state: 'read' }])
  expect(read).toMatchObject([
    { state: 'read', problem: null },
    { state: 'failed', problem: { code: 'git.repo.none' } },
  ])
  expect(err).toContain('There is nothing at /nowhere/at/all.')
})

test('where nothing that was named can be read, nothing is opened', async ({
  databaseUrl,
  folder,
}) => {
  expect(await untilOpen({ databaseUrl, folder }, 'start', '/nowhere/at/all')).toMatchObject({
    ...{ exitCode: 2, out: '' },
    err: expect.stringContaining('cairn: git.repo.none: '),
  })
})
