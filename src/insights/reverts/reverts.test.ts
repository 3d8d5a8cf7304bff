import { expect } from 'vitest'
import { test } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { firstSecond, lines, rename, type CommitPlan } from '../../../test/repositories/plan.ts'
import { scanned } from '../../../test/scanned.ts'
import { areaOf } from './areas.ts'
import { reverts } from './insight.ts'
import { readReverts } from './reading.ts'
import { Input, Output } from './shape.ts'
import { quotedSubject } from './targets.ts'

const day = 86_400
const by = (name: string, days: number) => ({
  name,
  email: `${name}@example.org`,
  at: firstSecond + days * day,
})
const change = (
  mark: string,
  days: number,
  message: string,
  path: string,
  more: Partial<CommitPlan> = {},
): CommitPlan => ({
  mark,
  author: by('ana', days),
  message: `${message}\n`,
  files: { [path]: mark },
  ...more,
})

test('a revert finds what it took back by hash, else by the subject it quotes', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [
      change('one', 0, 'Add one', 'a/x'),
      change('two', 1, 'Add two (#12)', 'a/x'),
      change('three', 2, 'Add three', 'b/y'),
    ],
  })
  await repository.add({
    commits: [
      change(
        'undo1',
        4,
        `Revert "Add one"\n\nThis reverts commit ${repository.oid('one')}.`,
        'a/x',
      ),
      change('undo2', 5, 'Revert "Add two" (#13)', 'a/x'),
      change('undo3', 6, 'Revert "Never there"', 'b/y'),
    ],
  })
  await repository.add({
    commits: [
      change(
        'again',
        9,
        `Reapply "Add one"\n\nThis reverts commit ${repository.oid('undo1')}.`,
        'a/x',
      ),
    ],
  })
  const answer = Output.parse(
    await reverts.answer(await scanned(facts, folder, repository.path), Input.parse({})),
  )

  const targetOf = (mark: string) =>
    answer.list.find((revert) => revert.oid === repository.oid(mark))
  expect(targetOf('undo1')).toMatchObject({
    kind: 'revert',
    by: 'hash',
    targets: [{ oid: repository.oid('one'), days: 4 }],
  })
  expect(targetOf('undo2')).toMatchObject({
    kind: 'revert',
    by: 'subject',
    targets: [{ oid: repository.oid('two'), days: 4 }],
  })
  expect(targetOf('undo3')).toMatchObject({ by: 'unknown', targets: [] })
  expect(targetOf('again')).toMatchObject({
    kind: 'reapply',
    targets: [{ oid: repository.oid('undo1'), days: 5 }],
  })
  expect(answer.reverts).toMatchObject({ n: 4, byHash: 2, bySubject: 1, unknown: 1, reapplied: 1 })
  expect(answer.timeToRevertDays).toMatchObject({ n: 2, p50: null })
  expect(
    answer.items.map((item) => [item.path, item.changes, item.reverts, item.reverted]),
  ).toEqual([
    ['a', 5, 3, 2],
    ['b', 2, 1, 0],
  ])
  expect(answer.leftOut).toContainEqual(
    expect.objectContaining({
      what: 'reverts of a change that is not named or not found',
      count: 1,
    }),
  )
})

test('areas are ranked by how large their share of fixes surely is', async ({ facts, folder }) => {
  const work = (area: string, changes: number, fixes: number, from: number) =>
    Array.from({ length: changes }, (_, index) =>
      change(
        `${area}${index}`,
        from + index,
        index < fixes ? `Fix ${index}` : `Add ${index}`,
        `${area}/${index % 3}`,
      ),
    )
  await using repository = await aRepository({
    commits: [
      ...work('core', 20, 14, 0),
      ...work('web', 20, 4, 30),
      ...work('tiny', 2, 2, 60),
      change('top', 70, 'Add top', 'README'),
      change('lock', 71, 'Fix lock', 'web/yarn.lock'),
    ],
  })
  const scope = await scanned(facts, folder, repository.path)
  const answer = await reverts.answer(scope, Input.parse({}))
  expect(
    answer.items.map((item) => [item.rank, item.path, item.changes, item.fixes, item.fixShare]),
  ).toEqual([
    [1, 'core', 20, 14, 0.7],
    [2, 'tiny', 2, 2, 1],
    [3, 'web', 20, 4, 0.2],
    [4, '.', 1, 0, 0],
  ])
  expect([answer.n, answer.fixes.n]).toEqual([43, 20])
  expect(answer.leftOut).toContainEqual(
    expect.objectContaining({
      what: 'changes to nothing but generated, vendored, lock or binary files',
      count: 1,
    }),
  )
  expect(readReverts(answer)[0]).toMatchObject({
    level: 'watch',
    ask: 'What would make core easier to change safely?',
  })
  const docs = answer.items.map((item) => ({ ...item, path: item.path.replace('core', 'docs') }))
  expect(readReverts({ ...answer, items: docs })[0]?.ask).toBeNull()
  const files = await reverts.answer({ ...scope, prefix: 'core' }, Input.parse({ level: 'file' }))
  expect(files.items.map((item) => item.path)).toEqual(['core/0', 'core/1', 'core/2'])
})

test('a change by a bot, in bulk or to the format speaks against a rank', async ({
  facts,
  folder,
}) => {
  const fixes = Array.from({ length: 6 }, (_, index) =>
    change(`bot${index}`, index, 'Fix the copyright year', 'legal/x', {
      author: by('renovate[bot]', index),
    }),
  )
  const real = Array.from({ length: 6 }, (_, index) =>
    change(`real${index}`, 10 + index, index < 4 ? `Fix ${index}` : 'Add it', 'core/x'),
  )
  await using repository = await aRepository({ commits: [...fixes, ...real] })
  const answer = await reverts.answer(
    await scanned(facts, folder, repository.path),
    Input.parse({}),
  )
  for (const { rank, rankInterval } of answer.items) {
    expect(rankInterval.low).toBeLessThanOrEqual(rank)
    expect(rankInterval.high).toBeGreaterThanOrEqual(rank)
    expect(rankInterval.high).toBeLessThanOrEqual(answer.ranked)
  }
  expect(
    answer.items.map((item) => [item.path, item.rank, item.rankWithout, item.counterEvidence]),
  ).toEqual([
    ['legal', 1, 2, [{ what: 'bot', share: 1 }]],
    ['core', 2, 1, []],
  ])
})

test('an area that one person changed most says so, without a name', async ({ facts, folder }) => {
  const commits = Array.from({ length: 8 }, (_, index) =>
    change(`c${index}`, index, `Add ${index}`, 'core/x', {
      author: by(index < 6 ? 'ana' : 'bela', index),
    }),
  )
  await using repository = await aRepository({ commits })
  const { items } = await reverts.answer(
    await scanned(facts, folder, repository.path),
    Input.parse({}),
  )
  expect(items[0]?.counterEvidence).toEqual([{ what: 'same-author', share: 0.75 }])
  expect(JSON.stringify(items)).not.toMatch(/ana|bela/)
})

test('a window and a prefix narrow it, and a moved file keeps its changes', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [
      change('a', 0, 'Add it', 'old/x', { files: { 'old/x': lines(9) } }),
      change('b', 1, 'Fix it', 'old/x', { files: { 'old/x': lines(10) } }),
      {
        mark: 'move',
        author: by('ana', 2),
        changes: [rename('old/x', 'new/x')],
        message: 'Move it\n',
      },
      change('d', 40, 'fixup! Fix it', 'new/x', { files: { 'new/x': lines(11) } }),
    ],
  })
  const all = await reverts.answer(
    await scanned(facts, folder, repository.path, { prefix: 'new' }),
    Input.parse({}),
  )
  expect([all.n, all.fixes.n, all.fixups.n, all.items.map((item) => item.path)]).toEqual([
    4,
    2,
    1,
    ['.'],
  ])
  const late = await reverts.answer(
    await scanned(facts, folder, repository.path, { window: '2020-02-01..' }),
    Input.parse({}),
  )
  expect([late.n, late.fixups.n]).toEqual([1, 1])
})

test('what fixes an issue is a fix; what closes or resolves one need not be', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [
      change('a', 0, 'Add it\n\nCloses #1', 'core/x'),
      change('b', 1, 'Add more\n\nThis fixes #2.', 'core/x'),
      change('c', 2, 'Add that\n\nResolves #3', 'core/x'),
      change('d', 3, 'Add those\n\nFixes: 0123456789ab ("core")', 'core/x'),
    ],
  })
  const scope = await scanned(facts, folder, repository.path)
  const { commits } = await reverts.explain(scope, ['core'], Input.parse({}))
  expect(commits.filter(({ fix }) => fix).map(({ oid }) => oid)).toEqual([
    repository.oid('d'),
    repository.oid('b'),
  ])
})

test('a test that comes with each fix leads no suggestion', async ({ facts, folder }) => {
  await using repository = await aRepository({
    commits: Array.from({ length: 20 }, (_, index) => ({
      ...change(
        `c${index}`,
        index,
        `${index < 10 ? 'Fix' : 'Add'} ${index}`,
        `src/${index % 2}.rs`,
      ),
      ...(index < 10 && {
        files: { [`src/${index % 2}.rs`]: `${index}`, 'tests/regression.rs': `${index}` },
      }),
    })),
  })
  const scope = await scanned(facts, folder, repository.path)
  const answer = await reverts.answer(scope, Input.parse({ level: 'file' }))
  expect(answer.items[0]).toMatchObject({ path: 'tests/regression.rs', fixShare: 1 })
  expect(readReverts(answer)[0]?.ask).toBeNull()
})

test('an explanation lists the words and the fixes of an area', async ({ facts, folder }) => {
  await using repository = await aRepository({
    commits: [
      change('a', 0, 'Add it', 'core/x'),
      change('b', 1, 'Fix it', 'core/x'),
      change('c', 2, 'Fix that', 'web/x'),
    ],
  })
  const scope = await scanned(facts, folder, repository.path)
  const explanation = await reverts.explain(scope, ['core'], Input.parse({}))
  expect(explanation.commits.map(({ oid, fix }) => [oid, fix])).toEqual([
    [repository.oid('b'), true],
    [repository.oid('a'), undefined],
  ])
  expect(explanation.values).toMatchObject({ changes: 2, fixes: 1 })
  expect(explanation.values['words of fixes']).toContain('hot-?fix')
})

test('what is no area is told why', async ({ facts, folder }) => {
  await using repository = await aRepository({
    commits: [
      { files: { 'old/a.ts': lines(3), 'core/deep/er/x.ts': lines(3), 'calm/c.ts': lines(4) } },
      {
        author: { at: firstSecond + 400 * 86_400 },
        files: { 'core/deep/er/x.ts': lines(5), 'core/yarn.lock': 'a\n', 'old/a.ts': null },
      },
    ],
  })
  const wish = { window: '12m' }
  const scope = await scanned(facts, folder, repository.path, wish)
  for (const [path, input, why, hint] of [
    ['corn', {}, 'there is no such path', 'Did you mean core?'],
    ['calm', {}, 'no change in this window touches a file that somebody writes in it', 'longer'],
    ['core/deep/er', {}, 'its changes count with core', 'Name that, or add --depth 3.'],
    ['core/deep/er/x.ts', {}, 'it is a file', 'Add --level file, or name its area, core.'],
    ['core', { level: 'file' }, 'it is a folder', 'Leave --level file away'],
    ['core/yarn.lock', { level: 'file' }, 'it is a lock file', 'no findings'],
    ['calm/c.ts', { level: 'file' }, 'no change in this window touches it', 'a longer window'],
  ] as const)
    await expect(reverts.explain(scope, [path], Input.parse(input)), path).rejects.toMatchObject({
      code: 'reverts.area',
      message: `"${path}" is no area of this answer: ${why}.`,
      hint: expect.stringContaining(hint),
    })
  expect((await reverts.explain(scope, ['old/a.ts'], Input.parse({ level: 'file' }))).n).toBe(1)
})

test.each([
  ['Revert "Add x"', 'Add x'],
  ['Revert "Add x (#12)" (#34)', 'Add x'],
  ['Revert "Revert "Add x""', 'Revert "Add x"'],
  ['revert: feat: add x', 'feat: add x'],
  ['Reverted the plan', null],
])('%s speaks of %s', (subject, quoted) => {
  expect(quotedSubject(subject)).toBe(quoted)
})

test('an area lies as deep below the prefix as asked', () => {
  expect([
    areaOf('a/b/c/x', '', 1),
    areaOf('a/b/c/x', 'a', 1),
    areaOf('a/b/c/x', 'a', 5),
    areaOf('a/x', 'a', 1),
    areaOf('x', '', 1),
  ]).toEqual(['a', 'a/b', 'a/b/c', '.', '.'])
})
