import { describe, expect } from 'vitest'
import { openCodeReader } from '#app/code-reader.ts'
import { scan } from '#app/scan/scan.ts'
import { makeScope, type ScopeWish } from '#app/scope.ts'
import type { Facts } from '#facts/facts.ts'
import { test } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { rename, type CommitPlan } from '../../../test/repositories/plan.ts'
import { hotspots } from './insight.ts'
import { readHotspots } from './reading.ts'
import { Output } from './shape.ts'

/** One branch nested in another: three points of cognitive complexity. */
const tangled = (name: string, word: string) => `export function ${name}(a, b) {
  if (a) {
    if (b) return '${word}'
  }
}
`
const easy = (name: string, word: string) => `export function ${name}(a) {
  return a ? '${word}' : 0
}
`
const versions = (count: number, of: (index: number) => CommitPlan): CommitPlan[] =>
  Array.from({ length: count }, (_, index) => of(index))

/** Nine parsed files, so that there is a rate; `src/hot.js` changes most, its `tangled` in all but two of its changes. */
const plan = {
  commits: [
    {
      files: Object.fromEntries(
        versions(8, () => ({})).map((_, index) => [
          `lib/calm${index}.js`,
          easy('calm', `${index}`),
        ]),
      ),
    },
    {
      files: {
        'warm.js': easy('easy', 'x') + tangled('tangled', 'x'),
        'package.json': '{\n  "a": 1\n}\n',
        'README.md': '* a\n  * b\n',
      },
    },
    ...versions(6, (index) => ({
      message: index % 2 === 0 ? 'Fix it\n' : 'Go on\n',
      files: { 'warm.js': easy('easy', 'x') + tangled('tangled', `${index}`) },
    })),
    { mark: 'moved', changes: [rename('warm.js', 'src/hot.js')] },
    { mark: 'easier', files: { 'src/hot.js': easy('easy', 'y') + tangled('tangled', '5') } },
    {
      author: { name: 'renovate[bot]', email: 'bot@example.org' },
      files: { 'lib/calm0.js': easy('calm', 'bot') },
    },
  ],
}

async function asked(
  facts: Facts,
  dataFolder: string,
  path: string,
  wish: Partial<ScopeWish> = {},
) {
  await scan(facts, dataFolder, path, {
    progress: { phase() {}, advance() {}, note() {}, done() {} },
  })
  const { repository_id: repositoryId } = await facts.db
    .selectFrom('repository')
    .select('repository_id')
    .executeTakeFirstOrThrow()
  return makeScope(facts, {
    repositoryId,
    now: new Date(0),
    code: openCodeReader(facts, { dataFolder, repositoryId }),
    ...wish,
  })
}

describe('hotspots', { timeout: 60_000 }, () => {
  test('are the files where revisions meet complexity', async ({ facts, folder }) => {
    await using repository = await aRepository(plan)
    const answer = await hotspots.answer(
      await asked(facts, folder, repository.path),
      hotspots.input.parse({ limit: 2 }),
    )
    expect(Output.parse(answer)).toEqual(answer)
    expect(answer).toMatchObject({ n: 11, ranked: 9, indentation: { files: 9 } })
    expect(answer.items[0]).toMatchObject({
      path: 'src/hot.js',
      rank: 1,
      revisions: 9,
      complexity: 4,
      score: 36,
      fixes: 3,
      revisionShare: 0.45,
      rankWithout: 1,
    })
    expect(answer.items[0]?.counterEvidence).toEqual([{ what: 'same-author', share: 1 }])
    expect(answer.items[1]).toMatchObject({
      path: 'lib/calm0.js',
      revisions: 2,
      counterEvidence: [
        { what: 'bot', share: 0.5 },
        { what: 'same-author', share: 0.5 },
      ],
    })
    expect(answer.leftOut).toEqual([
      { what: 'data files', count: 1, why: 'values and settings have no control flow' },
      { what: 'prose files', count: 1, why: 'text has no control flow' },
      { what: 'further files', count: 7, why: 'they rank below the limit' },
    ])
    expect(readHotspots(answer, 1)[0]?.says).toContain(
      'src/hot.js: 9 of 11 changes, 3 of them fixes, in all its history, at a complexity of 4.',
    )
  })

  test('are the same by window as by rollup when the window holds everything', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository(plan)
    const all = await hotspots.answer(
      await asked(facts, folder, repository.path),
      hotspots.input.parse({}),
    )
    const windowed = await hotspots.answer(
      await asked(facts, folder, repository.path, { window: '2000-01-01..2100-01-01' }),
      hotspots.input.parse({}),
    )
    expect({ ...windowed, window: all.window }).toEqual(all)
  })

  test('say how much of a file and of a function a window cuts off, by rollup and by count', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository(plan)
    const newest = (
      await repository.git('log', '--follow', '-4', '--format=%cI', '--', 'src/hot.js')
    ).trim()
    const window = `${newest.split('\n').at(-1)?.slice(0, 19)}Z..2100-01-01`
    const scope = await asked(facts, folder, repository.path, { window })
    const cutOf = async (level: string, of = scope) => {
      const input = hotspots.input.parse({ level })
      const { items } = await hotspots.answer(of, input)
      const item = items.find(({ path }) => path.startsWith('src'))
      return [
        item?.revisions,
        item?.counterEvidence.find(({ what }) => what === 'cut-off')?.share ?? null,
      ]
    }
    expect(await cutOf('file')).toEqual([4, 0.5556])
    expect(await cutOf('directory')).toEqual([4, 0.5556])
    // Of the seven that touched it.
    expect(await cutOf('function')).toEqual([2, 0.7143])
    const counted = { ...scope, branch: { ...scope.branch, isRolledUp: false } }
    expect(await cutOf('file', counted)).toEqual([4, 0.5556])
    expect(await cutOf('file', { ...scope, unit: 'author-day' })).toEqual([
      expect.any(Number),
      null,
    ])
    const whole = { ...scope, window: { label: 'all', from: null, to: null } }
    expect(await cutOf('file', whole)).toEqual([9, null])
  })

  test('are told for directories without telling a parent what its child says', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository(plan)
    const answer = await hotspots.answer(
      await asked(facts, folder, repository.path),
      hotspots.input.parse({ level: 'directory' }),
    )
    expect(
      answer.items.map(({ path, files, revisions, score }) => [path, files, revisions, score]),
    ).toEqual([
      ['src', 1, 9, 36],
      ['lib', 8, 2, 9],
    ])
    // One change added all of lib.
    const explained = await hotspots.explain(
      await asked(facts, folder, repository.path),
      ['lib'],
      hotspots.input.parse({ level: 'directory' }),
    )
    expect(explained.commits).toHaveLength(2)
    expect(explained.counts?.[0]).toMatchObject({ what: 'revisions', number: 2, gives: 2 })
    for (const { counterEvidence } of answer.items)
      expect(counterEvidence.map(({ what }) => what)).toContain('same-author')
  })

  test('are explained by the rank that is shown, functions as well', async ({ facts, folder }) => {
    const js = (name: string, turn: number) =>
      `function ${name}(a) {\n  if (a > ${turn}) return 1\n  return 2\n}\n`
    await using repository = await aRepository({
      commits: Array.from({ length: 9 }, (_, turn) => ({
        files: {
          'busy.js': js('busy', turn),
          ...(turn % 2 === 0 ? { 'calm.js': js('calm', turn) } : {}),
          ...(turn % 4 === 0 ? { 'quiet.js': js('quiet', turn) } : {}),
        },
      })),
    })
    const scope = await asked(facts, folder, repository.path)
    const input = hotspots.input.parse({ level: 'function' })
    const { items, ranked } = await hotspots.answer(scope, input)
    expect(items.map(({ path }) => path)).toEqual(['busy.js', 'calm.js', 'quiet.js'])
    for (const { path, name, rank, rankInterval, rankWithout } of items) {
      const { values } = await hotspots.explain(scope, [path, name ?? ''], input)
      expect(values).toMatchObject({ rank, of: ranked, rankWithout })
      expect(values).toMatchObject({ rankLow: rankInterval.low, rankHigh: rankInterval.high })
    }
  })

  test('are told for functions by the changes that touched their lines, through renames', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository(plan)
    const scope = await asked(facts, folder, repository.path)
    const first = await hotspots.answer(
      scope,
      hotspots.input.parse({ level: 'function', path: 'src/hot.js' }),
    )
    expect(
      first.items.map(({ path, name, startLine, endLine, revisions, score, fixes }) => [
        path,
        name,
        startLine,
        endLine,
        revisions,
        score,
        fixes,
      ]),
    ).toEqual([
      ['src/hot.js', 'tangled', 4, 8, 7, 21, 3],
      ['src/hot.js', 'easy', 1, 3, 2, 2, 0],
    ])
    for (const path of ['src', 'src/'])
      expect(
        await hotspots.answer(scope, hotspots.input.parse({ level: 'function', path })),
      ).toEqual(first)
    const unread = {
      ...scope,
      code: {
        ...scope.code,
        hunks: () => {
          throw new Error('git is not asked again')
        },
      },
    }
    expect(
      await hotspots.answer(
        unread,
        hotspots.input.parse({ level: 'function', path: 'src/hot.js' }),
      ),
    ).toEqual(first)
    const explained = await hotspots.explain(
      scope,
      ['src/hot.js', 'easy'],
      hotspots.input.parse({}),
    )
    expect(explained.commits.map(({ oid }) => oid)).toEqual([
      repository.oid('easier'),
      repository.oid('c2'),
    ])
    expect(explained.commands[0]).toContain(`-L1,3:src/hot.js ${scope.branch.head}`)
  })

  test('are explained with the values put in', async ({ facts, folder }) => {
    await using repository = await aRepository(plan)
    const scope = await asked(facts, folder, repository.path)
    const explained = await hotspots.explain(scope, ['src/hot.js'], hotspots.input.parse({}))
    expect(explained.formula).toBe('score = revisions × complexity = 9 × 4 = 36')
    expect(explained.commits).toHaveLength(9)
    const [revisions, fixes] = explained.counts ?? []
    const command = (revisions?.command ?? '').split(' ').slice(1)
    expect(await repository.git(...command)).toBe('9\n')
    expect(fixes).toMatchObject({ number: 3, reads: { only: 'fix' } })
    expect(explained.commits.filter(({ fix }) => fix)).toHaveLength(3)
  })

  test('what is not ranked is told why', async ({ facts, folder }) => {
    await using repository = await aRepository({
      commits: [
        {
          files: {
            'old.js': tangled('old', 'x'),
            'still.js': tangled('still', 'x'),
          },
        },
        { files: { 'src/deep/flat.js': 'x = 1\n', 'dist/a.js': tangled('a', 'x') } },
        { files: { 'README.md': '* a\n  * b\n', 'data.json': '{\n  "a": 1\n}\n' } },
        { files: { 'yarn.lock': 'a\n', 'gone.js': tangled('gone', 'x') } },
        { changes: [rename('old.js', 'new.js')] },
        ...versions(3, (index) => ({ files: { 'new.js': tangled('fresh', `${index}`) } })),
        { files: { 'gone.js': null } },
      ].map((commit, index) => ({
        ...commit,
        author: { at: 1_577_836_800 + (index === 0 ? 0 : 400 + index) * 86_400 },
      })),
    })
    const scope = await asked(facts, folder, repository.path, { window: '12m' })
    for (const [subject, level, why, hint] of [
      [['nwe.js'], 'file', 'there is no such path', 'Did you mean new.js?'],
      [['old.js'], 'file', 'it is called new.js now', 'Name it by that name.'],
      [['still.js'], 'file', 'no change in this window touches it', 'Ask for a longer window'],
      [['gone.js'], 'file', 'it is gone from the head of main', 'cairn files'],
      [['dist/a.js'], 'file', 'it is generated', 'no findings'],
      [['yarn.lock'], 'file', 'it is a lock file', 'no findings'],
      [['README.md'], 'file', 'it is text, which has no control flow', 'Name one'],
      [['data.json'], 'file', 'it holds values or settings, which have no', 'Name one'],
      [['src/deep/flat.js'], 'file', 'nothing in it nests or branches', 'Name one'],
      [['src'], 'file', 'it is a folder', 'Add --level directory, or name a file in it.'],
      [['new.js'], 'directory', 'it is a file', 'Leave --level directory away'],
      [['src/deep'], 'directory', 'no file of code in it changed', 'a longer window'],
      [
        ['new.js', 'nwe'],
        'function',
        'no function of this name or line',
        'Ranked in this file: fresh',
      ],
    ] as const)
      await expect(
        hotspots.explain(scope, [...subject], hotspots.input.parse({ level })),
        subject.join(' '),
      ).rejects.toMatchObject({
        code: 'hotspots.none',
        message: expect.stringContaining(`ranked in this window: ${why}`),
        hint: expect.stringContaining(hint),
      })
    for (const [path, why] of [
      ['still.js', 'no change in this window touches it'],
      ['src/deep', 'no file of code in it changed'],
      ['nowhere', 'there is no such path'],
    ] as const)
      await expect(
        hotspots.answer(scope, hotspots.input.parse({ level: 'function', path })),
      ).rejects.toMatchObject({
        code: 'path.none',
        message: `"${path}" is no hotspot candidate in this window: ${why}.`,
      })
  })
})
