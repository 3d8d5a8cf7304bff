import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aRepository, type BuiltRepository } from '../../../test/repositories/build.ts'
import { changesByCommit, sumsByPath } from '../../../test/repositories/oracle.ts'
import { lines, rename } from '../../../test/repositories/plan.ts'
import { aRandomHistory } from '../../../test/repositories/random.ts'
import { blobsAt } from './blobs-at.ts'
import { readBlame } from './blame.ts'
import { readHunks, unquoted, type FileHunks } from './hunks.ts'

async function hunksOf(
  repository: BuiltRepository,
  paths: string[],
  oids: string[],
): Promise<FileHunks[]> {
  const found: FileHunks[] = []
  for await (const one of readHunks({ gitDir: repository.gitDir, oids, paths })) found.push(one)
  return found
}

test(
  'hunks add up to the lines git counts, in every file of any history',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(aRandomHistory(), async (history) => {
        await using repository = await aRepository(history.plan)
        // Where a file becomes a link, a patch shows it going and coming, while the counts compare the two.
        const typeChanged = await repository.git(
          'log',
          '-M',
          '--diff-filter=T',
          '--format=%H',
          'main',
        )
        const all = await changesByCommit(repository.gitDir, 'main')
        const commits = all.filter(
          (commit) => commit.changes.length > 0 && !typeChanged.includes(commit.oid),
        )
        const paths = [
          ...new Set(
            all.flatMap((commit) =>
              commit.changes.flatMap((change) => [change.path, change.oldPath ?? change.path]),
            ),
          ),
        ]
        const found = await hunksOf(
          repository,
          paths,
          commits.map((commit) => commit.oid),
        )
        const counted = found.map(({ commit, path, hunks }) => ({
          oid: commit,
          changes: [
            {
              path,
              oldPath: null,
              added: sum(hunks.map((hunk) => hunk.newCount)),
              deleted: sum(hunks.map((hunk) => hunk.oldCount)),
            },
          ],
        }))
        const ours = sumsByPath(counted)
        for (const [path, { added, deleted }] of sumsByPath(commits))
          expect([path, ours.get(path)?.added ?? 0, ours.get(path)?.deleted ?? 0]).toEqual([
            path,
            added,
            deleted,
          ])
      }),
      { numRuns: 25 },
    )
  },
)

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

test('nothing inside a file is taken for a header', async () => {
  const forged = `commit ${'0'.repeat(40)}\ndiff --git a b\n--- a\n+++ b\n@@ -1,9 +1,9 @@\n\\ No newline\n`
  await using repository = await aRepository({
    commits: [
      { files: { a: forged } },
      { files: { a: forged.replaceAll('\n', '\n-- x\n++ y\n') } },
      { files: { a: 'no end' } },
    ],
  })
  const oids = ['c1', 'c2', 'c3'].map((mark) => repository.oid(mark))
  const found = await hunksOf(repository, ['a'], oids)
  expect(found.map(({ commit, path }) => [commit, path])).toEqual(oids.map((oid) => [oid, 'a']))
  expect(found[0]?.hunks).toEqual([{ oldStart: 0, oldCount: 0, newStart: 1, newCount: 6 }])
  expect(sum(found[1]?.hunks.map((hunk) => hunk.newCount) ?? [])).toBe(12)
})

test('a renamed file keeps its hunks small when both names are asked for', async () => {
  await using repository = await aRepository({
    commits: [
      { files: { 'old name': lines(20) } },
      {
        mark: 'moved',
        files: { 'old name': lines(20).replace('line 3\n', 'three\n') },
        changes: [rename('old name', 'new\nname')],
      },
    ],
  })
  expect(await hunksOf(repository, ['old name', 'new\nname'], [repository.oid('moved')])).toEqual([
    {
      commit: repository.oid('moved'),
      path: 'new\nname',
      hunks: [{ oldStart: 3, oldCount: 1, newStart: 3, newCount: 1 }],
    },
  ])
})

test('a name is read as git writes it', () => {
  expect(unquoted('plain')).toBe('plain')
  expect(unquoted('with space\t')).toBe('with space')
  expect(unquoted(String.raw`"a\tb\n\"\\\303\251"`)).toBe('a\tb\n"\\\u00c3\u00a9')
})

test('a commit that is not there is an error, not an empty answer', async () => {
  await using repository = await aRepository({ commits: [{ files: { a: 'x\n' } }] })
  await expect(hunksOf(repository, ['a'], ['1'.repeat(40)])).rejects.toMatchObject({
    name: 'CairnError',
  })
})

test('blame names the commit of every line', async () => {
  await using repository = await aRepository({
    commits: [
      { files: { 'a b': lines(4) }, message: `summary\n${'1'.repeat(40)} 1 1 9\n` },
      { files: { 'a b': lines(4).replace('line 2\n', 'two\ntwo and a half\n') } },
    ],
  })
  expect(await readBlame(repository.gitDir, repository.oid('c2'), 'a b')).toEqual([
    { startLine: 1, endLine: 1, commit: repository.oid('c1') },
    { startLine: 2, endLine: 3, commit: repository.oid('c2') },
    { startLine: 4, endLine: 5, commit: repository.oid('c1') },
  ])
  await expect(
    readBlame(repository.gitDir, repository.oid('c2'), '--contents=/etc/passwd'),
  ).rejects.toMatchObject({ code: 'path.none' })
  await expect(readBlame(repository.gitDir, '--contents=/etc/passwd', 'a b')).rejects.toMatchObject(
    { code: 'git.ref.invalid' },
  )
})

test('contents are found by path in each commit, and what is missing does not shift the rest', async () => {
  const path = 'two\nlines'
  await using repository = await aRepository({
    commits: [
      { files: { other: 'x' } },
      { files: { [path]: 'one' } },
      { files: { [path]: null } },
      { files: { [path]: 'two' } },
    ],
  })
  const commits = ['c1', 'c2', 'c3', 'c4'].map((mark) => repository.oid(mark))
  const oid = async (mark: string) =>
    (await repository.git('rev-parse', `${repository.oid(mark)}:${path}`)).trim()
  expect(await blobsAt(repository.gitDir, path, commits)).toEqual([
    null,
    await oid('c2'),
    null,
    await oid('c4'),
  ])
  expect(await blobsAt(repository.gitDir, '', commits.slice(0, 1))).toEqual([null])
})
