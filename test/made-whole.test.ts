/** Copies that lacked something, and branches that go: the next scan tells what stock git tells of them now. */
import path from 'node:path'
import { expect } from 'vitest'
import { lacksOf } from '#app/partial-history.ts'
import { scan } from '#app/scan/scan.ts'
import type { ScanSummary } from '#app/scan/summary.ts'
import { findKnown, hasMoved, type KnownRepository } from '#app/known-repository.ts'
import type { Facts } from '#facts/facts.ts'
import { files } from '#insights/files/insight.ts'
import { silent } from '#std/progress.ts'
import { cairn } from '../src/cli/cairn.fixture.ts'
import { test } from './cairn.ts'
import { aRepository } from './repositories/build.ts'
import { git } from './repositories/git.ts'
import { scanned } from './scanned.ts'
import { storedAbout } from './stored.ts'

const growing = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    mark: `c${index}`,
    files: { 'a.txt': 'line\n'.repeat(index + 1), [`b/${index}.txt`]: `${index}\n` },
  }))

const nothingThere: ScanSummary['skipped'] = []

test('a shallow clone says so, and once it is deepened its whole history is read', async ({
  facts,
  folder,
}) => {
  await using origin = await aRepository({ commits: growing(7) })
  const clone = path.join(folder, 'clone')
  await git(['clone', '--quiet', '--depth', '2', `file://${origin.path}`, clone])
  const notes: string[] = []
  const cut = await scan(facts, folder, clone, {
    progress: { ...silent, note: (text) => notes.push(text) },
  })
  expect(cut).toMatchObject({ commits: 2, partial: ['shallow'] })
  expect(notes.join()).toContain('shallow')
  await git(['-C', clone, 'fetch', '--quiet', '--unshallow'])
  const whole = await scan(facts, folder, clone, { progress: silent })
  expect(whole).toMatchObject({ commits: 7, partial: [], skipped: nothingThere })
  await scan(facts, folder, origin.path, { progress: silent })
  expect(await storedAbout(facts, path.join(clone, '.git'))).toEqual(
    await storedAbout(facts, origin.gitDir),
  )
})

test('what a partial clone lacks is named and its paths are known; fetched, it is counted', async ({
  facts,
  folder,
  databaseUrl,
}) => {
  await using origin = await aRepository({
    commits: [
      ...growing(3),
      { files: { 'a.txt': null, 'z.txt': 'line\nline\nline\nmore\n' } },
      { files: { 'z.txt': 'other\n' } },
    ],
  })
  await origin.git('config', 'uploadpack.allowFilter', 'true')
  const clone = path.join(folder, 'clone')
  const partial = ['clone', '--quiet', '--bare', '--filter=blob:none']
  await git([...partial, `file://${origin.path}`, clone])
  const before = await scan(facts, folder, clone, { progress: silent })
  expect(before).toMatchObject({ commits: 5, partial: ['partial_clone'] })
  expect(before.skipped.map(({ code }) => code)).toEqual(['git.objects.missing'])
  expect(before.changes).toBe(9)
  const { leftOut } = await files.answer(await scanned(facts, folder, clone), {
    follow: true,
    lines: false,
  })
  const run = cairn({ databaseUrl, folder })
  expect((await run('report', clone)).out).toMatch(/partial\s+clone[^]*--refetch\s+--no-filter/)
  const { repository } = await scanned(facts, folder, clone)
  expect(await lacksOf(facts, repository.id)).toMatchObject([
    { says: expect.stringContaining('partial') },
  ])
  expect(leftOut.map(({ what, count }) => [what, count])).toContainEqual([
    'lines of commits whose contents could not be read',
    5,
  ])
  await git([
    '-C',
    clone,
    '-c',
    'remote.origin.promisor=false',
    'fetch',
    '--quiet',
    '--refetch',
    '--no-filter',
    'origin',
  ])
  const after = await scan(facts, folder, clone, { progress: silent })
  expect(after.skipped).toEqual(nothingThere)
  expect(await lacksOf(facts, repository.id)).toEqual([])
  await scan(facts, folder, origin.path, { progress: silent })
  expect(await storedAbout(facts, clone)).toEqual(await storedAbout(facts, origin.gitDir))
})

test('a branch that was asked for once and is gone keeps no scan and no question from the others', async ({
  facts,
  folder,
}) => {
  await using built = await aRepository({ commits: growing(3) })
  await built.git('branch', 'side', built.oid('c1'))
  await scan(facts, folder, built.path, { progress: silent, branches: ['side'] })
  await built.git('branch', '-D', 'side')
  const known = await knownAs(facts, built.path)
  expect(await hasMoved({ facts }, known)).toBe(true)
  const notes: string[] = []
  const summary = await scan(facts, folder, built.path, {
    progress: { ...silent, note: (text) => notes.push(text) },
  })
  expect(summary).toMatchObject({ commits: 3, branch: 'main' })
  expect(notes).toEqual(['There is no branch "side" any more.'])
})

test('a detached HEAD and a renamed branch are no reason to refuse a question', async ({
  facts,
  folder,
}) => {
  await using built = await aRepository({ commits: growing(3) })
  await built.git('update-ref', '--no-deref', 'HEAD', built.oid('c1'))
  await built.git('branch', '-D', 'main')
  await scan(facts, folder, built.path, { progress: silent })
  expect(await hasMoved({ facts }, await knownAs(facts, built.path))).toBe(false)
  await built.git('branch', 'trunk', built.oid('c2'))
  await built.git('symbolic-ref', 'HEAD', 'refs/heads/trunk')
  expect(await hasMoved({ facts }, await knownAs(facts, built.path))).toBe(true)
})

async function knownAs(facts: Facts, given: string): Promise<KnownRepository> {
  const known = await findKnown({ facts }, given)
  if (known === undefined) throw new Error(`${given} was not scanned`)
  return known
}
