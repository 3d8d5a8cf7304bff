/** Coupling on repositories with known truth, from git to the answer. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { makeScope } from '#app/scope.ts'
import { test } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { rename, type CommitPlan } from '../../../test/repositories/plan.ts'
import { scanned } from '../../../test/scanned.ts'
import type { Scope } from '../insight.ts'
import { computeCoupling } from './answer.ts'
import { compareWithCodeMaat } from './evaluate.ts'
import { coupling } from './insight.ts'
import { writeCouplingReading } from './prepare.ts'
import { Output, type CouplingAnswer, type CouplingInput } from './shape.ts'

const ana = { name: 'Ana', email: 'ana@example.org' }
const bela = { name: 'Bela', email: 'bela@example.org' }
const robot = { name: 'renovate[bot]', email: 'robot@example.org' }

let turn = 0
const touching = (paths: readonly string[], more: Partial<CommitPlan> = {}): CommitPlan => ({
  author: ana,
  files: Object.fromEntries(paths.map((path) => [path, `${(turn += 1)}\n`])),
  ...more,
})
const times = (count: number, commit: (index: number) => CommitPlan): CommitPlan[] =>
  Array.from({ length: count }, (_, index) => commit(index))

async function ask(scope: Scope, input: Partial<CouplingInput> = {}): Promise<CouplingAnswer> {
  return Output.parse(await coupling.answer(scope, coupling.input.parse(input)))
}

/** Six commits change both, one of them only reformats and one is a bot's; A has two more, B four. */
const pair: CommitPlan[] = [
  ...times(3, () => touching(['core/parser.ts', 'web/grammar.css'])),
  touching(['core/parser.ts', 'web/grammar.css'], { author: bela }),
  touching(['core/parser.ts', 'web/grammar.css'], { message: 'Reformat everything\n' }),
  touching(['core/parser.ts', 'web/grammar.css', 'yarn.lock'], { author: robot }),
  ...times(2, () => touching(['core/parser.ts'])),
  ...times(4, () => touching(['web/grammar.css'])),
]
const many = Array.from({ length: 51 }, (_, index) => `bulk/f${index}.ts`)

test('shared, degree and confidence are as counted by hand, with their interval and what speaks against them', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [...pair, touching([...many, 'core/parser.ts', 'web/grammar.css'])],
  })
  const answer = await ask(await scanned(facts, folder, repository.path))
  expect(answer.n).toBe(12)
  expect(answer.leftOut).toContainEqual(
    expect.objectContaining({ what: 'changes of more than 50 paths', count: 1 }),
  )
  expect(answer.leftOut).toContainEqual(
    expect.objectContaining({ what: 'generated, vendored, lock and binary files', count: 1 }),
  )
  expect(answer.items).toEqual([
    {
      rank: 1,
      a: 'core/parser.ts',
      b: 'web/grammar.css',
      shared: 6,
      revisionsA: 8,
      revisionsB: 10,
      degree: 0.6667,
      degreeInterval: expect.objectContaining({ low: 0.4442, high: 0.8335, level: 0.9 }),
      confidenceAB: 0.75,
      confidenceBA: 0.6,
      interval: expect.objectContaining({ low: 0.4601, level: 0.9 }),
      rankInterval: expect.objectContaining({ low: 1, high: 1, level: 0.9 }),
      counterEvidence: [
        { what: 'format-only', share: 0.1667 },
        { what: 'bot', share: 0.1667 },
        { what: 'generated', share: 0.1667 },
        { what: 'same-author', share: 0.6667 },
        { what: 'cut-off', share: 0.1429 },
      ],
      degreeWithout: 0.5714,
      rankWithout: null,
      sameDirectory: false,
      expected: null,
      namedIn: [],
      lastSharedAt: '2020-01-01T05:00:00.000Z',
    },
  ])
})

test('the rank without bots, formatting and wide changes stands beside the rank', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [
      ...times(5, () => touching(['raised.ts', 'with.css'])),
      ...times(7, () => touching(['raised.ts', 'with.css'], { author: robot })),
      ...times(15, () => touching(['parser.ts', 'grammar.css'])),
      touching(['parser.ts']),
      ...times(2, () => touching(['grammar.css'])),
    ],
  })
  const { items } = await ask(await scanned(facts, folder, repository.path))
  expect(items.map(({ a, rank, rankWithout }) => ({ a, rank, rankWithout }))).toEqual([
    { a: 'raised.ts', rank: 1, rankWithout: 2 },
    { a: 'parser.ts', rank: 2, rankWithout: 1 },
  ])
})

test('the answer that a scan kept is the answer that is computed, byte for byte', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({ commits: pair })
  const scope = await scanned(facts, folder, repository.path)
  const input = coupling.input.parse({})
  await writeCouplingReading(scope)
  const { rows } = await facts.pool.query("select value from reading where name = 'coupling'")
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(await coupling.answer(scope, input))).toBe(
    JSON.stringify(await computeCoupling(scope, input)),
  )
})

test('four shared changes are too few, and files that are gone couple nothing', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [
      ...times(4, () => touching(['a.ts', 'b.css'])),
      ...times(5, () => touching(['c.ts', 'gone.css'])),
      { files: { 'gone.css': null } },
    ],
  })
  const answer = await ask(await scanned(facts, folder, repository.path))
  expect(answer.items).toEqual([])
  expect(answer.leftOut).toContainEqual(
    expect.objectContaining({ what: 'files not at head', count: 1 }),
  )
})

test('a renamed file keeps what it shared under its old name', async ({ facts, folder }) => {
  await using repository = await aRepository({
    commits: [
      { files: { 'old.ts': 'a\nb\nc\nd\n', 'x.css': '0\n' } },
      ...times(3, () => ({
        files: { 'old.ts': `a\nb\nc\nd\n${(turn += 1)}\n`, 'x.css': `${turn}\n` },
      })),
      { changes: [rename('old.ts', 'new.ts')] },
      ...times(2, () => ({
        files: { 'new.ts': `a\nb\nc\nd\n${(turn += 1)}\n`, 'x.css': `${turn}\n` },
      })),
    ],
  })
  const { items } = await ask(await scanned(facts, folder, repository.path))
  expect(items).toMatchObject([
    { a: 'x.css', b: 'new.ts', shared: 6, revisionsA: 6, revisionsB: 7 },
  ])
})

test('the rollups answer as the raw facts do, whatever the steps of the scan', async ({
  facts,
  folder,
}) => {
  const commits: CommitPlan[] = Array.from({ length: 60 }, (_, index) =>
    touching(
      ['a.ts', 'b.css', 'c.go', 'd/e.rs', 'd/f.py', 'yarn.lock'].filter(
        (__, place) => (index * 7 + place * 5) % (place + 2) < 2,
      ),
      { author: index % 3 === 0 ? bela : ana },
    ),
  )
  await using whole = await aRepository({ commits })
  await using grown = await aRepository({ commits: commits.slice(0, 17) })
  await scanned(facts, folder, grown.path)
  await grown.add({ commits: commits.slice(17, 40) })
  await scanned(facts, folder, grown.path)
  await grown.add({ commits: commits.slice(40) })
  const [scope, inSteps] = [
    await scanned(facts, folder, whole.path),
    await scanned(facts, folder, grown.path),
  ]
  const answer = await ask(scope)
  expect(answer.items.length).toBeGreaterThan(5)
  expect(JSON.stringify(await ask(inSteps))).toBe(JSON.stringify(answer))
  const counted = await ask({ ...scope, window: { label: 'all', from: new Date(0), to: null } })
  expect({ ...counted, window: answer.window }).toEqual(answer)
})

test('a window, a path and a file each narrow the question', async ({ facts, folder }) => {
  await using repository = await aRepository({
    commits: [
      ...times(6, () =>
        touching(['in/a.ts', 'in/b.css', 'out.go'], {
          author: { ...ana, at: 1_600_000_000 + turn },
        }),
      ),
      ...times(5, () =>
        touching(['in/a.ts', 'in/b.css'], { author: { ...ana, at: 1_700_000_000 + turn } }),
      ),
    ],
  })
  const scope = await scanned(facts, folder, repository.path)
  const pairsOf = (answer: CouplingAnswer) =>
    answer.items.map((item) => `${item.a} ${item.b} ${item.shared}`)
  expect(pairsOf(await ask(scope))).toEqual([
    'in/a.ts in/b.css 11',
    'out.go in/a.ts 6',
    'out.go in/b.css 6',
  ])
  expect(pairsOf(await ask({ ...scope, prefix: 'in' }))).toEqual(['in/a.ts in/b.css 11'])
  expect(pairsOf(await ask({ ...scope, prefix: 'out.go' }))).toEqual([
    'out.go in/a.ts 6',
    'out.go in/b.css 6',
  ])
  const late = await makeScope(facts, {
    repositoryId: scope.repository.id,
    window: '12m',
    now: new Date(0),
    code: scope.code,
  })
  expect(await ask(late)).toMatchObject({
    n: 5,
    items: [{ shared: 5, revisionsA: 5, revisionsB: 5, degree: 1 }],
  })
})

test("a ticket, an author's day and a merge are each one change", async ({ facts, folder }) => {
  const commits = Array.from({ length: 5 }, (_, index): CommitPlan[] => [
    {
      ...touching(['a.ts'], { author: { ...ana, at: 1_600_000_000 + index * 86_400 } }),
      message: `Begin TEAM-${index + 1}\n`,
    },
    {
      ...touching(['b.css'], { author: { ...ana, at: 1_600_000_060 + index * 86_400 } }),
      message: `End TEAM-${index + 1}\n`,
    },
  ]).flat()
  await using repository = await aRepository({ commits })
  const scope = await scanned(facts, folder, repository.path)
  expect((await ask(scope)).items).toEqual([])
  expect(await ask({ ...scope, unit: 'ticket' })).toMatchObject({
    n: 5,
    items: [{ shared: 5, revisionsA: 5, degree: 1 }],
  })
  expect(await ask({ ...scope, unit: 'author-day' })).toMatchObject({
    n: 5,
    items: [{ shared: 5, degree: 1 }],
  })

  await using merged = await aRepository({
    commits: [
      { mark: 'base', files: { 'z.go': '0\n' } },
      ...Array.from({ length: 5 }, (_, index): CommitPlan[] => {
        const base = index === 0 ? 'base' : `m${index - 1}`
        return [
          { ...touching(['a.ts']), mark: `a${index}`, parents: [base] },
          { ...touching(['b.css']), mark: `b${index}`, parents: [`a${index}`] },
          {
            mark: `m${index}`,
            parents: [base, `b${index}`],
            files: { 'a.ts': `${turn}\n`, 'b.css': `${turn}\n` },
          },
        ]
      }).flat(),
    ],
  })
  const landing = await scanned(facts, folder, merged.path)
  expect((await ask(landing)).items).toEqual([])
  expect(await ask({ ...landing, unit: 'first-parent' })).toMatchObject({
    items: [{ a: 'a.ts', b: 'b.css', shared: 5, degree: 1 }],
  })
})

test('a file that most changes touch surprises with nothing, but in a small history', async ({
  facts,
  folder,
}) => {
  const versions = (index: number) => ({ 'src/version.c': `${index}\n` })
  const patch = (index: number, path: string) => ({
    files: { ...versions(index), [path]: `${turn++}\n` },
  })
  const both = (index: number) => ({
    files: { ...versions(index), 'src/engine.c': `${turn++}\n`, 'lib/wheel.c': `${turn++}\n` },
  })
  await using repository = await aRepository({
    commits: [
      ...times(94, (index) => patch(index, index % 3 === 0 ? 'src/engine.c' : `src/${index}.c`)),
      ...times(6, (index) => both(index + 94)),
    ],
  })
  const scope = await scanned(facts, folder, repository.path)
  const places = ({ items }: Awaited<ReturnType<typeof ask>>) => items.map(({ a, b }) => [a, b])
  expect(places(await ask(scope))).toContainEqual(['src/engine.c', 'src/version.c'])
  const surprising = await ask(scope, { surprising: true })
  expect(places(surprising)).toEqual([['lib/wheel.c', 'src/engine.c']])
  expect(surprising.leftOut).toMatchObject([
    { what: 'pairs with a file that most changes touch', count: 2 },
  ])
})

test('a pair says whether one imports the other; what mostly bots change surprises nobody', async ({
  facts,
  folder,
}) => {
  const renovate = { name: 'renovate[bot]', email: 'bot@example.org' }
  const importing = (name: string) => ({
    'src/engine.py': `from ..${name} import start\nprint(${turn++})\n`,
    'src/wheel.py': `import math\n# use the engine ${turn++}\n`,
    [`lib/${name}.py`]: `def start(): return ${turn++}\n`,
  })
  await using repository = await aRepository({
    commits: [
      ...times(5, () => ({ files: importing('spark') })),
      ...times(6, () => touching(['ci/build.yml', 'ci/image.txt'], { author: renovate })),
    ],
  })
  const scope = await scanned(facts, folder, repository.path)
  const all = await ask(scope)
  const named = all.items.map((item) => [item.a, item.b, item.namedIn])
  expect(named).toEqual([
    ['ci/build.yml', 'ci/image.txt', null],
    ['lib/spark.py', 'src/engine.py', ['src/engine.py']],
    ['lib/spark.py', 'src/wheel.py', []],
    // It speaks of the engine, but imports it not.
    ['src/engine.py', 'src/wheel.py', []],
  ])
  expect(all.leftOut.map(({ what }) => what)).not.toContain('pairs that mostly bots changed')
  const surprising = await ask(scope, { surprising: true })
  expect(surprising.items.map(({ a }) => a)).not.toContain('ci/build.yml')
  expect(surprising).toMatchObject({
    ranked: 3,
    leftOut: [{ what: 'pairs that mostly bots changed', count: 1 }],
  })
  const unreadable = { ...scope.code, blobs: () => scope.code.blobs(['0'.repeat(40)]) }
  const { items } = await ask({ ...scope, code: unreadable, unit: 'ticket' })
  expect(items.map((item) => item.namedIn)).toEqual([null, null, null, null])
})

test('directories are touched once by a change, however many of their files it touches', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [
      ...times(5, () => touching(['one/a.ts', 'one/b.ts', 'two/c.ts'])),
      ...times(3, () => touching(['one/a.ts'])),
      ...times(5, () => touching(['one/a.ts', 'tests/one/a.test.ts'])),
    ],
  })
  const scope = await scanned(facts, folder, repository.path)
  expect((await ask(scope, { level: 'directory' })).items).toMatchObject([
    {
      a: 'tests/one',
      b: 'one',
      shared: 5,
      revisionsA: 5,
      revisionsB: 13,
      expected: 'tests and what they test',
    },
    { a: 'two', b: 'one', shared: 5, revisionsA: 5, revisionsB: 13, expected: null },
  ])
  const surprising = await ask(scope, { level: 'directory', surprising: true })
  expect(surprising.items.map((item) => item.a)).toEqual(['two'])
  expect(surprising.leftOut).toContainEqual(
    expect.objectContaining({ what: 'expected pairs', count: 1 }),
  )
})

test('the lines of git that an explanation names give its counts', async ({ facts, folder }) => {
  await using repository = await aRepository({
    commits: [...pair, touching([...many, 'core/parser.ts', 'web/grammar.css'])],
  })
  const scope = await scanned(facts, folder, repository.path)
  const told = await coupling.explain(
    scope,
    ['core/parser.ts', './web/grammar.css'],
    coupling.input.parse({}),
  )
  expect(told.values).toMatchObject({
    shared: 6,
    revisionsA: 8,
    revisionsB: 10,
    degree: 0.6667,
    confidenceAB: 0.75,
  })
  const run = promisify(execFile)
  const counts = await Promise.all(
    (told.counts ?? []).map(async ({ command }) =>
      Number((await run('bash', ['-c', command], { cwd: repository.path })).stdout),
    ),
  )
  expect(counts).toEqual([6, 8, 10])
  expect(told.counts?.map(({ gives }) => gives)).toEqual(counts)
  expect(told.commits).toHaveLength(7)
  expect(told.commits[0]).toMatchObject({ leftOut: 'touches more than 50 paths' })
  expect(told.commits.slice(1).every((commit) => commit.leftOut === undefined)).toBe(true)
})

test('a mistyped path is met with the near ones', async ({ facts, folder }) => {
  await using repository = await aRepository({ commits: [touching(['core/parser.ts', 'b.css'])] })
  const scope = await scanned(facts, folder, repository.path)
  const asked = coupling.explain(scope, ['core/parse.ts', 'b.css'], coupling.input.parse({}))
  await expect(asked).rejects.toMatchObject({
    code: 'coupling.none',
    hint: 'Did you mean core/parser.ts?',
  })
})

test('every pair of living files that the formulas of code-maat show is found here, too', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [
      ...pair,
      ...times(5, () => touching(['gone.ts', 'core/parser.ts'])),
      { files: { 'gone.ts': null } },
    ],
  })
  const compared = await compareWithCodeMaat(await scanned(facts, folder, repository.path))
  expect(compared).toEqual({ theirs: 2, leftOut: 1, found: 1, same: 1, largestDifference: 0 })
})
