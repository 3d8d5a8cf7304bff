/** G13: commits of too much, or of almost nothing. */
import { lines } from '../plan.ts'
import { between, normal, packed } from './case.ts'
import type { Between, HostileCase, Left } from './case.ts'

const capped =
  'The normal commits are read; the hostile one is read, or capped and named in skipped; exit 0 within 30 s and 512 MB.'
const tooLarge = ['', 'git.diff.too_large']

export const sizes: readonly HostileCase[] = [
  {
    ...aCase('G13-100k-files', 'a commit of 100,000 files', capped, tooLarge, manyFiles),
    isLarge: true,
    build: async (folder) => packed(between(folder, manyFiles)),
  },
  aCase(
    'G13-1m-lines',
    'a file of a million lines, and an edit in its middle',
    capped,
    tooLarge,
    manyLines,
  ),
  aCase('G13-long-line', 'a file of one line of 20 MB, and an edit', capped, tooLarge, longLine),
  aCase(
    'G13-binary-only',
    'commits of binary files alone',
    'Read: four commits; no lines for the binary file.',
    [],
    binaryOnly,
  ),
  aCase(
    'G13-mode-only',
    'a commit that changes a mode alone',
    'Read: four commits; the mode change is a revision without lines.',
    [],
    modeOnly,
  ),
  aCase(
    'G13-empty-commit',
    'a commit that changes nothing',
    'Read: three commits.',
    [],
    emptyCommit,
  ),
  {
    id: 'G13-empty-tree',
    title: 'a commit that deletes everything',
    expect: 'Read: three commits; the file that is written anew is one file.',
    codes: [],
    build: async (folder) => ({
      ...between(folder, emptyTree),
      normal: { path: normal.path, revisions: 3, added: 21, deleted: 10 },
    }),
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

function manyFiles({ objects, parent, file }: Between): Left {
  const oid = objects.blob('small\n')
  const folder = objects.tree(range(1_000, (index) => ({ name: `file-${index}.txt`, oid })))
  // A hundred folders of the same thousand files: git still has to show each path.
  const beside = range(100, (index) => ({
    mode: '40000' as const,
    name: `many-${index}`,
    oid: folder,
  }))
  return {
    tip: objects.commit({ tree: objects.tree([file, ...beside]), parents: [parent] }),
    beside,
  }
}

function manyLines(base: Between): Left {
  const before = lines(1_000_000)
  const after = before.replace('line 500000\n', 'half way\n')
  return twoVersions(base, 'million.txt', before, after)
}

function longLine(base: Between): Left {
  const before = `${'x'.repeat(20_000_000)}\n`
  return twoVersions(base, 'long.txt', before, `y${before}`)
}

function binaryOnly(base: Between): Left {
  const before = Uint8Array.from({ length: 3_000 }, (_, index) => (index * 7) % 256)
  return twoVersions(
    base,
    'picture.bin',
    before,
    before.map((byte) => byte ^ 1),
  )
}

function modeOnly({ objects, parent, file }: Between): Left {
  const oid = objects.blob('#!/bin/sh\n')
  const before = objects.commit({
    tree: objects.tree([file, { name: 'run', oid }]),
    parents: [parent],
  })
  const beside = [{ mode: '100755' as const, name: 'run', oid }]
  return {
    tip: objects.commit({ tree: objects.tree([file, ...beside]), parents: [before] }),
    beside,
    commits: 2,
  }
}

function emptyCommit({ objects, parent, file }: Between): Left {
  return { tip: objects.commit({ tree: objects.tree([file]), parents: [parent] }) }
}

/** The normal file is deleted, and written anew by the last commit: 10 + 11 lines added, 10 deleted. */
function emptyTree({ objects, parent }: Between): Left {
  return { tip: objects.commit({ tree: objects.tree([]), parents: [parent] }) }
}

function twoVersions(
  base: Between,
  name: string,
  before: string | Uint8Array,
  after: string | Uint8Array,
): Left {
  const { objects, parent, file } = base
  const first = objects.commit({
    tree: objects.tree([file, { name, oid: objects.blob(before) }]),
    parents: [parent],
  })
  const beside = [{ name, oid: objects.blob(after) }]
  return {
    tip: objects.commit({ tree: objects.tree([file, ...beside]), parents: [first] }),
    beside,
    commits: 2,
  }
}

function range<T>(count: number, of: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => of(index))
}
