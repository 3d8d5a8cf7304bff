import { expect } from 'vitest'
import { test } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { firstSecond, lines, rename, type CommitPlan } from '../../../test/repositories/plan.ts'
import { scanned } from '../../../test/scanned.ts'
import { batches } from './insight.ts'
import { readBatches } from './reading.ts'
import { Input, Output } from './shape.ts'

const day = 86_400
const by = (name: string, days: number) => ({
  name,
  email: `${name}@example.org`,
  at: firstSecond + days * day,
})
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`many/${index}`, 'x\n']))

/** Changes of 1 to 9 paths and as many lines each, then a bulk change, one with a lock file, a rename. */
const sizes: CommitPlan[] = Array.from({ length: 9 }, (_, index) => ({
  mark: `s${index}`,
  author: by('ana', index),
  message: `Change ${index} #${Math.floor(index / 3)}\n`,
  files: Object.fromEntries(
    Array.from({ length: index + 1 }, (_unused, file) => [
      `src/${file}`,
      lines(index + 1, `v${index}`),
    ]),
  ),
}))
const story = {
  commits: [
    ...sizes,
    { mark: 'bulk', author: by('ana', 40), files: many(51) },
    { mark: 'lock', author: by('ana', 41), files: { 'yarn.lock': lines(500), 'src/0': 'x\n' } },
    { mark: 'locks', author: by('renovate[bot]', 42), files: { 'yarn.lock': lines(400) } },
    { mark: 'moved', author: by('ana', 43), changes: [rename('many/0', 'many/zero')] },
  ],
}

test('sizes are paths and lines of what somebody wrote, as git counts them', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({ commits: sizes.slice(0, 9) })
  const answer = Output.parse(
    await batches.answer(await scanned(facts, folder, repository.path), Input.parse({})),
  )
  expect(answer.n).toBe(9)
  expect(answer.paths).toMatchObject({ n: 9, p50: 5, p75: 7, p90: 8.2 })
  const numstat = await repository.git(
    '-c',
    'diff.context=0',
    'log',
    '--numstat',
    '-M',
    '--format=%H',
    'main',
  )
  const total = Array.from(
    numstat.matchAll(/^(\d+)\t(\d+)\t/gm),
    ([, added, deleted]) => Number(added) + Number(deleted),
  ).reduce((a, b) => a + b)
  const all = await batches.answer(
    await scanned(facts, folder, repository.path),
    Input.parse({ limit: 100 }),
  )
  expect(all.largest.reduce((sum, batch) => sum + batch.lines, 0)).toBe(total)
})

test('bulk is counted apart, and what nobody wrote is left out', async ({ facts, folder }) => {
  await using repository = await aRepository(story)
  const answer = Output.parse(
    await batches.answer(await scanned(facts, folder, repository.path), Input.parse({ limit: 1 })),
  )
  expect([answer.n, answer.bulk.n, answer.plain.n]).toEqual([12, 1, 11])
  expect(answer.largest).toMatchObject([{ oid: repository.oid('s8'), paths: 9 }])
  expect(answer.items.map((item) => [item.month, item.n, item.bulk, item.bulkShare])).toEqual([
    ['2020-01', 9, 0, 0],
    ['2020-02', 3, 1, 0.3333],
  ])
  expect(answer.items[1]?.paths).toEqual({ n: 3, p50: null, p75: null, p90: null, interval: null })
  expect(answer.leftOut).toEqual([
    {
      what: 'changes to nothing but generated, vendored, lock or binary files',
      count: 1,
      why: 'nobody wrote their size',
    },
    {
      what: 'generated, vendored, lock or binary paths within other changes',
      count: 2,
      why: 'nobody wrote their size',
    },
  ])
})

test('all time is counted as any window is', async ({ facts, folder }) => {
  await using repository = await aRepository(story)
  const whole = await batches.answer(await scanned(facts, folder, repository.path), Input.parse({}))
  const windowed = await batches.answer(
    await scanned(facts, folder, repository.path, { window: '2019-01-01..' }),
    Input.parse({}),
  )
  expect({ ...windowed, window: whole.window }).toEqual(whole)
})

test('what landed at once is one change, dated when it was done and named by its merge', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [
      { mark: 'root', author: by('ana', 0), files: { a: lines(1) } },
      { mark: 'b1', author: by('bo', 1), files: { b: lines(4) } },
      { mark: 'b2', author: by('bo', 2), files: { b: lines(6), c: lines(1) } },
      { mark: 'merge', author: by('ana', 3), message: 'Merge b\n', parents: ['root', 'b2'] },
    ],
  })
  const scope = await scanned(facts, folder, repository.path, { unit: 'first-parent' })
  const answer = await batches.answer(scope, Input.parse({}))
  // Four lines, then two more and one: seven in two paths.
  expect(answer.largest.map(({ oid, paths, lines: size }) => [oid, paths, size])).toEqual([
    [repository.oid('merge'), 2, 7],
    [repository.oid('root'), 1, 1],
  ])
  await expect(
    batches.answer({ ...scope, branch: { ...scope.branch, isDefault: false } }, Input.parse({})),
  ).rejects.toThrow('for the default branch only')
})

test('a ticket gathers its commits; an author’s day is listed for nobody', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({ commits: sizes })
  const tickets = await batches.answer(
    await scanned(facts, folder, repository.path, { unit: 'ticket' }),
    Input.parse({}),
  )
  expect(tickets.largest.map(({ oid, subject, paths }) => [oid, subject, paths])).toEqual([
    [null, '#2', 9],
    [null, '#1', 6],
    [null, '#0', 3],
  ])
  const days = await batches.answer(
    await scanned(facts, folder, repository.path, { unit: 'author-day' }),
    Input.parse({}),
  )
  expect([days.n, days.largest]).toEqual([9, []])
})

test('a prefix sizes what lies below it', async ({ facts, folder }) => {
  await using repository = await aRepository(story)
  const answer = await batches.answer(
    await scanned(facts, folder, repository.path, { prefix: 'src/8' }),
    Input.parse({}),
  )
  expect([answer.n, answer.largest[0]?.paths, answer.largest[0]?.lines]).toEqual([1, 1, 9])
})

test('the usual size is said in words', async ({ facts, folder }) => {
  await using repository = await aRepository(story)
  const scope = await scanned(facts, folder, repository.path)
  const [reading] = readBatches(await batches.answer(scope, Input.parse({})))
  expect(reading?.says).toMatch(
    /^Half of 12 changes touch at most 5 paths and \d+ lines, one in ten more than \d+ lines\. 1 touches more than 50 paths\.$/,
  )
  const explanation = await batches.explain(scope, ['2020-02'], Input.parse({}))
  expect([explanation.n, explanation.commits.map((commit) => commit.oid)]).toEqual([
    3,
    ['moved', 'lock', 'bulk'].map((mark) => repository.oid(mark)),
  ])
})

test('growth is said, and asks for smaller steps only where changes are not small', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository(story)
  const scope = await scanned(facts, folder, repository.path)
  const answer = await batches.answer(scope, Input.parse({}))
  const months = (before: number, recent: number) =>
    Array.from({ length: 24 }, (_, index): (typeof answer.items)[number] => ({
      ...{ month: `m${index}`, n: 9, paths: answer.paths, bulk: 0, bulkShare: 0 },
      bulkInterval: { low: 0, high: 0, level: 0.9, method: 'Wilson' },
      lines: { ...answer.lines, p50: index < 12 ? before : recent },
    }))
  const [, small] = readBatches({ ...answer, items: months(14, 25) })
  expect(small).toMatchObject({ level: 'calm', ask: null })
  expect(small?.says).toMatch(
    /usual change was larger .* now 25 to 25\)\. It is small all the same\.$/,
  )
  const [, large] = readBatches({ ...answer, items: months(14, 250) })
  expect(large).toMatchObject({
    level: 'watch',
    ask: 'What would let this work land in smaller steps?',
  })
})
