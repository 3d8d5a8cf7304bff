/** Which line of git gives this number? Every command that an explanation names is run, and prints what it is said to print. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { expect } from 'vitest'
import { z } from 'zod'
import { insights, isInsight, listedInsight, type AnyInsight } from '#app/insights.ts'
import type { ChangeUnit, Count, Explanation, Listing, Scope } from '#insights/insight.ts'
import { CairnError } from '#std/errors.ts'
import { aTeamsRepository } from './a-teams-repository.ts'
import { test } from './cairn.ts'
import { aRepository, type BuiltRepository } from './repositories/build.ts'
import { lines, rename } from './repositories/plan.ts'
import { aRandomHistory } from './repositories/random.ts'
import { scanned } from './scanned.ts'

const names = Object.keys(insights).filter((name) => isInsight(name))
const runs = Number(process.env['CAIRN_RUNS'] ?? 1)
const units: readonly ChangeUnit[] = ['commit', 'author-day', 'ticket', 'first-parent']

test(
  'git gives the counts of every insight, on a small history of a team',
  { timeout: 240_000 },
  async ({ facts, folder }) => {
    await using repository = await aTeamsRepository()
    const scope = await scanned(facts, folder, repository.path)
    const checked = new Set<string>()
    await checkAll(scope, repository, checked)
    await checkAll(
      await scanned(facts, folder, repository.path, { prefix: 'src' }),
      repository,
      checked,
    )
    expect([...checked].sort()).toEqual(names.toSorted())
  },
)

test('a name that was another file’s is told apart, and what git alone counts beside it', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [
      { files: { 'a.ts': lines(20) } },
      { changes: [rename('a.ts', 'b.ts')] },
      { files: { 'a.ts': 'new\n' } },
      { files: { 'a.ts': 'newer\n' } },
      { files: { 'b.ts': lines(22) } },
    ],
  })
  const scope = await scanned(facts, folder, repository.path)
  const files = await listedInsight('files').load()
  const { counts = [] } = await explain(files, scope, ['b.ts'], {})
  expect(counts.map(({ what, number, gives }) => [what, number, gives])).toEqual([
    ['revisions', 3, 3],
    ['revisions', 3, 5],
    ['added', 22, 22],
    ['deleted', 0, 0],
  ])
  expect(counts[1]?.because).toBe('git alone also counts other files that had one of these names')
  await checkAll(scope, repository, new Set())
})

test('and for names with all that a shell or a terminal would read into them', async ({
  facts,
  folder,
}) => {
  const steering = ['new\nline', 'tab\there', '\u001b[31mred', 'turned\u202eround']
  await using repository = await aRepository({
    commits: [1, 2, 3, 4, 5, 6].map((step) => ({
      files: Object.fromEntries(
        [...steering, "the team's", 'é', '$(id)'].flatMap((name, index) =>
          (step + index) % 3 === 0
            ? []
            : [
                [`${name}/${name}.ts`, lines(step)],
                [`${name}/in\n${name}/a.ts`, lines(step)],
              ],
        ),
      ),
    })),
  })
  const scope = await scanned(facts, folder, repository.path)
  const checked = new Set<string>()
  await checkAll(scope, repository, checked)
  expect(checked).toContain('coupling')
  for (const name of steering) {
    const files = await listedInsight('files').load()
    const { counts = [] } = await explain(files, scope, [`${name}/${name}.ts`], {})
    expect(counts[0]).toMatchObject({ what: 'revisions', number: 4, gives: 4 })
    expect(counts[0]).not.toHaveProperty('reads')
    expect(counts.map(({ what }) => what)).toEqual(
      /[\n\t]/.test(name) ? ['revisions'] : ['revisions', 'added', 'deleted'],
    )
  }
})

test('and for an area whose folders below are counted by themselves, in whatever script', async ({
  facts,
  folder,
}) => {
  const files = (at: string, many: number) =>
    Array.from({ length: many }, (_, index) => [`${at}/${index}.ts`, lines(1)])
  await using repository = await aRepository({
    commits: [{ files: Object.fromEntries([...files('é\n', 1001), ...files('é\n/ß', 120)]) }],
  })
  const scope = await scanned(facts, folder, repository.path)
  const knowledge = await listedInsight('knowledge').load()
  const { subject, counts = [] } = await explain(knowledge, scope, ['é\n'], {})
  expect(subject).toBe('é\n (itself)')
  const inFiles = counts.find(({ what }) => what === 'files')
  expect(inFiles?.number).toBe(1001)
  expect(await run(repository, inFiles?.command ?? '')).toBe(1001)
})

test('and on random histories', { timeout: 600_000 }, async ({ facts, folder }) => {
  let count = 0
  await fc.assert(
    fc.asyncProperty(
      aRandomHistory(),
      fc.constantFrom('all', '10d', '2m'),
      fc.constantFrom(...units),
      async ({ plan }, window, unit) => {
        await using repository = await aRepository(plan)
        const scope = await scanned(facts, folder, repository.path, { window, unit })
        const checked = new Set<string>()
        await checkAll(scope, repository, checked)
        count += checked.size
      },
    ),
    { numRuns: runs, interruptAfterTimeLimit: 90_000, endOnFailure: true },
  )
  expect(count).toBeGreaterThan(0)
})

async function checkAll(
  scope: Scope,
  repository: BuiltRepository,
  checked: Set<string>,
): Promise<void> {
  for (const name of names)
    for (const [subject, raw] of await questionsTo(name, scope)) {
      const insight = await listedInsight(name).load()
      const explained = await unlessRefused(() => explain(insight, scope, subject, raw))
      const counts = explained?.counts ?? []
      // Something wider is told beside what is exact, not in its place; but which files people write git cannot tell.
      if (scope.prefix === '' && scope.unit === 'commit')
        for (const { what, number } of counts.filter((count) => count.what !== 'files'))
          expect(
            counts.some((one) => one.what === what && (one.gives === number || isSwapped(one))),
            `${name} ${subject.join(' ')}: ${what}`,
          ).toBe(true)
      for (const count of counts) {
        checked.add(name)
        const oids = count.reads && (await listedBy(name, scope, count.reads, raw))
        const asked = `${name} ${JSON.stringify({ subject, raw, unit: scope.unit, window: scope.window.label })}: ${count.what}`
        expect(Number.isInteger(count.number), asked).toBe(true)
        if (count.gives === null) continue
        expect(`${asked} ${await run(repository, count.command, oids)}`, count.command).toBe(
          `${asked} ${count.gives}`,
        )
        if (count.gives !== count.number) expect(count.because, asked).toBeTruthy()
      }
    }
}

/** Within one commit git alone cannot tell lines apart where a name goes from one file to another. */
function isSwapped({ because = '' }: Count): boolean {
  return because.includes('came to another file')
}

type Raw = Record<string, unknown>

/** Subjects as the insights' own answers name them. */
async function questionsTo(name: string, scope: Scope): Promise<[string[], Raw][]> {
  const answered = (of: string, raw: Raw) => itemsOf(of, scope, raw)
  const paths = (await answered('files', {})).flatMap((item) =>
    item['atHead'] === true ? String(item['path']) : [],
  )
  const [one = 'none', other = 'none', third = 'none'] = paths
  switch (name) {
    case 'hotspots': {
      const levels = ['file', 'directory', 'function'].map(async (level) =>
        (await answered('hotspots', { level }))
          .slice(0, 2)
          .map((item): [string[], Raw] => [
            [item['path'], ...(level === 'function' ? [item['name'], item['startLine']] : [])].map(
              String,
            ),
            { level },
          ]),
      )
      return (await Promise.all(levels)).flat()
    }
    case 'files':
      return [
        ...(await answered('files', {}))
          .slice(0, 6)
          .map((item): [string[], Raw] => [[String(item['path'])], {}]),
        ...(await answered('files', { follow: false }))
          .slice(0, 6)
          .map((item): [string[], Raw] => [[String(item['path'])], { follow: false }]),
      ]
    case 'trend':
      return paths.slice(0, 2).map((path) => [[path], { path }])
    case 'coupling':
      return [
        [[one, other], {}],
        [[other, third], {}],
        [[folderOf(one), folderOf(third)], { level: 'directory' }],
      ]
    case 'missing':
      return [[[one, other, third], { files: [other, third] }]]
    case 'reverts':
      return [
        [[], {}],
        [[folderOf(one)], { depth: 9 }],
        [[one], { level: 'file' }],
      ]
    case 'mix':
      return [
        [[], {}],
        [['other'], {}],
        [['revert'], {}],
        [['fix'], {}],
      ]
    case 'batches':
      return [
        [[], {}],
        ...(await answered('batches', {}))
          .slice(0, 2)
          .map((item): [string[], Raw] => [[String(item['month'])], {}]),
      ]
    case 'releases':
      return [
        [[], {}],
        ...(await answered('releases', {})).map((item): [string[], Raw] => [
          [String(item['name'])],
          {},
        ]),
      ]
    case 'knowledge':
      return [
        [[], {}],
        [[folderOf(one)], {}],
        [[one], {}],
        ...(await answered('ask', { file: one })).map((item): [string[], Raw] => [
          [],
          { without: item['email'] },
        ]),
      ]
    case 'ask':
      return [
        [[one], { file: one }],
        [[folderOf(one)], { file: folderOf(one) }],
      ]
    default:
      throw new Error(`no question is known to ${name}`)
  }
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/') || '.'
}

async function itemsOf(name: string, scope: Scope, raw: Raw): Promise<Record<string, unknown>[]> {
  if (!isInsight(name)) return []
  const insight = await listedInsight(name).load()
  const answer = await unlessRefused(() => insight.answer(scope, z.parse(insight.input, raw)))
  return z
    .looseObject({ items: z.array(z.record(z.string(), z.unknown())) })
    .parse(answer ?? { items: [] }).items
}

function explain(
  insight: AnyInsight,
  scope: Scope,
  subject: readonly string[],
  raw: Raw,
): Promise<Explanation> {
  return insight.explain(scope, subject, z.parse(insight.input, raw))
}

/** What `cairn explain … --oids` prints. */
async function listedBy(name: string, scope: Scope, listing: Listing, raw: Raw): Promise<string> {
  const { subject, only } = listing
  const insight = listing.insight ?? name
  if (!isInsight(insight)) throw new Error(insight)
  const asked = await listedInsight(insight).load()
  const own = insight === name ? scope : { ...scope, prefix: '' }
  const { commits } = await explain(asked, own, subject, insight === name ? raw : {})
  const counted = commits.filter(
    (commit) => commit.leftOut === undefined && (only === undefined || commit[only] === true),
  )
  return counted.map(({ oid }) => `${oid}\n`).join('')
}

/** A question that is not asked in this unit, or of nothing, is refused. */
async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof CairnError && ['invalid', 'not_found'].includes(error.kind))
      return undefined
    throw error
  }
}

const known = new Map<string, Promise<number>>()

/** Many explanations name the same command: of a repository in which nothing changes, it is run once. */
function run(repository: BuiltRepository, command: string, input = ''): Promise<number> {
  const key = JSON.stringify([repository.path, command, input])
  const printed = known.get(key) ?? printedBy(repository, command, input)
  known.set(key, printed)
  return printed
}

async function printedBy(
  repository: BuiltRepository,
  command: string,
  input: string,
): Promise<number> {
  const env = {
    PATH: process.env['PATH'],
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    TZ: 'UTC',
  }
  const running = promisify(execFile)('bash', ['-c', command], { cwd: repository.path, env })
  running.child.stdin?.end(input)
  return Number((await running).stdout)
}
