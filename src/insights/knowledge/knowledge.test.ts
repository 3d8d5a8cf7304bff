/** Knowledge on repositories with known truth, from git to the answer. */
import { execFile } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { expect } from 'vitest'
import { makeScope } from '#app/scope.ts'
import { scan } from '#app/scan/scan.ts'
import type { Facts } from '#facts/facts.ts'
import { silent } from '#std/progress.ts'
import { test } from '../../../test/cairn.ts'
import { aRepository, type BuiltRepository } from '../../../test/repositories/build.ts'
import { rename, type CommitPlan } from '../../../test/repositories/plan.ts'
import { aRandomHistory } from '../../../test/repositories/random.ts'
import type { CodeReader, Scope } from '../insight.ts'
import { knowledge } from './insight.ts'
import { computeKnowledge, preparedKnowledge, writeKnowledgeReading } from './prepare.ts'
import { historyOf } from './query.ts'
import { rawContacts } from './query-contacts.ts'
import { readKnowledge } from './reading.ts'

const ana = { name: 'Ana Quintero', email: 'ana@example.org' }
const bela = { name: 'Béla Zsolnay', email: 'bela@example.org' }
const carlo = { name: 'Carlo Umbriaco', email: 'carlo@example.org' }
const robot = { name: 'dependabot[bot]', email: 'robot@users.example.org' }
const people = [ana, bela, carlo, robot]

const on = (day: string, { name, email }: typeof ana) => ({
  author: { name, email, at: Date.parse(`${day}T12:00:00Z`) / 1000 },
})

/** A year lies between Carlo's commit and the rest. */
const commits: CommitPlan[] = [
  {
    ...on('2020-01-01', carlo),
    message: 'Begin\n',
    files: { 'old/one.ts': '1\n', 'old/two.ts': '1\n' },
  },
  {
    ...on('2021-01-01', ana),
    message: 'Add core\n',
    files: { 'core/a.ts': '1\n', 'core/b.ts': '1\n', 'core/c.ts': '1\n' },
  },
  { ...on('2021-01-02', ana), message: 'Grow a\n', files: { 'core/a.ts': '1\n2\n' } },
  {
    ...on('2021-01-03', bela),
    message: 'Add app\n',
    files: { 'app/main.ts': '1\n2\n3\n4\n5\n6\n', 'README.md': 'hello\n' },
  },
  { ...on('2021-01-04', bela), message: 'Touch a\n', files: { 'core/a.ts': '1\n2\n3\n' } },
  {
    ...on('2021-01-05', bela),
    message: 'Move main\n',
    changes: [rename('app/main.ts', 'app/start.ts')],
  },
  {
    ...on('2021-01-06', robot),
    message: 'Bump\n',
    files: { 'core/c.ts': '2\n', 'yarn.lock': 'x\n' },
  },
]

async function scopeOf(
  facts: Facts,
  folder: string,
  repository: BuiltRepository,
  wish: { window?: string; prefix?: string } = {},
): Promise<Scope> {
  await scan(facts, folder, repository.path, { progress: silent })
  return scopeNow(facts, repository, wish)
}

async function scopeNow(
  facts: Facts,
  repository: { path: string },
  wish: { window?: string; prefix?: string } = {},
): Promise<Scope> {
  const rows = await facts.db
    .selectFrom('repository')
    .select(['repository_id', 'source'])
    .orderBy('repository_id')
    .execute()
  const own = rows.findLast((row) => row.source.startsWith(repository.path)) ?? rows.at(-1)
  return makeScope(facts, {
    repositoryId: own?.repository_id ?? 0,
    now: new Date(0),
    code: noCode,
    ...wish,
  })
}

const unread = (): never => {
  throw new Error('knowledge reads no code')
}
const noCode: CodeReader = {
  blobs: unread,
  measure: unread,
  blobsAt: unread,
  hunks: unread,
  blame: unread,
}

test('truck factor, areas and what was left out of a small repository are as counted by hand', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({ commits })
  const answer = await knowledge.answer(await scopeOf(facts, folder, repository), {})

  // a: made by Ana and changed by her twice, once by Béla; b, c: Ana; start: Béla, under two names; one, two: Carlo.
  expect(answer).toMatchObject({
    truckFactor: 2,
    files: 6,
    withoutAuthor: 0,
    withoutHistory: 0,
    filesWithOneAuthor: 6,
    filesWithSilentAuthors: 2,
    n: 6,
    touches: 9,
  })
  expect(
    answer.areas.map(({ path, files, people: count, topShare, atRisk }) => ({
      path,
      files,
      count,
      topShare,
      atRisk,
    })),
  ).toEqual([
    { path: 'core', files: 3, count: 1, topShare: 0.8, atRisk: true },
    { path: 'old', files: 2, count: 1, topShare: 1, atRisk: true },
    { path: 'app', files: 1, count: 1, topShare: 1, atRisk: true },
  ])
  expect(answer.leftOut.map(({ what, count }) => [what, count])).toEqual([
    ['changes by bots', 1],
    ['generated, vendored, lock and binary files', 1],
    ['documentation and settings', 1],
  ])
  expect(answer.areas[0]?.counterEvidence).toEqual([{ what: 'bot', share: 0.1667 }])
  expect(answer.truckFactorSweep.map(({ what }) => what)).toContain('the last 24 months only')
})

test('knowledge names nobody: not in its numbers, not in its words, not in its explanations', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({ commits })
  const scope = await scopeOf(facts, folder, repository)
  const answer = await knowledge.answer(scope, {})
  const said = JSON.stringify([
    answer,
    readKnowledge(answer),
    await knowledge.explain(scope, [], {}),
    await knowledge.explain(scope, ['core'], {}),
    await knowledge.explain(scope, ['core/a.ts'], {}),
  ]).toLowerCase()
  // A bot is named where the line of git leaves it out.
  for (const { name, email } of people.filter((one) => one !== robot))
    for (const part of [email, ...name.split(' ')])
      expect(said).not.toMatch(
        new RegExp(`\\b${part.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '.')}\\b`),
      )
})

test('if one person left, what would have no author, and with whom to pair', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({ commits })
  const { without } = await knowledge.answer(await scopeOf(facts, folder, repository), {
    without: 'ANA@example.org',
  })
  expect(without).toMatchObject({ email: ana.email, filesLosingLastAuthor: 3 })
  expect(without?.areas).toEqual([
    {
      path: 'core',
      files: 3,
      filesLosingLastAuthor: 3,
      examples: ['core/a.ts', 'core/b.ts', 'core/c.ts'],
      pairWith: [{ ...bela, reasons: ['changed some of these files in the last month'] }],
    },
  ])
})

test('the files that one person would leave behind are explained by what touched them, whoever it was', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({ commits })
  const scope = await scopeOf(facts, folder, repository)
  const told = await knowledge.explain(scope, [], { without: ana.email })
  expect(told.subject).toBe(`the code without ${ana.name} <${ana.email}>`)
  expect(told.values).toMatchObject({ files: 6, filesLosingLastAuthor: 3, truckFactorAfter: 1 })
  // The last of them is Béla's.
  expect(told.commits.map(({ subject }) => subject)).toEqual([
    'Bump',
    'Touch a',
    'Grow a',
    'Add core',
  ])
  expect(told.n).toBe(3)
  expect(await counted(repository, told.counts?.[0]?.command)).toBe(3)
  const elsewhere = await knowledge.explain(scope, ['old'], { without: ana.email })
  expect(elsewhere.values).toMatchObject({ files: 2, filesLosingLastAuthor: 0 })
  await expect(knowledge.explain(scope, ['no'], { without: ana.email })).rejects.toMatchObject({
    code: 'path.none',
  })
})

test('nobody can ask about somebody who is not there, or about a bot', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({ commits })
  const scope = await scopeOf(facts, folder, repository)
  await expect(knowledge.answer(scope, { without: 'nobody@example.org' })).rejects.toMatchObject({
    code: 'person.none',
  })
  await expect(knowledge.answer(scope, { without: robot.email })).rejects.toMatchObject({
    code: 'person.none',
  })
})

test('a commit of more than 50 paths makes nobody an author, and is counted as left out', async ({
  facts,
  folder,
}) => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`lib/f${index}.ts`, `${index}\n`]),
  )
  await using repository = await aRepository({
    commits: [
      { author: ana, files },
      { author: bela, files: { 'lib/f0.ts': 'more\n' } },
      { author: ana, files: { 'lib/f0.ts': 'most\n' } },
    ],
  })
  const answer = await knowledge.answer(await scopeOf(facts, folder, repository), {})
  expect(answer).toMatchObject({ files: 60, withoutHistory: 59, n: 2, touches: 2 })
  expect(answer.leftOut[0]).toMatchObject({ what: 'changes of more than 50 paths', count: 1 })
  // Of the one file left nobody is the first author: each has 3.293 + 0.164 − 0.321 ln 2 < 3.293.
  expect(answer.withoutAuthor).toBe(60)
  expect(answer.truckFactorSweep).toContainEqual({
    what: 'with commits of more than 50 paths',
    value: 1,
  })
})

test('in a window only what was changed inside counts', async ({ facts, folder }) => {
  await using repository = await aRepository({ commits })
  const answer = await knowledge.answer(
    await scopeOf(facts, folder, repository, { window: '6m' }),
    {},
  )
  expect(answer).toMatchObject({ files: 4, truckFactor: 1 })
  expect(answer.areas.map(({ path }) => path)).toEqual(['core', 'app'])
  expect(answer.window.label).toBe('6m')
})

test('below a prefix only its files count', async ({ facts, folder }) => {
  await using repository = await aRepository({ commits })
  const answer = await knowledge.answer(
    await scopeOf(facts, folder, repository, { prefix: 'core' }),
    {},
  )
  expect(answer).toMatchObject({ files: 3, truckFactor: 1, n: 3, touches: 5 })
})

test('an area, its explanation and the line of git in it speak of the same files', async ({
  facts,
  folder,
}) => {
  const many = (place: string, count: number, text: string) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${place}/${i}.ts`, text]))
  await using repository = await aRepository({
    commits: [
      { author: ana, files: { ...many('src', 2, 'a\n'), ...many('src/deep', 6, 'a\n') } },
      { author: bela, files: { ...many('src/deep', 6, 'b\n'), 'src/notes.md': 'b\n' } },
      { author: bela, files: { 'src/deep/0.ts': 'c\n' } },
      { author: carlo, files: { 'lib/x.ts': 'an example\nof some lines\n' } },
      { author: carlo, changes: [rename('lib/x.ts', 'src/[x].ts')] },
      { author: robot, files: { 'src/0.ts': 'd\n' } },
      { author: ana, files: many('src', 60, 'e\n') },
    ],
  })
  for (const window of ['all', '12m']) {
    const scope = await scopeOf(facts, folder, repository, { window })
    const { areas, n } = await knowledge.answer(scope, {})
    expect(areas.find(({ path }) => path === 'src')).toMatchObject({ without: ['src/deep'] })
    for (const { path, files, people: authors, changes } of areas) {
      const told = await knowledge.explain(scope, [path], {})
      expect(told.values).toMatchObject({ files, authors, touches: changes })
      expect(await counted(repository, told.counts?.[0]?.command)).toBe(told.n)
    }
    const whole = await knowledge.explain(scope, [], {})
    expect(whole.n).toBe(n)
    for (const subject of [[], ['src'], ['src/[x].ts'], ['src/deep/0.ts'], ['src/notes.md']]) {
      const told = await knowledge.explain(scope, subject, {})
      expect(await counted(repository, told.counts?.[0]?.command)).toBe(told.n)
    }
    expect((await knowledge.explain(scope, ['src/[x].ts'], {})).n).toBe(2)
  }
})

async function counted({ path }: BuiltRepository, command = ''): Promise<number> {
  const { stdout } = await promisify(execFile)('sh', ['-c', command], { cwd: path })
  return Number(stdout)
}

test('the stored answer is the computed one, and an answer for another head is not used', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({ commits })
  const scope = await scopeOf(facts, folder, repository)
  const computed = JSON.stringify(await computeKnowledge(scope))
  await writeKnowledgeReading(scope)
  expect(JSON.stringify(await preparedKnowledge(scope))).toBe(computed)

  await repository.add({ commits: [{ author: carlo, files: { 'old/three.ts': '1\n' } }] })
  const later = await scopeOf(facts, folder, repository)
  expect(await preparedKnowledge(later)).toMatchObject({ files: 7 })
})

test(
  'the rollups and the changes themselves tell the same history',
  { timeout: 120_000 },
  async ({ facts, folder }) => {
    await fc.assert(
      fc.asyncProperty(aRandomHistory(), async ({ plan }) => {
        await using repository = await aRepository(plan)
        const scope = await scopeOf(facts, folder, repository)
        expect(inOrder(await historyOf(scope))).toEqual(
          inOrder(await historyOf(scope, rawContacts)),
        )
      }),
      { numRuns: 5 },
    )
  },
)

function inOrder(history: Awaited<ReturnType<typeof historyOf>>) {
  return {
    ...history,
    contacts: history.contacts
      .map(({ fileId, identityId, changes, bulkChanges, lastAt }) => ({
        fileId,
        identityId,
        changes,
        bulkChanges,
        lastAt,
      }))
      .toSorted((a, b) => a.fileId - b.fileId || a.identityId - b.identityId),
  }
}

test(
  'a history scanned in two steps gives the same answer byte for byte',
  { timeout: 120_000 },
  async ({ facts, folder }) => {
    let round = 0
    await fc.assert(
      fc.asyncProperty(aRandomHistory(), fc.nat({ max: 999 }), async ({ plan }, cut) => {
        await using built = await aRepository(plan)
        const stepwise = join(folder, `steps-${round++}`)
        cpSync(built.path, stepwise, { recursive: true })
        const whole = await knowledge.answer(await scopeOf(facts, folder, built), {})
        const git = (...args: string[]) => built.git('--git-dir', join(stepwise, '.git'), ...args)
        const head = (await git('rev-parse', 'HEAD')).trim()
        const all = (await git('rev-list', '--topo-order', '--reverse', head)).trim().split('\n')
        await git('update-ref', 'HEAD', all[cut % all.length] ?? head)
        await scan(facts, folder, stepwise, { progress: silent })
        await git('update-ref', 'HEAD', head)
        await scan(facts, folder, stepwise, { progress: silent })
        expect(
          JSON.stringify(await knowledge.answer(await scopeNow(facts, { path: stepwise }), {})),
        ).toBe(JSON.stringify(whole))
      }),
      { numRuns: 5 },
    )
  },
)
