import { describe, expect } from 'vitest'
import { openCodeReader } from '#app/code-reader.ts'
import { scan } from '#app/scan/scan.ts'
import { makeScope } from '#app/scope.ts'
import type { Facts } from '#facts/facts.ts'
import { test } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { rename } from '../../../test/repositories/plan.ts'
import { trend } from './insight.ts'
import { readTrend } from './reading.ts'
import { Output } from './shape.ts'

const withBranches = (count: number) =>
  Array.from({ length: count }, (_, index) => `if (a === ${index}) b()\n`).join('')

async function asked(facts: Facts, dataFolder: string, path: string) {
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
  })
}

const growing = Array.from({ length: 10 }, (_, index) => ({
  files: { 'a.js': withBranches(index + 1) },
}))

const weekSeconds = 7 * 86_400

/** A week lies between two of them. */
function weekly<Commit extends object>(commits: readonly Commit[]) {
  return commits.map((commit, index) => at(commit, 1_700_000_000 + index * weekSeconds))
}

function at<Commit extends object>(commit: Commit, seconds: number) {
  return { ...commit, author: { at: seconds }, committer: { at: seconds } }
}

describe('a trend', { timeout: 60_000 }, () => {
  test('follows a file through its revisions and its names', async ({ facts, folder }) => {
    await using repository = await aRepository({
      commits: [...weekly(growing), { changes: [rename('a.js', 'src/b.js')] }],
    })
    const scope = await asked(facts, folder, repository.path)
    const answer = await trend.answer(scope, trend.input.parse({ path: 'src/b.js' }))
    expect(Output.parse(answer)).toEqual(answer)
    expect(answer).toMatchObject({
      n: 11,
      verdict: 'growing',
      complexityMeasure: 'cognitive',
      leftOut: [],
    })
    expect(answer.items.map(({ complexity, lines }) => [complexity, lines])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10].map((count) => [count, count]),
    )
    // Each adds a branch; the last moves the file an hour after the one before.
    expect(answer.complexity?.perYear).toBeCloseTo(365.25 / 7, 0)
    expect(answer.whyNot).toBe(null)
    expect(readTrend(answer).says).toMatch(
      /^src\/b\.js gets more complicated: from 1 to 10 over 11 changes/,
    )

    const unread = {
      ...scope,
      code: {
        ...scope.code,
        measure: () => Promise.reject(new Error('nothing is measured again')),
      },
    }
    expect(await trend.answer(unread, trend.input.parse({ path: 'src/b.js' }))).toEqual(answer)
  })

  test('is told shrinking and steady as well', async ({ facts, folder }) => {
    const same = growing.map((_, index) => ({
      files: { 'c.js': `${withBranches(4)}b(${index})\n` },
    }))
    await using repository = await aRepository({
      commits: weekly([...growing.toReversed(), ...same]),
    })
    const scope = await asked(facts, folder, repository.path)
    expect((await trend.answer(scope, trend.input.parse({ path: 'a.js' }))).verdict).toBe(
      'shrinking',
    )
    expect((await trend.answer(scope, trend.input.parse({ path: 'c.js' }))).verdict).toBe('steady')
  })

  test('cannot be told of a span below four weeks, however many points it has', async ({
    facts,
    folder,
  }) => {
    const begun = 1_700_000_000
    // Half of it in one second, and the last of them a second before four weeks are over.
    const short = growing.map((commit, index) =>
      at(commit, index < 5 ? begun : begun + 4 * weekSeconds - 10 + index),
    )
    await using repository = await aRepository({ commits: short })
    const scope = await asked(facts, folder, repository.path)
    const answer = await trend.answer(scope, trend.input.parse({ path: 'a.js' }))
    expect(answer).toMatchObject({
      ...{ n: 10, measured: 10, verdict: 'cannot tell', complexity: null, lines: null },
      whyNot: 'its revisions span less than four weeks, too little to tell a year by',
    })
    expect(readTrend(answer).says).toBe(
      'Whether a.js gets more complicated cannot be told: its revisions span less than four weeks, too little to tell a year by.',
    )
  })

  test('cannot be told from fewer than eight points', async ({ facts, folder }) => {
    await using repository = await aRepository({ commits: growing.slice(0, 7) })
    const scope = await asked(facts, folder, repository.path)
    const answer = await trend.answer(scope, trend.input.parse({ path: 'a.js' }))
    expect(answer).toMatchObject({ n: 7, verdict: 'cannot tell', complexity: null })
    expect(answer.whyNot).toBe('7 of its revisions could be measured, and 8 are needed')
    await expect(trend.answer(scope, trend.input.parse({ path: 'nowhere' }))).rejects.toMatchObject(
      { code: 'path.none' },
    )
  })

  test('has no complexity to follow in prose and in data', async ({ facts, folder }) => {
    const texts = growing.map((_, index) => ({
      files: { 'README.md': `- a\n${'    - b\n'.repeat(index)}`, 'a.json': '{\n  "a": 1\n}\n' },
    }))
    await using repository = await aRepository({ commits: texts })
    const scope = await asked(facts, folder, repository.path)
    const answer = await trend.answer(scope, trend.input.parse({ path: 'README.md' }))
    expect(answer).toMatchObject({ notCode: 'prose', verdict: 'cannot tell', complexity: null })
    expect(answer.items.at(-1)).toMatchObject({ complexity: null, lines: 10 })
    expect(readTrend(answer).says).toBe(
      'README.md is prose, which has no complexity to follow; its lines are below.',
    )
  })

  test('counts indentation at the rate of the parsed files, as hotspots do', async ({
    facts,
    folder,
  }) => {
    const parsed = Array.from({ length: 8 }, (_, index) => [
      `src/f${index}.js`,
      'function f(a) {\n  if (a) {\n    b()\n  }\n}\n',
    ])
    await using repository = await aRepository({
      commits: [{ files: { ...Object.fromEntries(parsed), 'rules.odd': 'a\n  b\n    c\n' } }],
    })
    const scope = await asked(facts, folder, repository.path)
    const answer = await trend.answer(scope, trend.input.parse({ path: 'rules.odd' }))
    // Each parsed file: one point on four levels.
    expect(answer).toMatchObject({ complexityMeasure: 'indentation', notCode: null })
    expect(answer.items.map(({ complexity }) => complexity)).toEqual([0.75])
  })

  test('names the deletions that it does not measure', async ({ facts, folder }) => {
    const gone = { files: { 'a.js': null } }
    await using repository = await aRepository({ commits: [growing[0] ?? {}, gone, ...growing] })
    const scope = await asked(facts, folder, repository.path)
    const answer = await trend.answer(scope, trend.input.parse({ path: 'a.js' }))
    expect([answer.n, answer.leftOut]).toEqual([
      growing.length + 1,
      [
        {
          what: 'deletions of the file',
          count: 1,
          why: 'nothing is there to measure after them',
        },
      ],
    ])
  })

  test('shows as few points as asked for, evenly spread, and judges by all', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository({ commits: weekly(growing) })
    const scope = await asked(facts, folder, repository.path)
    const answer = await trend.answer(scope, trend.input.parse({ path: 'a.js', limit: 4 }))
    expect(answer.items.map(({ complexity }) => complexity)).toEqual([1, 4, 7, 10])
    expect(answer.leftOut).toEqual([
      {
        what: 'further points',
        count: 6,
        why: 'at most 4 are shown, evenly spread; the slope and the verdict are of all',
      },
    ])
    expect([answer.verdict, answer.measured]).toEqual(['growing', 10])
    expect(answer.counterEvidence).toEqual([{ what: 'same-author', share: 1 }])
    await expect(
      trend.answer({ ...scope, unit: 'ticket' }, trend.input.parse({ path: 'a.js' })),
    ).rejects.toMatchObject({ code: 'trend.unit' })
    const explained = await trend.explain(scope, ['a.js'], trend.input.parse({ path: 'a.js' }))
    expect(explained.commits).toHaveLength(10)
  })
})
