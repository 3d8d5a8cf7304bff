/** A few hundred bytes that stand for more files than there are grains of sand, beside what is large and honest. */
import { rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CommitFact } from '#facts/commit-fact.ts'
import { peakOfGits } from '../../../test/git-memory.ts'
import { aRepository, type BuiltRepository } from '../../../test/repositories/build.ts'
import { aFolder } from '../../../test/repositories/folder.ts'
import { git } from '../../../test/repositories/git.ts'
import { between } from '../../../test/repositories/hostile/case.ts'
import { objectFile, type ObjectStore, type TreeEntry } from '../../../test/repositories/loose.ts'
import { lines, symlink, write } from '../../../test/repositories/plan.ts'
import { readShape } from './shape.ts'
import { findBombs } from './tree-bombs.ts'

describe('what a commit changes is counted as git does', () => {
  test('files and folders, one too many and just not', async () => {
    await using repository = await aRepository({
      commits: [
        { files: { 'a.txt': lines(2), 'one/b.txt': lines(3), 'one/two/c.txt': lines(4) } },
        { files: { 'one/two/c.txt': lines(5) } },
        { changes: [{ do: 'rename', from: 'one', to: 'other/deep' }] },
        { mark: 'left', files: { 'a.txt': null, 'a.txt/now-a-folder': lines(1) } },
        { mark: 'right', parents: ['c3'], changes: [write('run', lines(1), 'exec')] },
        { parents: ['left', 'right'], files: { 'merged.txt': lines(1) } },
        { changes: [write('run', lines(1)), symlink('a.txt/link', 'run')] },
        { files: { 'other/deep/two/c.txt': null } },
        {},
      ],
    })
    const counts = await countsByGit(repository)
    expect([...counts.values()].toSorted((one, other) => one - other)).toEqual([
      0, 0, 1, 3, 3, 3, 4, 5, 9,
    ])
    const oids = [...counts.keys()]
    for (const changesMax of new Set(counts.values())) {
      const larger = oids.filter((oid) => (counts.get(oid) ?? 0) > changesMax)
      const found = await findBombs(repository.gitDir, oids, { changesMax })
      expect([...found.keys()]).toEqual(larger)
    }
  })

  test('what stands in many places, in each of them', async () => {
    await using folder = aFolder()
    const oids = bombs(folder.path, [3])
    expect(await countOf(folder.path, oids)).toBe(1 + 10 + 100 + 1_000)
    for (const [changesMax, found] of [
      [1_111, 0],
      [1_110, 1],
    ])
      expect(
        (await findBombs(gitDirIn(folder.path), oids, { changesMax: changesMax ?? 0 })).size,
      ).toBe(found)
  })
})

describe('bombs are left out, and the rest is read, with little memory', () => {
  test('many of them one after the other cost no more than one', async () => {
    await using folder = aFolder()
    const oids = bombs(
      folder.path,
      Array.from({ length: 40 }, () => 10),
    )
    const { peakMiB, skipped, facts } = await shapeOf(folder.path)
    expect(skipped.toSorted()).toEqual(oids.toSorted())
    // Who, when and why are kept of all.
    expect(facts).toHaveLength(42)
    expect(facts.filter(({ changes }) => changes.length > 0)).toHaveLength(2)
    expect(peakMiB).toBeLessThan(512)
  })

  test('after a commit that is damaged', async () => {
    await using folder = aFolder()
    const [lost = '', beside = '', bomb = ''] = bombs(folder.path, [1, 1, 10])
    const gitDir = gitDirIn(folder.path)
    const tree = (await git(['--git-dir', gitDir, 'rev-parse', `${lost}:bomb`])).toString().trim()
    rmSync(objectFile(gitDir, tree))
    const { peakMiB, skipped } = await shapeOf(folder.path)
    expect(skipped.toSorted()).toEqual([lost, beside, bomb].toSorted())
    expect(peakMiB).toBeLessThan(512)
  })
})

test('what needs more memory than it began with, and is no bomb, is read', async () => {
  await using folder = aFolder()
  let large = ''
  between(folder.path, ({ objects, parent, file }) => {
    const oid = objects.blob('one\n')
    const names = Array.from({ length: 150_000 }, (_, index) => `file-${index}.txt`)
    const beside: TreeEntry[] = [
      { mode: '40000', name: 'large', oid: objects.tree(names.map((name) => ({ name, oid }))) },
    ]
    large = objects.commit({ tree: objects.tree([file, ...beside]), parents: [parent] })
    return { tip: large, beside }
  })
  const { skipped, facts, peakMiB } = await shapeOf(folder.path, { memoryMiBAtFirst: 40 })
  expect(skipped).toEqual([])
  expect(facts.map(({ changes }) => changes.length)).toEqual([1, 150_000, 1])
  expect(peakMiB).toBeGreaterThan(40)
})

/** With folders, without renames: one line for each that changed. */
async function countsByGit({ gitDir }: BuiltRepository): Promise<Map<string, number>> {
  const oids = (await git(['--git-dir', gitDir, 'rev-list', '--all'])).toString().trim().split('\n')
  const counts = await Promise.all(
    oids.map(async (oid) => [oid, await countByGit(gitDir, oid)] as const),
  )
  return new Map(counts)
}

async function countByGit(gitDir: string, oid: string): Promise<number> {
  const form = ['--root', '-r', '-t', '--no-renames', '--no-commit-id']
  const told = await git(['--git-dir', gitDir, 'diff-tree', ...form, oid])
  return told.toString().split('\n').length - 1
}

async function countOf(folder: string, [oid = '']: readonly string[]): Promise<number> {
  return countByGit(gitDirIn(folder), oid)
}

/** Builds `folder/repository`: between two normal commits one for each number, with so many levels of ten folders. */
function bombs(folder: string, levels: readonly number[]): string[] {
  const oids: string[] = []
  between(folder, ({ objects, parent, file }) => {
    let beside: TreeEntry[] = []
    for (const [index, count] of levels.entries()) {
      const oid = tower(objects, count, objects.blob(`boom ${index}\n`))
      beside = [{ mode: '40000', name: 'bomb', oid }]
      const tree = objects.tree([file, ...beside])
      oids.push(objects.commit({ tree, parents: [oids.at(-1) ?? parent] }))
    }
    return { tip: oids.at(-1) ?? parent, beside, commits: levels.length }
  })
  return oids
}

function tower(objects: ObjectStore, levels: number, blob: string): string {
  let tree = objects.tree(tenOf((name) => ({ name, oid: blob })))
  for (let level = 1; level < levels; level++) {
    const below = tree
    tree = objects.tree(tenOf((name) => ({ mode: '40000', name, oid: below })))
  }
  return tree
}

function tenOf(entry: (name: string) => TreeEntry): TreeEntry[] {
  return Array.from({ length: 10 }, (_, index) => entry(`n${index}`))
}

async function shapeOf(folder: string, options: { memoryMiBAtFirst?: number } = {}) {
  const gitDir = gitDirIn(folder)
  const oids = (await git(['--git-dir', gitDir, 'rev-list', '--reverse', 'main'])).toString().trim()
  const facts: CommitFact[] = []
  const take = (some: CommitFact[]) => Promise.resolve(void facts.push(...some))
  const { peakMiB, result } = await peakOfGits(() =>
    readShape(gitDir, oids.split('\n'), { take, ...options }),
  )
  return { peakMiB, skipped: result.map(({ oid }) => oid), facts }
}

function gitDirIn(folder: string): string {
  return `${folder}/repository/.git`
}
