/** A history scanned as it grows is stored as one scanned at once, whatever was in it and wherever the scan was stopped. */
import { cpSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import { scan } from '#app/scan/scan.ts'
import type { Facts } from '#facts/facts.ts'
import { silent } from '#std/progress.ts'
import { test } from './cairn.ts'
import { aRepository, type BuiltRepository } from './repositories/build.ts'
import { aRandomHistory } from './repositories/random.ts'
import { storedAbout } from './stored.ts'

const runs = Number(process.env['CAIRN_RUNS'] ?? 3)
/** Telling the failure at once, instead of looking for the smallest. */
const isQuick = process.env['CAIRN_SHRINK'] === undefined

test(
  'a history scanned in steps is stored as one scanned at once',
  { timeout: 240_000 },
  async ({ facts, folder }) => {
    let round = 0
    await fc.assert(
      fc.asyncProperty(
        aRandomHistory(),
        fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 3 }),
        async ({ plan }, cuts) => {
          await using built = await aRepository(plan)
          const whole = path.join(folder, `whole-${round}`)
          const stepwise = path.join(folder, `steps-${round++}`)
          cpSync(built.path, whole, { recursive: true })
          cpSync(built.path, stepwise, { recursive: true })
          await scan(facts, folder, whole, { progress: silent })
          await scanInSteps(facts, folder, stepwise, built, cuts)
          expect(await storedAbout(facts, await gitDirOf(stepwise))).toEqual(
            await storedAbout(facts, await gitDirOf(whole)),
          )
        },
      ),
      { numRuns: runs, interruptAfterTimeLimit: 60_000, endOnFailure: isQuick },
    )
  },
)

/** The default branch stands at older commits first, and at its own head last. */
async function scanInSteps(
  facts: Facts,
  folder: string,
  repository: string,
  built: BuiltRepository,
  cuts: number[],
): Promise<void> {
  const git = async (...args: string[]) =>
    (await built.git('--git-dir', await gitDirOf(repository), ...args)).trim()
  const head = await git('rev-parse', 'HEAD')
  const branch = await git('symbolic-ref', 'HEAD')
  const ancestors = (await git('rev-list', '--topo-order', '--reverse', head)).split('\n')
  for (const cut of cuts.toSorted((a, b) => a - b)) {
    await git('update-ref', branch, ancestors[cut % ancestors.length] ?? head)
    await scan(facts, folder, repository, { progress: silent })
  }
  await git('update-ref', branch, head)
  await scan(facts, folder, repository, { progress: silent })
}

async function gitDirOf(repository: string): Promise<string> {
  return realpath(path.join(repository, '.git')).catch(() => realpath(repository))
}

test(
  'a scan that is stopped goes on where it was',
  { timeout: 120_000 },
  async ({ facts, folder }) => {
    await fc.assert(
      fc.asyncProperty(aRandomHistory(), fc.nat({ max: 400 }), async ({ plan }, delay) => {
        await using built = await aRepository(plan)
        await using twin = await aRepository(plan)
        const stop = AbortSignal.timeout(delay)
        await scan(facts, folder, built.path, { progress: silent, signal: stop }).catch(
          (error: unknown) => {
            expect(error).toMatchObject({ code: 'scan.stopped' })
          },
        )
        await scan(facts, folder, built.path, { progress: silent })
        await scan(facts, folder, twin.path, { progress: silent })
        expect(await storedAbout(facts, await gitDirOf(built.path))).toEqual(
          await storedAbout(facts, await gitDirOf(twin.path)),
        )
      }),
      { numRuns: runs, interruptAfterTimeLimit: 60_000, endOnFailure: isQuick },
    )
  },
)

test('tags that were made, moved or deleted between scans are stored as if they had always stood so', async ({
  facts,
  folder,
}) => {
  const commits = Array.from({ length: 6 }, (_, index) => ({
    files: { 'a.txt': `${index}\n` },
    author: { name: 'Ana', email: 'ana@example.org', at: 1_700_000_000 + index * 1000 },
  }))
  await using built = await aRepository({ commits })
  const twins = ['stepwise', 'whole'].map((name) => path.join(folder, name))
  for (const twin of twins) cpSync(built.path, twin, { recursive: true })
  const [stepwise = '', whole = ''] = twins
  const tag = async (...args: string[]) => {
    for (const twin of twins) await built.git('--git-dir', await gitDirOf(twin), 'tag', ...args)
  }
  const steps = [
    ['v1.0', 'HEAD~4'],
    ['v2.0', 'HEAD~1'],
    ['-f', 'v1.0', 'HEAD~3'],
    ['v3.0'],
    ['-d', 'v2.0'],
  ]
  for (const step of steps) {
    await scan(facts, folder, stepwise, { progress: silent })
    await tag(...step)
  }
  await scan(facts, folder, stepwise, { progress: silent })
  await scan(facts, folder, whole, { progress: silent })
  const stored = await storedAbout(facts, await gitDirOf(stepwise))
  expect(stored).toEqual(await storedAbout(facts, await gitDirOf(whole)))
  expect(JSON.stringify(stored)).toContain('v3.0')
})

test('a file that a merge alone brought, and one took away, is forgotten', async ({
  facts,
  folder,
}) => {
  const merge = (mark: string, ours: string, files: Record<string, string | null>) => [
    { mark: `${mark}-side`, parents: [ours], files: { [`${mark}.ts`]: 'side\n' } },
    { mark, parents: [ours, `${mark}-side`], files: { [`${mark}.ts`]: 'side\n', ...files } },
  ]
  const commits = [
    { mark: 'start', files: { 'a.ts': 'a\n' } },
    ...merge('one', 'start', { 'evil.ts': 'nobody wrote this\n' }),
    ...merge('two', 'one', { 'evil.ts': null }),
  ]
  await using stepwise = await aRepository({ commits, branches: { main: 'one', later: 'two' } })
  await using whole = await aRepository({ commits, branches: { main: 'two', later: 'two' } })
  await scan(facts, folder, stepwise.path, { progress: silent })
  expect((await storedAbout(facts, await gitDirOf(stepwise.path)))['files']).toHaveLength(3)
  await stepwise.git('update-ref', 'refs/heads/main', 'later')
  await scan(facts, folder, stepwise.path, { progress: silent })
  await scan(facts, folder, whole.path, { progress: silent })
  const stored = await storedAbout(facts, await gitDirOf(stepwise.path))
  expect(stored).toEqual(await storedAbout(facts, await gitDirOf(whole.path)))
})

test('a second scan of an unchanged repository changes nothing', async ({ facts, folder }) => {
  await using built = await aRepository({
    commits: [
      { files: { 'a.ts': 'export const a = 1\n' } },
      { files: { 'a.ts': 'export const a = 2\n' } },
    ],
  })
  await scan(facts, folder, built.path, { progress: silent })
  const before = await storedAbout(facts, await gitDirOf(built.path))
  const summary = await scan(facts, folder, built.path, { progress: silent })
  expect(summary.tookMs.lines).toBe(0)
  expect(await storedAbout(facts, await gitDirOf(built.path))).toEqual(before)
})
