import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aRepository } from './build.ts'
import type { BuiltRepository } from './build.ts'
import { changesByCommit, commitCountOfAll, keyOf } from './oracle.ts'
import type { Change } from './plan.ts'
import { aRandomHistory } from './random.ts'
import type { RandomHistory } from './random.ts'
import { bytesOf } from './stream.ts'
import type { Entry, Tree } from './random/tree.ts'

test('git agrees with the tree, the parents and the number of every commit of a random history', async () => {
  await fc.assert(
    fc.asyncProperty(aRandomHistory(), async ({ plan, trees }) => {
      await using repository = await aRepository(plan)
      for (const [index, commit] of plan.commits.entries()) {
        if (index % 7 !== 0 && index !== plan.commits.length - 1) continue
        const oid = repository.oid(commit.mark ?? '')
        expect(await listing(repository, oid)).toEqual(
          expectedListing(trees.get(commit.mark ?? '')),
        )
        const parents = (await repository.git('rev-parse', `${oid}^@`)).split('\n').filter(Boolean)
        expect(parents).toEqual((commit.parents ?? []).map((mark) => repository.oid(mark)))
      }
      expect(await commitCountOfAll(repository.gitDir)).toBe(reachable({ plan }))
    }),
    { numRuns: 12 },
  )
}, 30_000)

test('the oracle finds in each commit the very paths that the story changed', async () => {
  await fc.assert(
    fc.asyncProperty(aRandomHistory(), async ({ plan }) => {
      await using repository = await aRepository(plan)
      const tips = [...Object.keys(plan.branches ?? {}), ...Object.keys(plan.tags ?? {})]
      const found = await changesByCommit(repository.gitDir, 'main', { log: tips })
      expect(found.length).toBe(reachable({ plan }))
      const planned = new Map(
        plan.commits.map((commit) => [repository.oid(commit.mark ?? ''), commit]),
      )
      for (const { oid, changes } of found) {
        const commit = planned.get(oid)
        const isMerge = (commit?.parents?.length ?? 0) > 1
        const paths = isMerge ? [] : (commit?.changes ?? []).map(pathOf)
        const both = changes.flatMap(({ path, oldPath }) =>
          oldPath === null ? [path] : [oldPath, path],
        )
        expect(new Set(both)).toEqual(new Set(paths))
      }
    }),
    { numRuns: 12 },
  )
}, 30_000)

test('random histories hold every shape they promise', () => {
  const seen = new Set<string>()
  const commits: number[] = []
  for (const { plan } of fc.sample(aRandomHistory(), { numRuns: 200, seed: 7 })) {
    commits.push(plan.commits.length)
    for (const commit of plan.commits) {
      const parents = commit.parents?.length ?? 0
      seen.add(
        parents === 0 ? 'root' : parents === 1 ? 'plain' : parents === 2 ? 'merge' : 'octopus',
      )
      if (commit.changes?.length === 0) seen.add('empty')
      for (const change of commit.changes ?? [])
        seen.add(change.do === 'write' ? `write ${change.mode}` : change.do)
    }
    if (Object.keys(plan.branches ?? {}).length > 2) seen.add('branches')
    for (const tag of Object.values(plan.tags ?? {}))
      seen.add(typeof tag === 'string' ? 'tag' : 'annotated tag')
  }
  expect([...seen].sort()).toEqual(
    [
      ...[
        'annotated tag',
        'branches',
        'delete',
        'empty',
        'merge',
        'octopus',
        'plain',
        'root',
        'submodule',
        'tag',
      ],
      ...['write exec', 'write file', 'write symlink'],
    ].sort(),
  )
  expect(commits.sort((one, other) => one - other)[100]).toBeGreaterThan(20)
})

test('a failing history shrinks to the step that fails it', () => {
  const property = fc.property(aRandomHistory(), ({ plan }) =>
    plan.commits.every((commit) => (commit.parents?.length ?? 0) < 3),
  )
  const failed = fc.check(property, { seed: 11, numRuns: 200 })
  expect(failed.failed).toBe(true)
  expect(failed.counterexample?.[0].steps.length).toBeLessThanOrEqual(8)
})

async function listing(repository: BuiltRepository, oid: string): Promise<string[]> {
  const out = await repository.git('ls-tree', '-r', '-z', oid)
  return out
    .split('\0')
    .filter(Boolean)
    .map((line) => line.replace(/ [a-z]+ /, ' '))
    .sort()
}

function pathOf(change: Change): string {
  if (change.do === 'rename' || change.do === 'copy')
    throw new Error('Random histories write trees.')
  return keyOf(bytesOf(change.path))
}

function expectedListing(tree: Tree | undefined): string[] {
  return [...(tree ?? [])]
    .map(([path, entry]) => `${modeOf[entry.mode]} ${oidOf(entry)}\t${keyOf(Buffer.from(path))}`)
    .sort()
}

const modeOf = { file: '100644', exec: '100755', symlink: '120000', submodule: '160000' } as const

function oidOf(entry: Entry): string {
  if (entry.mode === 'submodule') return entry.commit
  const content = Buffer.from(entry.content)
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex')
}

function reachable({ plan }: Pick<RandomHistory, 'plan'>): number {
  const parentsOf = new Map(plan.commits.map((commit) => [commit.mark ?? '', commit.parents ?? []]))
  const seen = new Set<string>()
  const open = Object.values(plan.branches ?? {})
  for (const tag of Object.values(plan.tags ?? {}))
    open.push(typeof tag === 'string' ? tag : tag.of)
  for (let mark = open.pop(); mark !== undefined; mark = open.pop()) {
    if (seen.has(mark)) continue
    seen.add(mark)
    open.push(...(parentsOf.get(mark) ?? []))
  }
  return seen.size
}
