/** A change request as one change, told from git alone: by the merge that brought its commits in, or by its squashed commit. */
import { expect } from 'vitest'
import { z } from 'zod'
import { listedInsight, type InsightName } from '#app/insights.ts'
import type { Answer, Scope } from '#insights/insight.ts'
import { test } from './cairn.ts'
import { aRepository } from './repositories/build.ts'
import { lines, type CommitPlan } from './repositories/plan.ts'
import { scanned } from './scanned.ts'

const merges = [
  'Merge pull request #1 from bo/one\n',
  "Merge pull request 'Second' (#2) from two into main\n",
  'Merged in three (pull request #3)\n',
  "Merge branch 'four' into 'main'\n\nFourth\n\nSee merge request group/x!4\n",
  "Merge branch 'five'\n",
]

/** Two commits aside, the first to a.ts and the second to b.css, and the merge that brings both in. */
function merged(message: string, index: number): CommitPlan[] {
  const base = index === 0 ? 'base' : `m${index - 1}`
  const files = { 'a.ts': lines(index + 2), 'b.css': lines(index + 2) }
  return [
    { mark: `a${index}`, parents: [base], files: { 'a.ts': files['a.ts'] } },
    { mark: `b${index}`, parents: [`a${index}`], files: { 'b.css': files['b.css'] } },
    { mark: `m${index}`, parents: [base, `b${index}`], message, files },
  ]
}

const commits: CommitPlan[] = [
  { mark: 'base', message: 'Begin (#0x)\n', files: { 'c.go': lines(1) } },
  ...merges.flatMap(merged),
  { mark: 'squash', message: 'Sixth (#6)\n', files: { 'a.ts': lines(9), 'b.css': lines(9) } },
  { message: 'On its own, as #7 asks\n', files: { 'a.ts': lines(10) } },
]

const batchesShape = z.object({ largest: z.array(z.object({ oid: z.string() })) })

async function ask(name: InsightName, scope: Scope, input: object = {}): Promise<Answer> {
  const insight = await listedInsight(name).load()
  return insight.answer(scope, z.parse(insight.input, input))
}

test('a change request is one change, and what belongs to none is left out by name', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({ commits })
  const scope = await scanned(facts, folder, repository.path, { unit: 'change-request' })
  // The first commit, both of branch five, and the last.
  const none = { what: 'changes that belong to no change request', count: 4 }
  const leftOut = expect.arrayContaining([expect.objectContaining(none)])
  expect(await ask('coupling', scope)).toMatchObject({
    n: 5,
    leftOut,
    items: [{ a: 'a.ts', b: 'b.css', shared: 5, revisionsA: 5, revisionsB: 5 }],
  })
  expect(await ask('hotspots', scope)).toMatchObject({ n: 5, leftOut })
  const { largest } = batchesShape.parse(await ask('batches', scope))
  expect(largest.map(({ oid }) => oid).toSorted()).toEqual(
    ['m0', 'm1', 'm2', 'm3', 'squash'].map(repository.oid).toSorted(),
  )
  expect(await ask('files', scope)).toMatchObject({
    n: 5,
    leftOut,
    items: expect.arrayContaining([expect.objectContaining({ path: 'a.ts', revisions: 5 })]),
  })
  expect(await ask('knowledge', scope)).toMatchObject({ leftOut })
  // Of a.ts two commits belong to none: one of branch five, and the last.
  expect(await ask('missing', scope, { files: ['a.ts'] })).toMatchObject({
    n: 5,
    leftOut: [{ ...none, count: 2 }],
    items: [{ path: 'b.css', shared: 5, revisions: 5 }],
  })
})

test('the commits of a change request explain it, and a branch of its own has none', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({ commits })
  const scope = await scanned(facts, folder, repository.path, { unit: 'change-request' })
  const coupling = await listedInsight('coupling').load()
  const input = z.parse(coupling.input, {})
  const told = await coupling.explain(scope, ['a.ts', 'b.css'], input)
  expect(told.definition).toContain('change requests')
  expect(told.commits.map(({ oid }) => oid).toSorted()).toEqual(
    ['a0', 'b0', 'a1', 'b1', 'a2', 'b2', 'a3', 'b3', 'squash'].map(repository.oid).toSorted(),
  )
  const elsewhere = { ...scope, branch: { ...scope.branch, isDefault: false } }
  for (const name of ['coupling', 'batches'] as const)
    await expect(ask(name, elsewhere)).rejects.toMatchObject({ kind: 'invalid' })
})

test('what is counted commit by commit says why it knows no other unit', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({ commits: commits.slice(0, 1) })
  const scope = await scanned(facts, folder, repository.path, { unit: 'change-request' })
  for (const [name, input, why] of [
    ['trend', { path: 'c.go' }, 'no content of its own'],
    ['releases', {}, 'may go out in several releases'],
    ['ask', { file: 'c.go' }, 'how long ago'],
    ['mix', {}, 'one commit says of itself'],
    ['reverts', {}, 'one commit says of itself'],
  ] as const)
    await expect(ask(name, scope, input)).rejects.toThrow(why)
})
