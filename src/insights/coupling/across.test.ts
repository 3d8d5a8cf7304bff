/** Coupling across repositories: what the scan keeps of each, and what two of them share. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { writeCrossTouches } from '#facts/rollups/cross.ts'
import type { Facts } from '#facts/facts.ts'
import { transactionOn } from '#facts/transaction.ts'
import { test } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { bareEnvironment } from '../../../test/repositories/git.ts'
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
})

test('keys are counted within a window, with what is left out and what speaks against them, and explained to the commits', async ({
  facts,
  folder,
}) => {
  const wide = (index: number, files: number): CommitPlan => ({
    ...on(index, ana, `KEY-1${index}: touch much\n`),
    files: Object.fromEntries(
      Array.from({ length: files }, (_, file) => [`wide/${index}-${file}.txt`, `${index}\n`]),
    ),
  })
  await using one = await aRepository({
    commits: [
      ...days(7, (index) => on(index, ana, `KEY-1${index}: serve\n`)),
      wide(7, 40),
      wide(8, 60),
      on(9, robot, 'KEY-19: bump\n'),
      ...days(3, (index) => on(index + 10, bela, 'Tidy up\n')),
    ],
  })
  await using two = await aRepository({
    commits: [
      ...days(6, (index) => on(index, index < 4 ? ana : bela, `KEY-1${index}: show\n`)),
      wide(7, 40),
      on(8, ana, 'KEY-18: show\n'),
      on(9, robot, 'KEY-19: bump\n'),
    ],
  })
  const scope = await scanned(facts, folder, one.path)
  const other = await scanned(facts, folder, two.path)
  const input = coupling.input.parse({ across: 'key' })
  const answer = await coupling.answer(scope, input)
  expect(answer).toMatchObject({
    n: 9,
    leftOut: [
      { what: 'changes of more than 50 paths', count: 1 },
      { what: 'changes that name no issue key', count: 3 },
    ],
    items: [
      {
        shared: 8,
        revisionsA: 9,
        revisionsB: 9,
        counterEvidence: [
          { what: 'bulk', share: 0.125 },
          { what: 'bot', share: 0.125 },
          { what: 'same-author', share: 0.875 },
          { what: 'cut-off', share: 0.1111 },
        ],
        // Of plain changes 6 are shared, of 7 keys each.
        degreeWithout: 0.8571,
        rankWithout: 1,
        lastSharedAt: '2020-09-22T00:00:00.000Z',
      },
    ],
  })
  const from = new Date((1_600_000_000 + 2 * day) * 1000)
  const late = { ...scope, window: { label: 'late', from, to: null } }
  expect(await coupling.answer(late, input)).toMatchObject({ n: 7, items: [{ shared: 6 }] })

  const names = [other.repository.source, scope.repository.source]
  const told = await coupling.explain(scope, names, input)
  expect(told.values).toMatchObject({ shared: 8, revisionsA: 9, revisionsB: 9, degree: 0.8889 })
  expect(told.commits).toHaveLength(16)
  expect(told.commits.filter(({ repository }) => repository === names[0])).toHaveLength(8)
  // Git counts the change of 60 paths, too, and no keys but these.
  const printed = (told.counts ?? []).map(({ command }) => run(command))
  expect(await Promise.all(printed)).toEqual(['10', '9', '9'])
  expect(await coupling.explain(scope, names.slice(0, 1), input)).toEqual(told)
  expect((await coupling.explain(late, names, input)).values).toMatchObject({ shared: 6 })
  for (const [subject, code] of [
    [[], 'coupling.explain.across'],
    [[names[1] ?? ''], 'coupling.explain.across'],
    [['nowhere'], 'coupling.across.none'],
  ] as const)
    await expect(coupling.explain(scope, subject, input)).rejects.toMatchObject({ code })
})

test('repositories that share nothing are explained with zeros', async ({ facts, folder }) => {
  await using one = await aRepository({ commits: [on(0, ana, 'KEY-1\n')] })
  await using two = await aRepository({ commits: [on(1, bela, 'KEY-2\n')] })
  const scope = await scanned(facts, folder, one.path)
  const other = await scanned(facts, folder, two.path)
  for (const across of ['key', 'author-day'] as const) {
    const input = coupling.input.parse({ across })
    const told = await coupling.explain(scope, [other.repository.source], input)
    expect(told).toMatchObject({ values: { shared: 0, revisionsA: 1, degree: 0 }, commits: [] })
    expect(await run(told.counts?.[2]?.command ?? '')).toBe('0')
  }
})

async function run(command: string): Promise<string> {
  const { stdout } = await promisify(execFile)('bash', ['-c', command], { env: bareEnvironment() })
  return stdout.trim()
}

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
    const { rows: found } = await facts.pool.query<object>(
      `select how, key, person_id, day, is_bot, commits, plain, wide, format_only, keyless, bulk from cross_touch
       where repository_id = $1 order by how, key, day`,
      [scope.repository.id],
    )
    rows.push(found)
  }
  // A key and a day for each commit.
  expect(rows[0]).toHaveLength(12)
  expect(rows[0]).toEqual(rows[1])
})
