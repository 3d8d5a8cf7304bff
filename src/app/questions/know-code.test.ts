/** Whose question is whose to hear of: from code that a text names to members who know it. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { aTeamsRepository } from '../../../test/a-teams-repository.ts'
import { test } from '../../../test/cairn.ts'
import { scanned } from '../../../test/scanned.ts'
import { knowCode } from './know-code.ts'

test('members are known by the address they sign in with, and nobody where nothing is named', async ({
  facts,
  folder,
}) => {
  await using repository = await aTeamsRepository()
  await scanned(facts, folder, repository.path)
  const { rows: people } = await facts.pool.query<{ email: string }>(
    `select distinct email from attribution where kind = 'human' order by email`,
  )
  const ids = new Map<string, string>()
  for (const { email } of people) {
    const id = randomUUID()
    ids.set(id, email)
    await facts.pool.query(
      `insert into records.member (member_id, name, role, created_at) values ($1, 'x', 'member', now())`,
      [id],
    )
    await facts.pool.query(
      `insert into accounts.login (id, name, email, email_verified, created_at, updated_at) values ($1, 'x', $2, true, now(), now())`,
      [id, email.toLowerCase()],
    )
  }
  const know = knowCode(Promise.resolve({ facts, dataFolder: folder }))
  const { members } = await know('It breaks in repository:src/engine.ts#L1-L2, see there.')
  expect(members.length).toBeGreaterThan(0)
  expect(members.every((id) => ids.has(id))).toBe(true)
  for (const text of ['Why?', 'repository:no/such.ts', 'nowhere:src/engine.ts'])
    expect(await know(text)).toEqual({ code: [], members: [] })
  for (const link of [
    'https://github.com/acme/Repository/blob/a/b/src/engine.ts#L2',
    'src/engine.ts:2:7',
  ])
    expect(await know(`See ${link}, and src/none.ts:3.`)).toMatchObject({
      code: [{ reference: 'repository:src/engine.ts#L2' }],
      members,
    })
  // Of another repository it is another file.
  const elsewhere = 'https://github.com/acme/other/blob/main/src/engine.ts'
  expect(await know(elsewhere)).toEqual({ code: [], members: [] })
  const trace = `Error: it broke
    at turn (/home/ci/repository/src/engine.ts:2:7)
    at node:internal/process/task_queues:95:5`
  expect(await know(trace)).toMatchObject({
    code: [{ reference: 'repository:src/engine.ts#L2' }],
    members,
  })
})
