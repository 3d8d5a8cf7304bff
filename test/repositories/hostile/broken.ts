/** G3: objects that are lost or damaged. Stored facts must stay; what can be read is read, and the rest is named. */
import {
  chmodSync,
  readdirSync,
  readFileSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { aRepository } from '../build.ts'
import { objectFile } from '../loose.ts'
import { lines, write } from '../plan.ts'
import { between, normal, normalAfter, normalBefore } from './case.ts'
import type { Between, HostileCase, HostileRepository } from './case.ts'

const codes = ['git.repo.corrupt', 'git.objects.missing']

export const broken: readonly HostileCase[] = [
  {
    id: 'G3-missing-blob',
    title: 'a file of the middle commit is lost',
    expect:
      'Three commits counted, the normal file whole; the lines of the middle commit are named in skipped, or the repository is called corrupt.',
    codes,
    build: async (folder) => loses(folder, 'blob', unlinkSync),
  },
  {
    id: 'G3-missing-tree',
    title: 'a folder of the middle commit is lost',
    expect:
      'Three commits counted, the normal file whole; the middle commit is named in skipped, or the repository is called corrupt.',
    codes,
    build: async (folder) => loses(folder, 'tree', unlinkSync),
  },
  {
    id: 'G3-missing-root',
    title: 'the whole tree of the middle commit is lost',
    expect:
      'Three commits counted; the two that need the tree are named in skipped, or the repository is called corrupt.',
    codes,
    build: async (folder) => ({ ...loses(folder, 'root', unlinkSync), normal: null }),
  },
  {
    id: 'G3-missing-commit',
    title: 'a commit in the middle of the history is lost',
    expect: 'The repository is called corrupt, naming the object; nothing already stored is lost.',
    codes,
    build: async (folder) => ({
      ...loses(folder, 'commit', unlinkSync),
      head: null,
      commits: null,
      normal: null,
    }),
  },
  {
    id: 'G3-empty-object',
    title: 'an object file is empty, as after a power cut',
    expect: 'As if the object were lost.',
    codes,
    build: async (folder) => loses(folder, 'blob', (file) => truncateSync(file, 0)),
  },
  {
    id: 'G3-bit-flip',
    title: 'one bit of an object is turned',
    expect: 'As if the object were lost; never wrong counts.',
    codes,
    build: async (folder) => loses(folder, 'blob', flipBit),
  },
  {
    id: 'G3-bit-flip-commit',
    title: 'one bit of a commit is turned',
    expect: 'The repository is called corrupt, naming the object; never wrong counts.',
    codes,
    build: async (folder) => ({
      ...loses(folder, 'commit', flipBit),
      head: null,
      commits: null,
      normal: null,
    }),
  },
  {
    id: 'G3-branch-to-nowhere',
    title: 'the default branch points at a commit that is not there',
    expect: 'Warned; the history of the other branch is still read.',
    codes: [...codes, 'git.head.unresolved'],
    build: async (folder) => {
      const repository = await packed(folder, { main: 'c3', other: 'c3' })
      writeFileSync(join(repository.gitDir, 'refs/heads/main'), `${'1'.repeat(40)}\n`)
      return { ...repository, head: null, commits: null, normal: null }
    },
  },
  {
    id: 'G3-truncated-pack',
    title: 'the pack is cut in half',
    expect: 'The repository is called corrupt; exit 3 or 2 with one line, nothing stored is lost.',
    codes,
    build: async (folder) =>
      damaged(folder, '.pack', (bytes) => bytes.subarray(0, bytes.length >> 1)),
  },
  {
    id: 'G3-bad-index',
    title: 'the index of the pack is garbage',
    expect: 'The repository is called corrupt; exit 3 or 2 with one line, nothing stored is lost.',
    codes,
    build: async (folder) => damaged(folder, '.idx', (bytes) => Buffer.alloc(bytes.length, 0x5a)),
  },
  {
    id: 'G3-missing-index',
    title: 'the pack has no index',
    expect: 'The repository is called corrupt; exit 3 or 2 with one line, nothing stored is lost.',
    codes,
    build: async (folder) => damaged(folder, '.idx', () => null),
  },
  {
    id: 'G3-pack-bit-flip',
    title: 'one bit in the middle of the pack is turned',
    expect:
      'What needs the object is named in skipped, or the repository is called corrupt; never wrong counts.',
    codes,
    build: async (folder) =>
      damaged(folder, '.pack', (bytes) => {
        const turned = Buffer.from(bytes)
        const middle = turned.length >> 1
        turned.writeUInt8(turned.readUInt8(middle) ^ 0x10, middle)
        return turned
      }),
  },
  {
    id: 'G3-bad-commit-graph',
    title: 'the commit-graph is garbage',
    expect: 'Read, for Cairn keeps a commit-graph of its own; three commits.',
    codes: ['', ...codes],
    build: async (folder) => {
      const repository = await packed(folder, { main: 'c3' })
      writeFileSync(join(repository.gitDir, 'objects/info/commit-graph'), Buffer.alloc(2000, 0x5a))
      return repository
    },
  },
]

/**
 * A history of loose objects of which one, written by the middle commit, is spoiled. The last commit leaves the folder it
 * is in alone, so that its own changes can be read without it.
 */
function loses(
  folder: string,
  kind: 'blob' | 'tree' | 'root' | 'commit',
  spoil: (file: string) => void,
): HostileRepository {
  const oids = { blob: '', tree: '', root: '', commit: '' }
  const repository = between(folder, ({ objects, parent, file }: Between) => {
    oids.blob = objects.blob(lines(400))
    oids.tree = objects.tree([{ name: 'other.txt', oid: oids.blob }])
    const beside = [{ mode: '40000' as const, name: 'src', oid: oids.tree }]
    oids.root = objects.tree([file, ...beside])
    oids.commit = objects.commit({ tree: oids.root, parents: [parent], message: 'To be spoiled\n' })
    return { tip: oids.commit, beside }
  })
  const file = objectFile(repository.gitDir, oids[kind])
  chmodSync(file, 0o644)
  spoil(file)
  return repository
}

/** In the middle, where it is deep in the compressed bytes. */
function flipBit(file: string): void {
  const bytes = readFileSync(file)
  const middle = bytes.length >> 1
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 0x10, middle)
  writeFileSync(file, bytes)
}

async function packed(
  folder: string,
  branches: Record<string, string>,
): Promise<HostileRepository> {
  const { path, gitDir, oid } = await aRepository({
    at: join(folder, 'repository'),
    commits: [
      { files: { [normal.path]: normalBefore } },
      {
        changes: Array.from({ length: 40 }, (_, index) =>
          write(`src/${index}.txt`, lines(20 + index, `word ${index}`)),
        ),
      },
      { files: { [normal.path]: normalAfter } },
    ],
    branches,
  })
  return { path, gitDir, head: oid('c3'), commits: 3, normal }
}

async function damaged(
  folder: string,
  ending: string,
  change: (bytes: Buffer) => Buffer | null,
): Promise<HostileRepository> {
  const repository = await packed(folder, { main: 'c3' })
  const packs = join(repository.gitDir, 'objects/pack')
  for (const name of readdirSync(packs).filter((each) => each.endsWith(ending))) {
    const file = join(packs, name)
    const bytes = change(readFileSync(file))
    chmodSync(file, 0o644)
    if (bytes === null) unlinkSync(file)
    else writeFileSync(file, bytes)
  }
  return { ...repository, head: null, commits: null, normal: null }
}
