import { describe, expect } from 'vitest'
import { openCodeReader } from '#app/code-reader.ts'
import { scan } from '#app/scan/scan.ts'
import { makeScope, type ScopeWish } from '#app/scope.ts'
import type { Facts } from '#facts/facts.ts'
import { test } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import {
  firstSecond,
  lines,
  remove,
  rename,
  write,
  type RepositoryPlan,
} from '../../../test/repositories/plan.ts'
import { files } from './insight.ts'
import { readFiles } from './reading.ts'
import { Output } from './shape.ts'

const day = 86_400
const at = (days: number) => ({
  name: 'Ana',
  email: 'ana@example.org',
  at: firstSecond + days * day,
})
const plan: RepositoryPlan = {
  commits: [
    {
      author: at(0),
      files: { 'old.ts': lines(10), 'gone.ts': lines(2), 'docs/a.md': 'a\n' },
      message: 'Begin #7\n',
    },
    { author: at(100), changes: [rename('old.ts', 'src/new.ts')], message: 'Move #7\n' },
    { author: at(200), files: { 'src/new.ts': lines(10).replace('line 4\n', 'four\n') } },
    { author: at(300), changes: [remove('gone.ts'), write('image', Buffer.from([0, 1, 2]))] },
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

describe('files', { timeout: 60_000 }, () => {
  test('count a renamed file under its last name, with its whole past', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository(plan)
    const answer = await files.answer(
      await asked(facts, folder, repository.path),
      files.input.parse({}),
    )
    expect(Output.parse(answer)).toEqual(answer)
    expect(
      answer.items.map(({ path, atHead, revisions, added, deleted, ageDays }) => [
        path,
        atHead,
        revisions,
        added,
        deleted,
        ageDays,
      ]),
    ).toEqual([
      ['docs/a.md', true, 1, 1, 0, 300],
      ['gone.ts', false, 2, 2, 2, 0],
      ['image', true, 1, 0, 0, 0],
      ['src/new.ts', true, 3, 11, 1, 100],
    ])
    expect(readFiles(answer)[0]?.says).toContain('3 files stand today, 1 came and went.')
  })

  test('count each name by itself when renames are not followed', async ({ facts, folder }) => {
    await using repository = await aRepository(plan)
    const answer = await files.answer(
      await asked(facts, folder, repository.path),
      files.input.parse({ follow: false }),
    )
    expect(answer.items.map(({ path, revisions, added }) => [path, revisions, added])).toEqual([
      ['docs/a.md', 1, 1],
      ['gone.ts', 2, 2],
      ['image', 1, 0],
      ['old.ts', 1, 10],
      ['src/new.ts', 2, 1],
    ])
    const scope = await asked(facts, folder, repository.path)
    const old = files.input.parse({ follow: false, path: 'old.ts' })
    expect(await files.answer(scope, old)).toMatchObject({
      n: 1,
      items: [{ path: 'old.ts', revisions: 1 }],
    })
    const { n, counts = [] } = await files.explain(scope, ['old.ts'], old)
    expect([n, counts.find(({ gives }) => gives === 2)?.because]).toEqual([
      1,
      'given a path, git sees no renames, and also counts changes that moved the file away from it',
    ])
  })

  test('are asked for by window, prefix and unit', async ({ facts, folder }) => {
    await using repository = await aRepository(plan)
    const inWindow = await files.answer(
      await asked(facts, folder, repository.path, {
        window: '2020-03-01..2020-08-01',
        prefix: 'src',
      }),
      files.input.parse({}),
    )
    expect(inWindow).toMatchObject({
      n: 2,
      items: [{ path: 'src/new.ts', revisions: 2, added: 1, deleted: 1 }],
    })
    const byTicket = await files.answer(
      await asked(facts, folder, repository.path, { unit: 'ticket', prefix: 'src' }),
      files.input.parse({}),
    )
    expect(byTicket).toMatchObject({
      n: 2,
      items: [{ path: 'src/new.ts', revisions: 2, added: 11 }],
    })
  })

  test('tell the age of the lines of one file, by blame', async ({ facts, folder }) => {
    await using repository = await aRepository(plan)
    const scope = await asked(facts, folder, repository.path)
    const answer = await files.answer(scope, files.input.parse({ path: 'src/new.ts', lines: true }))
    expect(answer.lineAge).toEqual({
      path: 'src/new.ts',
      lines: 10,
      daysP10: 280,
      daysP50: 300,
      daysP90: 300,
      byYear: [{ year: 2020, lines: 10 }],
    })
    expect(readFiles(answer).map(({ says }) => says)).toEqual([
      'Of the 10 lines of src/new.ts, half stand as they were written about 10 months or more before the end of this window; one in ten about 10 months or more, one in ten about 9 months or less.',
    ])
    const old = { path: 'a', lines: 2, daysP10: 1, daysP50: 2_631, daysP90: 4_255, byYear: [] }
    expect(readFiles({ ...answer, lineAge: old })[0]?.says).toMatch(
      /written about 7 years or more .*; one in ten about 12 years or more, one in ten 1 day or less/,
    )
    await expect(files.answer(scope, files.input.parse({ lines: true }))).rejects.toMatchObject({
      code: 'files.path_missing',
      hint: 'Name the file with --path.',
    })
  })

  test('tell the age of lines also where no change in the window touches the file', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository(plan)
    const scope = await asked(facts, folder, repository.path, { window: '2020-10-01..' })
    const { items, lineAge } = await files.answer(
      scope,
      files.input.parse({ path: 'src/new.ts', lines: true }),
    )
    expect(items).toMatchObject([{ path: 'src/new.ts', atHead: true, revisions: 0, ageDays: null }])
    expect(lineAge).toMatchObject({ lines: 10, daysP50: 300 })
  })

  test('are explained down to the commits', async ({ facts, folder }) => {
    await using repository = await aRepository(plan)
    const scope = await asked(facts, folder, repository.path)
    const explained = await files.explain(scope, ['src/new.ts'], files.input.parse({}))
    expect(explained.commits.map(({ oid, added }) => [oid, added])).toEqual([
      [repository.oid('c3'), 1],
      [repository.oid('c2'), 0],
      [repository.oid('c1'), 10],
    ])
    expect(explained.values['names']).toBe('old.ts, src/new.ts')
    await expect(files.explain(scope, ['nowhere'], files.input.parse({}))).rejects.toMatchObject({
      code: 'path.none',
    })
  })

  test('name the commits that change nothing', async ({ facts, folder }) => {
    await using repository = await aRepository({
      commits: [{ files: { a: '1\n' } }, { message: 'Nothing\n' }, { files: { a: '2\n' } }],
    })
    const { n, leftOut } = await files.answer(
      await asked(facts, folder, repository.path),
      files.input.parse({}),
    )
    expect([n, leftOut]).toEqual([
      2,
      [{ what: 'commits that change nothing', count: 1, why: 'they touch no file' }],
    ])
  })

  test('that only a merge brought are counted beside', async ({ facts, folder }) => {
    await using repository = await aRepository({
      commits: [
        { mark: 'a', files: { a: '1\n' } },
        { mark: 'b', files: { b: '1\n' } },
        { mark: 'side', parents: ['a'], files: { c: '1\n' } },
        { parents: ['b', 'side'], files: { c: '1\n', evil: 'x\n' } },
      ],
    })
    const answer = await files.answer(
      await asked(facts, folder, repository.path),
      files.input.parse({}),
    )
    expect(answer.items.map(({ path }) => path)).toEqual(['a', 'b', 'c'])
    expect(answer.leftOut).toEqual([
      { what: 'merges', count: 1, why: 'what they bring in is counted where it was made' },
      { what: 'files that only merges brought', count: 1, why: 'no single change touches them' },
    ])
    const scope = await asked(facts, folder, repository.path)
    await expect(files.explain(scope, ['evil'], files.input.parse({}))).rejects.toThrow(
      'No change touches "evil": only a merge brought it.',
    )
  })

  test('are not mixed where their names read the same', async ({ facts, folder }) => {
    const named = (byte: number) => write(Buffer.from([0x61, byte]), 'x\n')
    await using repository = await aRepository({
      commits: [{ changes: [named(0xff), named(0xfe)] }],
    })
    const scope = await asked(facts, folder, repository.path)
    const { items } = await files.answer(scope, files.input.parse({}))
    expect(items.map(({ path, revisions }) => [path, revisions])).toEqual([
      ['a\uFFFD', 1],
      ['a\uFFFD', 1],
    ])
    await expect(files.explain(scope, ['a\uFFFD'], files.input.parse({}))).rejects.toThrow(
      '2 files read "a\uFFFD": their names hold bytes that are not UTF-8.',
    )
  })

  test('say in how many changes git counts no lines', async ({ facts, folder }) => {
    await using repository = await aRepository({
      commits: [
        { files: { binary: 'a\0b', both: 'a\0b' } },
        { files: { binary: 'a\0c', both: 'text\n' } },
        { files: { both: 'text\nmore\n' } },
      ],
    })
    const scope = await asked(facts, folder, repository.path)
    const from = new Date(0)
    for (const one of [scope, { ...scope, window: { ...scope.window, from } }]) {
      const { items } = await files.answer(one, files.input.parse({}))
      expect(items).toMatchObject([
        { path: 'binary', revisions: 2, added: 0, deleted: 0, uncounted: 2 },
        { path: 'both', revisions: 3, added: 1, deleted: 0, uncounted: 2 },
      ])
    }
  })
})
