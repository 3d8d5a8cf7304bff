/** Decisions are found where they lie in a repository's history, without a checkout, and are those that its folder holds. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { z } from 'zod'
import { editProposal, list } from '#practices/decisions/verbs.ts'
import { silent } from '#std/progress.ts'
import { call } from '#verbs/call.ts'
import { test as base } from '../../../test/cairn.ts'
import { aRepository, type BuiltRepository } from '../../../test/repositories/build.ts'
import { symlink } from '../../../test/repositories/plan.ts'
import { scan } from '../scan/scan.ts'
import type { ScanSummary } from '../scan/summary.ts'
import { decisionVerbs } from '../verbs.ts'
import { exportVerb, importVerb, type Kept } from './folder-verbs.ts'
import { readFolder } from './import.ts'

type Verbs = Awaited<ReturnType<typeof decisionVerbs>>
interface Asking {
  scan(repository: BuiltRepository): Promise<ScanSummary>
  files(given?: object): Promise<z.output<Verbs[0]['output']>>
  take(given: object): Promise<Kept>
}

const test = base.extend<{ asking: Asking }>({
  asking: async ({ facts, folder, session }, use) => {
    const dataFolder = join(folder, 'data')
    const [files, take] = await decisionVerbs({ facts, dataFolder })
    await use({
      scan: ({ path }) => scan(facts, dataFolder, path, { progress: silent }),
      files: (given = {}) => call(files, session, given),
      take: (given) => call(take, session, given),
    })
  },
})

const nygard = (title: string, status: string): string =>
  `# ${title}\n\n## Status\n\n${status}\n\n## Context\n\nC\n`

const files = {
  'docs/adr/0001-a.md': nygard('1. Use A', 'Accepted'),
  'docs/adr/0002-b.md': nygard('2. Use B', 'Perhaps\n\nSee [gone](0009-gone.md)'),
  'docs/adr/README.md': '# Decisions\n',
  'choices/one.md': nygard('1. Choose one', 'Proposed'),
  '.adr-dir': 'choices\n',
  'src/decision/tree.json': '{}',
  'node_modules/x/docs/adr/0001-x.md': nygard('1. X', 'Accepted'),
  'README.md': nygard('1. Not where decisions lie', 'Accepted'),
}

test('those of a repository are listed, with what needs a look, and nothing else is', async ({
  asking,
}) => {
  const again = { 'docs/adr/0001-again.md': nygard('1. Use A again', 'Accepted') }
  await using repository = await aRepository({
    commits: [
      { files: { ...files, ...again }, changes: [symlink('docs/adr/0003-link.md', '0001-a.md')] },
      { mark: 'side', files: { 'docs/adr/0004-side.md': nygard('4. Aside', 'Accepted') } },
    ],
    branches: { main: 'c1', side: 'side' },
  })
  expect((await asking.scan(repository)).decisionFiles).toBe(5)
  const { items, skipped, duplicateNumbers } = await asking.files()
  expect(
    items.map(({ path, record, standing, warnings }) => [
      path,
      record,
      standing,
      ...warnings.map(({ code }) => code),
    ]),
  ).toEqual([
    ['choices/one.md', null, 'new'],
    ['docs/adr/0001-a.md', null, 'new'],
    ['docs/adr/0001-again.md', null, 'new'],
    ['docs/adr/0002-b.md', null, 'new', 'decisions.status.not_understood'],
  ])
  expect(skipped).toEqual([])
  const paths = ['docs/adr/0001-a.md', 'docs/adr/0001-again.md']
  expect(duplicateNumbers).toMatchObject([{ number: 1, repository: 'repository', paths }])
})

test('they are taken in and kept up to date, whether read from the history or from the folder', async ({
  asking,
  session,
}) => {
  await using repository = await aRepository({ commits: [{ files }] })
  await asking.scan(repository)
  expect(
    await asking.take({ repository: 'repository', paths: ['docs/adr/0002-b.md'] }),
  ).toMatchObject({
    ...{ added: 1, gone: [] },
  })
  expect(await asking.take({ repository: 'repository' })).toMatchObject({ added: 2, unchanged: 1 })
  expect((await asking.scan(repository)).decisionFiles).toBe(2)
  // The same decisions, in the working tree.
  const adr = join(repository.path, 'docs/adr')
  mkdirSync(adr, { recursive: true })
  for (const name of ['0001-a.md', '0002-b.md'] as const)
    writeFileSync(join(adr, name), files[`docs/adr/${name}`])
  const take = async (): Promise<Kept> => {
    const read = await readFolder(adr, new AbortController().signal)
    return call(importVerb(read), session, { folder: adr, prefersFiles: false })
  }
  expect(await take()).toMatchObject({ added: 0, unchanged: 2, gone: [] })
  const { items } = await call(list, session, { status: 'open' })
  await call(editProposal, session, { id: items[0]?.id, version: 1, title: 'Choose two' })
  await repository.add({
    commits: [
      {
        files: {
          'choices/one.md': nygard('1. Choose none', 'Proposed'),
          'docs/adr/0001-a.md': nygard('1. Use A', 'Rejected'),
        },
      },
    ],
  })
  await asking.scan(repository)
  const standings = async () =>
    (await asking.files({ repository: 'repository' })).items.map(({ standing }) => standing)
  expect(await standings()).toEqual(['changed in both', 'changed in the file', 'same'])
  expect(await asking.take({ repository: 'repository' })).toMatchObject({
    ...{ added: 0, changed: 1, unchanged: 1, conflicts: [{ path: 'choices/one.md' }] },
  })
  expect(await standings()).toEqual(['changed in both', 'same', 'same'])
  expect(await asking.take({ repository: 'repository', preferFiles: true })).toMatchObject({
    ...{ changed: 1, conflicts: [] },
  })
  // A folder of the repository that is not up to date is left alone; else only what lies below it is written, at its place.
  const give = () => call(exportVerb, session, { folder: adr, overwrites: false })
  expect(await give()).toMatchObject({ written: [], same: 1, refused: [{ path: '0001-a.md' }] })
  rmSync(join(adr, '0001-a.md'))
  expect(await give()).toMatchObject({ written: ['0001-a.md'], same: 1, refused: [] })
  expect(readFileSync(join(adr, '0001-a.md'), 'utf8')).toBe(nygard('1. Use A', 'Rejected'))
})

test('one whose objects are gone from this machine does not hide the others', async ({
  asking,
  folder,
}) => {
  await using repository = await aRepository({ commits: [{ files }] })
  await asking.scan(repository)
  expect((await asking.files()).items).toHaveLength(3)
  rmSync(join(folder, 'data/git'), { recursive: true })
  expect(await asking.files()).toMatchObject({
    items: [],
    skipped: [{ repository: 'repository', path: '.', code: 'git.repo.away' }],
  })
  await expect(asking.files({ repository: 'repository' })).rejects.toMatchObject({
    code: 'git.repo.away',
  })
})

test('a working tree may be ahead of the history, and nothing of it is taken back', async ({
  asking,
  session,
}) => {
  const path = 'docs/adr/0001-a.md'
  await using repository = await aRepository({
    commits: [{ files: { [path]: nygard('1. A', 'Proposed') } }],
  })
  await asking.scan(repository)
  await asking.take({ repository: 'repository' })
  const adr = join(repository.path, 'docs/adr')
  const title = async () => (await call(list, session, {})).items[0]?.title
  await call(editProposal, session, { id: '1', version: 1, title: 'Ours' })
  await call(exportVerb, session, { folder: adr, overwrites: false })
  expect(await asking.take({ repository: 'repository' })).toMatchObject({
    changed: 0,
    unchanged: 1,
  })
  const byHand = nygard('1. By hand', 'Proposed')
  writeFileSync(join(adr, '0001-a.md'), byHand)
  const read = await readFolder(adr, new AbortController().signal)
  const take = () => call(importVerb(read), session, { folder: adr, prefersFiles: false })
  expect(await take()).toMatchObject({ changed: 1 })
  expect(await asking.take({ repository: 'repository' })).toMatchObject({ changed: 0 })
  expect(await title()).toBe('By hand')
  await repository.add({ commits: [{ files: { [path]: byHand } }] })
  await asking.scan(repository)
  expect(await asking.take({ repository: 'repository' })).toMatchObject({
    changed: 0,
    unchanged: 1,
  })
  await repository.add({ commits: [{ files: { [path]: nygard('1. Pulled', 'Proposed') } }] })
  await asking.scan(repository)
  expect(await asking.take({ repository: 'repository' })).toMatchObject({ changed: 1 })
  expect(await title()).toBe('Pulled')
})

test('a repository without decisions holds none, and one that is not there is said', async ({
  asking,
}) => {
  await using repository = await aRepository({ commits: [{ files: { 'a.ts': '1\n' } }] })
  expect((await asking.scan(repository)).decisionFiles).toBe(0)
  expect(await asking.files()).toMatchObject({ items: [], skipped: [] })
  const none = { repository: 'none' }
  for (const ask of [() => asking.files(none), () => asking.take(none)])
    await expect(ask()).rejects.toMatchObject({ code: 'repository.none' })
  await expect(asking.take({ repository: 'repository', paths: ['a.ts'] })).rejects.toMatchObject({
    code: 'decisions.file.none',
  })
})
