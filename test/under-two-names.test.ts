/** A commit may touch one file under two of its names, where a name was taken over. It is one change of it, in every answer. */
import { expect } from 'vitest'
import { z } from 'zod'
import { listedInsight } from '#app/insights.ts'
import type { Scope } from '#insights/insight.ts'
import { contactsOf } from '#insights/knowledge/query-contacts.ts'
import { test } from './cairn.ts'
import { aRepository } from './repositories/build.ts'
import { lines, rename, type CommitPlan } from './repositories/plan.ts'
import { scanned } from './scanned.ts'

const code = '  more()\n'
const together = (count: number): CommitPlan => ({
  files: {
    'old.ts': code.repeat(20 + count),
    'new.ts': code.repeat(count),
    'other.ts': lines(count),
  },
})

/** Five commits touch both names; then one gives its place up and the other takes it. */
const history: CommitPlan[] = [
  ...[1, 2, 3, 4, 5].map(together),
  { files: { 'new.ts': null } },
  { changes: [rename('old.ts', 'new.ts')] },
]

test('all answers count a commit once that touches a file under two names', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({ commits: history })
  const all = await scanned(facts, folder, repository.path)
  const window = { ...all.window, from: new Date(0), label: 'since 1970' }
  for (const scope of [all, { ...all, window }]) {
    const where = `in ${scope.window.label}`
    const file = (await itemsOf(scope, 'files')).find(({ path }) => path === 'new.ts')
    expect(file, where).toMatchObject({ revisions: 7, added: 30, deleted: 5 })
    const [hotspot] = await itemsOf(scope, 'hotspots')
    expect(hotspot, where).toMatchObject({ path: 'new.ts', revisions: 7 })
    const [pair] = await itemsOf(scope, 'coupling')
    expect(pair, where).toMatchObject({
      a: 'other.ts',
      b: 'new.ts',
      shared: 5,
      revisionsB: 7,
    })
    expect(await answer(scope, 'trend', { path: 'new.ts' }), where).toMatchObject({ n: 6 })
    const { contacts } = await contactsOf(scope)
    expect(
      contacts.map(({ changes }) => changes).toSorted((a, b) => a - b),
      where,
    ).toEqual([5, 7])
  }
})

test('a later scan adds such a commit once', async ({ facts, folder }) => {
  await using repository = await aRepository({ commits: history.slice(0, 4) })
  await scanned(facts, folder, repository.path)
  await repository.add({ commits: history.slice(4) })
  const scope = await scanned(facts, folder, repository.path)
  const file = (await itemsOf(scope, 'files')).find(({ path }) => path === 'new.ts')
  expect(file).toMatchObject({ revisions: 7, added: 30, deleted: 5 })
})

async function answer(scope: Scope, name: Listed, raw: Record<string, unknown> = {}) {
  const insight = await listedInsight(name).load()
  return insight.answer(scope, z.parse(insight.input, raw))
}

async function itemsOf(scope: Scope, name: Listed): Promise<Record<string, unknown>[]> {
  const items = z.array(z.record(z.string(), z.unknown()))
  return z.looseObject({ items }).parse(await answer(scope, name)).items
}

type Listed = Parameters<typeof listedInsight>[0]
