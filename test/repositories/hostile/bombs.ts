/** G15: trees, paths and references that grow out of hand. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ObjectStore, TreeEntry } from '../loose.ts'
import { between, packed, plain, writePackedRefs } from './case.ts'
import type { Between, HostileCase, Left } from './case.ts'

const capped =
  'The normal commits are read; the hostile one is read, or capped and named in skipped; exit 0 within 30 s and 512 MB.'
const tooLarge = ['', 'git.diff.too_large']

export const bombs: readonly HostileCase[] = [
  {
    id: 'G15-tree-bomb',
    title: 'a tree of ten folders of ten folders… of 10^10 files',
    expect: capped,
    codes: ['git.diff.too_large'],
    isLarge: true,
    build: async (folder) => packed(between(folder, bomb)),
  },
  aCase(
    'G15-deep-folders',
    'a file fifty folders deep',
    'Read: three commits; the path is whole.',
    [],
    deepFolders(50),
  ),
  aCase(
    'G15-very-deep-folders',
    'a file two thousand folders deep',
    capped,
    tooLarge,
    deepFolders(2_000),
  ),
  aCase(
    'G15-long-path',
    'a path of 4,096 bytes',
    'Read: three commits; the path is whole, and no index breaks.',
    [],
    longPath,
  ),
  aCase(
    'G15-long-name',
    'a file name of 4,096 bytes',
    'Read: three commits; the path is whole, and no index breaks.',
    [],
    longName,
  ),
  {
    id: 'G15-10k-branches',
    title: 'ten thousand branches',
    expect: 'Read: three commits, quickly.',
    codes: [],
    build: async (folder) =>
      withRefs(folder, (head) => range(10_000, (index) => [head, `refs/heads/topic/${index}`])),
  },
  {
    id: 'G15-100k-tags',
    title: 'a hundred thousand tags',
    expect: 'Read: three commits; tags are capped, or all read, within 30 s.',
    codes: [],
    isLarge: true,
    build: async (folder) =>
      withRefs(folder, (head) =>
        range(100_000, (index) => [head, `refs/tags/v${index >> 8}.${index & 255}.0`]),
      ),
  },
  {
    id: 'G15-bad-packed-line',
    title: 'packed references with a line that is none',
    expect:
      'Warned or refused with one line; a branch outside that file is still read where git allows.',
    codes: ['', 'git.repo.corrupt', 'git.head.unresolved', 'git.ref.invalid'],
    build: async (folder) => {
      const repository = plain(folder)
      writePackedRefs(
        repository.gitDir,
        [[repository.head, 'refs/heads/main']],
        'this is no reference\n',
      )
      return { ...repository, head: null, commits: null, normal: null }
    },
  },
  {
    id: 'G15-cut-packed-refs',
    title: 'packed references that end inside a line',
    expect:
      'Warned or refused with one line; a branch outside that file is still read where git allows.',
    codes: ['', 'git.repo.corrupt', 'git.head.unresolved', 'git.ref.invalid'],
    build: async (folder) => {
      const repository = plain(folder)
      writePackedRefs(repository.gitDir, [[repository.head, 'refs/heads/main']])
      appendFileSync(join(repository.gitDir, 'packed-refs'), repository.head.slice(0, 20))
      return { ...repository, head: null, commits: null, normal: null }
    },
  },
]

function aCase(
  id: string,
  title: string,
  expect: string,
  codes: readonly string[],
  hostile: (base: Between) => Left,
): HostileCase {
  return { id, title, expect, codes, build: async (folder) => between(folder, hostile) }
}

function bomb({ objects, parent, file }: Between): Left {
  let entries: readonly TreeEntry[] = range(10, (index) => ({
    name: `f${index}`,
    oid: objects.blob('boom\n'),
  }))
  for (let level = 1; level < 10; level++) {
    const oid = objects.tree(entries)
    entries = range(10, (index) => ({ mode: '40000', name: `d${index}`, oid }))
  }
  const beside = [{ mode: '40000' as const, name: 'bomb', oid: objects.tree(entries) }]
  return {
    tip: objects.commit({ tree: objects.tree([file, ...beside]), parents: [parent] }),
    beside,
  }
}

function deepFolders(levels: number): (base: Between) => Left {
  return ({ objects, parent, file }) => {
    const beside = [
      nested(
        objects,
        range(levels, () => 'd'),
        'deep.txt',
      ),
    ]
    return {
      tip: objects.commit({ tree: objects.tree([file, ...beside]), parents: [parent] }),
      beside,
    }
  }
}

/** Sixteen folders of 240 bytes and a name of 240: 16 * 241 + 240 = 4,096. */
function longPath({ objects, parent, file }: Between): Left {
  const beside = [
    nested(
      objects,
      range(16, (index) => String(index % 10).repeat(240)),
      'p'.repeat(240),
    ),
  ]
  return {
    tip: objects.commit({ tree: objects.tree([file, ...beside]), parents: [parent] }),
    beside,
  }
}

function longName({ objects, parent, file }: Between): Left {
  const beside = [{ name: 'n'.repeat(4_096), oid: objects.blob('long\n') }]
  return {
    tip: objects.commit({ tree: objects.tree([file, ...beside]), parents: [parent] }),
    beside,
  }
}

function nested(objects: ObjectStore, folders: readonly string[], name: string): TreeEntry {
  let entry: TreeEntry = { name, oid: objects.blob('deep\n') }
  for (const folder of folders.toReversed())
    entry = { mode: '40000', name: folder, oid: objects.tree([entry]) }
  return entry
}

function withRefs(folder: string, refs: (head: string) => Array<readonly [string, string]>) {
  const repository = plain(folder)
  writePackedRefs(repository.gitDir, refs(repository.head))
  return repository
}

function range<T>(count: number, of: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => of(index))
}
