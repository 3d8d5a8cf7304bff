/** What is missing, on repositories with known truth, from git to the answer. */
import { expect } from 'vitest'
import { test } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import type { CommitPlan } from '../../../test/repositories/plan.ts'
import { scanned } from '../../../test/scanned.ts'
import { evaluateMissing } from './evaluate.ts'
import { missing } from './insight.ts'
import { readMissing } from './reading.ts'
import { Output } from './shape.ts'

let turn = 0
const touching = (...paths: string[]): CommitPlan => ({
  files: Object.fromEntries(paths.map((path) => [path, `${(turn += 1)}\n`])),
})
const times = (count: number, ...paths: string[]): CommitPlan[] =>
  Array.from({ length: count }, () => touching(...paths))
const input = (...files: string[]) => missing.input.parse({ files })

const commits = [
  ...times(4, 'api.ts', 'docs.md', 'yarn.lock'),
  ...times(4, 'api.ts', 'client.ts', 'docs.md'),
  ...times(2, 'api.ts'),
  ...times(3, 'client.ts', 'rare.ts'),
  ...times(9, 'other.ts'),
]

test('the file that nearly always changes with these is named, with the counts of each', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({ commits })
  const scope = await scanned(facts, folder, repository.path)
  const answer = Output.parse(await missing.answer(scope, input('./api.ts', 'client.ts')))
  expect(answer).toMatchObject({
    n: 13,
    files: ['api.ts', 'client.ts'],
    items: [
      {
        rank: 1,
        path: 'docs.md',
        confidence: 0.8,
        shared: 8,
        revisions: 10,
        because: [
          { file: 'api.ts', shared: 8, revisions: 10, confidence: 0.8 },
          { file: 'client.ts', shared: 4, revisions: 7, confidence: 0.5714 },
        ],
      },
      {
        path: 'rare.ts',
        confidence: 0.4286,
        shared: 3,
        revisions: 7,
        because: [{ file: 'client.ts' }],
      },
    ],
  })
  expect(answer.items[0]?.counterEvidence).toContainEqual({ what: 'generated', share: 0.5 })
  expect(answer.items.map(({ rankInterval: { low, high } }) => [low, high])).toEqual([
    [1, 1],
    [2, 2],
  ])
  const [first] = answer.items
  expect(first?.interval.low).toBeLessThan(0.8)
  expect(first?.interval.high).toBeGreaterThan(0.8)
  expect(first?.score).toBeGreaterThan(first?.interval.low ?? 1)
  expect(readMissing(answer)[0]?.says).toMatch(
    /^docs\.md: changed in 8 of 10 changes to api\.ts \(at least 54 %, nine times in ten\); one other touched file agrees\.$/,
  )
})

test('when nothing is missing, that is said; a lock file calls for nothing', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({ commits })
  const scope = await scanned(facts, folder, repository.path)
  const whole = await missing.answer(scope, input('api.ts', 'client.ts', 'docs.md', 'rare.ts'))
  expect(whole.items).toEqual([])
  expect(readMissing(whole)[0]?.says).toBe(
    'Nothing usually changes with these 4 files that is not among them (13 changes).',
  )
  const lock = await missing.answer(scope, input('yarn.lock'))
  expect(lock).toMatchObject({ n: 0, items: [] })
  expect(lock.leftOut).toEqual([expect.objectContaining({ count: 1 })])
})

test('the rank without bots and formatting stands beside the rank', async ({ facts, folder }) => {
  const robot = { name: 'renovate[bot]', email: 'robot@example.org' }
  await using repository = await aRepository({
    commits: [
      ...times(5, 'a.ts', 'hand.ts'),
      ...times(9, 'a.ts', 'bot.ts').map((commit) => ({ ...commit, author: robot })),
      ...times(3, 'a.ts', 'bot.ts'),
    ],
  })
  const scope = await scanned(facts, folder, repository.path)
  const { items } = await missing.answer(scope, input('a.ts'))
  expect(items.map(({ path, rank, rankWithout }) => ({ path, rank, rankWithout }))).toEqual([
    { path: 'bot.ts', rank: 1, rankWithout: 2 },
    { path: 'hand.ts', rank: 2, rankWithout: 1 },
  ])
})

test('a path that is not at head is an error that names near ones', async ({ facts, folder }) => {
  await using repository = await aRepository({
    commits: [...commits, { files: { 'rare.ts': null } }],
  })
  const scope = await scanned(facts, folder, repository.path)
  await expect(missing.answer(scope, input('src/api.ts'))).rejects.toMatchObject({
    code: 'missing.file.none',
    hint: 'Did you mean api.ts?',
  })
  await expect(missing.answer(scope, input('clent.ts'))).rejects.toMatchObject({
    hint: 'Did you mean client.ts?',
  })
  await expect(missing.answer(scope, input('rare.ts'))).rejects.toThrow(
    '"rare.ts" is not a file at the head of this branch.',
  )
  expect(
    (await missing.answer(scope, input('client.ts'))).items.map((item) => item.path),
  ).not.toContain('rare.ts')
})

test('an answer does not depend on the steps of the scan, nor on the order of the files asked about', async ({
  facts,
  folder,
}) => {
  await using whole = await aRepository({ commits })
  await using grown = await aRepository({ commits: commits.slice(0, 6) })
  await scanned(facts, folder, grown.path)
  await grown.add({ commits: commits.slice(6) })
  const answers = [
    await missing.answer(await scanned(facts, folder, whole.path), input('api.ts', 'client.ts')),
    await missing.answer(
      await scanned(facts, folder, grown.path),
      input('client.ts', 'api.ts', 'client.ts'),
    ),
  ].map((answer) => JSON.stringify(answer))
  expect(answers[0]).toBe(answers[1])
})

test('an explanation lists the commits behind a suggestion, and those left out', async ({
  facts,
  folder,
}) => {
  const bulk = Array.from({ length: 51 }, (_, index) => `bulk/${index}.ts`)
  await using repository = await aRepository({
    commits: [...commits, touching('api.ts', 'docs.md', ...bulk)],
  })
  const scope = await scanned(facts, folder, repository.path)
  const told = await missing.explain(
    scope,
    ['docs.md', 'api.ts', 'client.ts'],
    input('docs.md', 'api.ts', 'client.ts'),
  )
  expect(told.values).toMatchObject({ 'api.ts': '8 of 10', 'client.ts': '4 of 7' })
  expect(told.commits).toHaveLength(9)
  expect(told.leftOut).toEqual([expect.objectContaining({ count: 1 })])
  expect(told.commits[0]).toMatchObject({ leftOut: 'touches more than 50 paths' })
})

test('tickets gather what several commits forgot', async ({ facts, folder }) => {
  const perTicket = Array.from({ length: 4 }, (_, index): CommitPlan[] => [
    { ...touching('a.ts'), message: `TEAM-${index + 1}\n` },
    { ...touching('b.ts'), message: `TEAM-${index + 1}\n` },
  ]).flat()
  await using repository = await aRepository({ commits: perTicket })
  const scope = await scanned(facts, folder, repository.path)
  expect((await missing.answer(scope, input('a.ts'))).items).toEqual([])
  expect((await missing.answer({ ...scope, unit: 'ticket' }, input('a.ts'))).items).toMatchObject([
    { path: 'b.ts', confidence: 1, shared: 4 },
  ])
})

test('a history is learned oldest first and asked about its last part', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [...times(8, 'a.ts', 'b.ts'), ...times(2, 'b.ts', 'a.ts')],
  })
  const found = await evaluateMissing(await scanned(facts, folder, repository.path))
  expect(found).toMatchObject({
    changeSets: 10,
    ours: { trainedOn: 8, changes: 2, prevention: { questions: 4, recall: 1 } },
    published: { navigationRecall: 0.26 },
  })
})
