/** Coupling across repositories: what the scan keeps of each, and what two of them share. */
import { expect } from 'vitest'
import { writeCrossTouches } from '#facts/cross.ts'
import type { Facts } from '#facts/facts.ts'
import { transactionOn } from '#facts/transaction.ts'
import { test } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import type { CommitPlan } from '../../../test/repositories/plan.ts'
import { scanned } from '../../../test/scanned.ts'
import type { Scope } from '../insight.ts'
import { coupling } from './insight.ts'

const ana = { name: 'Ana', email: 'ana@example.org' }
const bela = { name: 'Bela', email: 'bela@example.org' }
const robot = { name: 'renovate[bot]', email: 'robot@example.org' }

let turn = 0
const day = 86_400
const on = (
  index: number,
  who: { name: string; email: string },
  message = 'Work\n',
): CommitPlan => ({
  author: { ...who, at: 1_600_000_000 + index * day },
  message,
  files: { 'a.txt': `${(turn += 1)}\n` },
})
const days = (count: number, make: (index: number) => CommitPlan): CommitPlan[] =>
  Array.from({ length: count }, (_, index) => make(index))

async function write(facts: Facts, { repository, branch }: Scope): Promise<void> {
  const client = await facts.pool.connect()
  try {
    await transactionOn(client, () =>
      writeCrossTouches(client, {
        repositoryId: repository.id,
        commits: branch.commits,
        since: null,
      }),
    )
  } finally {
    client.release()
  }
}

test('repositories that are touched under the same issue keys are coupled; a bare number ties nothing', async ({
  facts,
  folder,
}) => {
  await using server = await aRepository({
    commits: days(8, (index) =>
      on(index, ana, `Serve TEAM-${index} and Owner/Name#${index} and #${index}\n`),
    ),
  })
  await using client = await aRepository({
    commits: days(6, (index) => on(index, bela, `Show owner/name#${index + 2}, #${index}\n`)),
  })
  const [scope, other] = [
    await scanned(facts, folder, server.path),
    await scanned(facts, folder, client.path),
  ]
  for (const one of [scope, other]) await write(facts, one)
  const answer = await coupling.answer(scope, coupling.input.parse({ across: 'key' }))
  expect(answer).toMatchObject({
    level: 'repository',
    n: 15,
    items: [
      {
        a: other.repository.source,
        b: scope.repository.source,
        shared: 6,
        revisionsA: 6,
        revisionsB: 15,
        confidenceAB: 1,
        degree: 0.5714,
      },
    ],
  })
  await expect(
    coupling.answer(
      { ...scope, window: { label: 'late', from: new Date(), to: null } },
      coupling.input.parse({ across: 'key' }),
    ),
  ).rejects.toMatchObject({
    code: 'coupling.across.window',
  })
})

test("one person's days tie repositories within the window, a bot's do not", async ({
  facts,
  folder,
}) => {
  await using one = await aRepository({
    commits: [...days(7, (index) => on(index, ana)), ...days(9, (index) => on(index, robot))],
  })
  await using two = await aRepository({
    commits: [
      ...days(6, (index) => on(index, ana)),
      on(6, bela),
      ...days(9, (index) => on(index, robot)),
    ],
  })
  const [scope, other] = [
    await scanned(facts, folder, one.path),
    await scanned(facts, folder, two.path),
  ]
  for (const each of [scope, other]) await write(facts, each)
  const answer = await coupling.answer(scope, coupling.input.parse({ across: 'author-day' }))
  expect(answer.items).toMatchObject([
    {
      shared: 6,
      revisionsA: 7,
      revisionsB: 7,
      counterEvidence: [{ what: 'same-author', share: 1 }],
      lastSharedAt: '2020-09-18T00:00:00.000Z',
    },
  ])
  expect(answer.leftOut).toContainEqual(
    expect.objectContaining({ what: "days of bots' work", count: 9 }),
  )
  const from = new Date((1_600_000_000 + 2 * day) * 1000)
  const late = await coupling.answer(
    { ...scope, window: { label: 'late', from, to: null } },
    coupling.input.parse({ across: 'author-day' }),
  )
  expect(late.items).toEqual([])
})

test('written again after more commits, the rows are those of a first scan', async ({
  facts,
  folder,
}) => {
  const commits = days(6, (index) => on(index, index % 2 ? ana : bela, `TEAM-${(index % 4) + 1}\n`))
  await using whole = await aRepository({ commits })
  await using grown = await aRepository({ commits: commits.slice(0, 3) })
  await write(facts, await scanned(facts, folder, grown.path))
  await grown.add({ commits: commits.slice(3) })
  const scopes = [
    await scanned(facts, folder, grown.path),
    await scanned(facts, folder, whole.path),
  ]
  const rows = []
  for (const scope of scopes) {
    await write(facts, scope)
    await write(facts, scope)
    rows.push(
      await facts.db
        .selectFrom('cross_touch')
        .select(['how', 'key', 'commits'])
        .where('repository_id', '=', scope.repository.id)
        .orderBy('how')
        .orderBy('key')
        .execute(),
    )
  }
  expect(rows[0]).toHaveLength(10)
  expect(rows[0]).toEqual(rows[1])
})
