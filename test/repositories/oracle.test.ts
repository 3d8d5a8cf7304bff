import { expect, test } from 'vitest'
import { aRepository } from './build.ts'
import {
  changesByCommit,
  commitCount,
  commitCountOfAll,
  keyOf,
  mergeCount,
  numstatByPath,
} from './oracle.ts'
import { lines, rename, write } from './plan.ts'

test('sums are per path of the time; a rename counts for the new path, a binary file for revisions alone', async () => {
  await using repository = await aRepository({
    commits: [
      {
        files: { 'old name': lines(10), 'odd\n1\t2\tname': 'x\n' },
        changes: [write('bin', Uint8Array.of(0, 1, 2))],
      },
      { changes: [rename('old name', 'new\tname'), write('new\tname', lines(11))] },
      {
        files: { 'new\tname': lines(8) },
        changes: [write('bin', Uint8Array.of(0, 3)), write(Buffer.from([0xff]), 'y\n')],
      },
      {},
    ],
  })
  const counts = await numstatByPath(repository.gitDir, 'main', { follow: false })
  expect(Object.fromEntries(counts)).toEqual({
    'old name': { revisions: 1, added: 10, deleted: 0, uncounted: 0 },
    'odd\n1\t2\tname': { revisions: 1, added: 1, deleted: 0, uncounted: 0 },
    bin: { revisions: 2, added: 0, deleted: 0, uncounted: 2 },
    'new\tname': { revisions: 2, added: 1, deleted: 3, uncounted: 0 },
    'bytes:ff': { revisions: 1, added: 1, deleted: 0, uncounted: 0 },
  })
  const [empty, , renamed] = await changesByCommit(repository.gitDir, 'main')
  expect(empty).toEqual({ oid: repository.oid('c4'), changes: [] })
  expect(renamed).toEqual({
    oid: repository.oid('c2'),
    changes: [{ path: 'new\tname', oldPath: 'old name', added: 1, deleted: 0 }],
  })
})

test('merges count as commits and change nothing', async () => {
  await using repository = await aRepository({
    bare: true,
    commits: [
      { mark: 'a', files: { a: lines(3) } },
      { mark: 'b', parents: ['a'], files: { b: lines(2) } },
      { mark: 'c', parents: ['a'], files: { c: lines(4) } },
      { mark: 'm', parents: ['b', 'c'], files: { c: lines(4), evil: 'x\n' } },
    ],
    branches: { main: 'm' },
    tags: { b: 'b' },
  })
  expect(await commitCount(repository.gitDir, 'main')).toBe(4)
  expect(await commitCount(repository.gitDir, repository.oid('c'))).toBe(2)
  expect(await commitCountOfAll(repository.gitDir)).toBe(4)
  expect(await mergeCount(repository.gitDir, 'main')).toBe(1)
  const counts = await numstatByPath(repository.gitDir, 'main', { follow: false })
  expect([...counts.keys()].sort()).toEqual(['a', 'b', 'c'])
})

test('an empty history has no changes, and a key holds text and bytes apart', async () => {
  await using repository = await aRepository({ commits: [{}] })
  expect(await numstatByPath(repository.gitDir, 'main', { follow: false })).toEqual(new Map())
  expect(keyOf(Buffer.from('é'))).toBe('é')
  expect(keyOf(Buffer.from('é', 'latin1'))).toBe('bytes:e9')
})
