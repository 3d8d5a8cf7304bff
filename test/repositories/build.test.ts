import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { aRepository } from './build.ts'
import { copy, lines, remove, rename, submodule, symlink, write } from './plan.ts'

test('a plan becomes commits with the people, dates and bytes it names', async () => {
  await using repository = await aRepository({
    commits: [
      {
        mark: 'first',
        author: { name: Buffer.from([0xff, 0xfe]), email: '', at: 5, zone: '+0545' },
        committer: { name: '', email: 'b@example.org', at: 9, zone: '-1200' },
        message: Buffer.from([0xe9, 0x0d, 0x0a]),
        files: { 'a b"\\é.txt': 'one\n' },
      },
    ],
  })
  const raw = await repository.git('cat-file', 'commit', repository.oid('first'))
  expect(raw).toContain('author \u{fffd}\u{fffd} <> 5 +0545\ncommitter  <b@example.org> 9 -1200\n')
  expect(raw.endsWith('\u{fffd}\r\n')).toBe(true)
  expect(await repository.git('ls-tree', '-z', '--name-only', 'main')).toBe('a b"\\é.txt\0')
})

test('every kind of change lands in the tree', async () => {
  await using repository = await aRepository({
    bare: true,
    commits: [
      { files: { a: lines(3), gone: 'x' } },
      {
        files: { gone: null },
        changes: [
          write('run', '#!/bin/sh\n', 'exec'),
          symlink('link', '../a'),
          submodule('sub', 'b'.repeat(40)),
          write(Buffer.from([0x66, 0xff]), 'bytes'),
          rename('a', 'deep/b'),
          copy('deep/b', 'c'),
          write('brief', ''),
          remove('brief'),
        ],
      },
    ],
  })
  const listing = (await repository.git('ls-tree', '-r', '-z', 'HEAD')).split('\0').filter(Boolean)
  expect(listing.map((line) => line.replace(/ [a-z]+ [0-9a-f]{40}\t/, ' '))).toEqual([
    '100644 c',
    '100644 deep/b',
    '100644 f\u{fffd}',
    '120000 link',
    '100755 run',
    '160000 sub',
  ])
})

test('parents are as planned: roots, merges, octopus', async () => {
  await using repository = await aRepository({
    commits: [
      { mark: 'a', files: { a: '1' } },
      { mark: 'b', parents: [], files: { b: '1' } },
      { mark: 'c', parents: ['a'], files: { c: '1' } },
      { mark: 'all', parents: ['a', 'b', 'c'] },
      { mark: 'empty' },
    ],
    branches: { main: 'empty', side: 'b' },
    tags: { light: 'a', 'v1.0': { of: 'c', message: 'One\n', tagger: { at: 7 } } },
  })
  const graph = await repository.git('log', '--format=%H %P', '--topo-order', 'main')
  const of = (...marks: string[]) => marks.map((mark) => repository.oid(mark)).join(' ')
  expect(
    new Set(
      graph
        .trim()
        .split('\n')
        .map((line) => line.trim()),
    ),
  ).toEqual(new Set([of('empty', 'all'), of('all', 'a', 'b', 'c'), of('c', 'a'), of('b'), of('a')]))
  expect(
    await repository.git('for-each-ref', '--format=%(refname) %(objecttype) %(taggerdate:raw)'),
  ).toBe(
    'refs/heads/main commit \nrefs/heads/side commit \nrefs/tags/light commit \nrefs/tags/v1.0 tag 7 +0000\n',
  )
})

test('the same plan gives the same object ids, and a loose build the same as a packed one', async () => {
  const commits = [{ files: { a: 'x' } }, { files: { a: 'y' } }]
  await using packed = await aRepository({ commits })
  await using loose = await aRepository({ commits, loose: true })
  expect([...loose.oids]).toEqual([...packed.oids])
  expect(await packed.git('count-objects')).toMatch(/^0 objects/)
  expect(await loose.git('count-objects')).toMatch(/^6 objects/)
})

test('a repository can be built on, and a message can name an earlier commit', async () => {
  await using repository = await aRepository({ commits: [{ mark: 'bad', files: { a: 'x' } }] })
  await repository.add({
    commits: [{ files: { a: null }, message: `This reverts commit ${repository.oid('bad')}.\n` }],
  })
  await repository.add({
    commits: [{ mark: 'other', parents: ['bad'] }],
    branches: { other: 'other' },
  })
  expect(await repository.git('log', '--format=%s%n%ct', 'main')).toContain(
    `${repository.oid('bad')}.\n1577840400\n`,
  )
  expect(await repository.git('rev-parse', 'other^')).toBe(`${repository.oid('bad')}\n`)
  expect(repository.oid('c2')).toBe((await repository.git('rev-parse', 'main')).trim())
})

test('a sha256 repository has 64-digit ids that git itself confirms', async () => {
  await using repository = await aRepository({
    objectFormat: 'sha256',
    commits: [{ files: { a: 'x' } }],
  })
  expect(repository.oid('c1')).toMatch(/^[0-9a-f]{64}$/)
  await repository.git('fsck', '--strict')
})

test('what was built is gone when it is let go, and an unknown mark is refused', async () => {
  const repository = await aRepository({ commits: [] })
  expect(() => repository.oid('c1')).toThrow('No commit is marked c1')
  await expect(aRepository({ commits: [{ parents: ['later'] }] })).rejects.toThrow(
    'No commit is marked later',
  )
  await repository.remove()
  expect(existsSync(repository.path)).toBe(false)
})
