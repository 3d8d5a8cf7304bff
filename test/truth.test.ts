/** The truth test of the whole scan: on random histories every count equals git's own, exactly. */
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { openCodeReader } from '#app/code-reader.ts'
import { scan } from '#app/scan/scan.ts'
import { makeScope } from '#app/scope.ts'
import type { Facts } from '#facts/facts.ts'
import { files } from '#insights/files/insight.ts'
import type { FilesAnswer } from '#insights/files/shape.ts'
import { test } from './cairn.ts'
import { aRepository } from './repositories/build.ts'
import { changesByCommit, commitCount, mergeCount, sumsByPath } from './repositories/oracle.ts'
import { aRandomHistory } from './repositories/random.ts'

const quiet = { phase() {}, advance() {}, note() {}, done() {} }
const runs = Number(process.env['CAIRN_TRUTH_RUNS'] ?? 12)

describe('a scan of any history', () => {
  test(
    'counts commits, merges, changes and lines per path exactly as git does',
    { timeout: 300_000 },
    async ({ facts, folder }) => {
      await fc.assert(
        fc.asyncProperty(aRandomHistory(), async (history) => {
          await using repository = await aRepository(history.plan)
          const { summary, ask } = await scanned(facts, folder, repository.path)
          const commits = await changesByCommit(repository.gitDir, 'main')
          expect(summary.commits).toBe(await commitCount(repository.gitDir, 'main'))
          expect(summary.merges).toBe(await mergeCount(repository.gitDir, 'main'))
          expect(summary.changes).toBe(
            commits.reduce((sum, commit) => sum + commit.changes.length, 0),
          )
          // Random lines are no program, which the scan says of them.
          expect(summary.skipped.filter(({ code }) => code !== 'code.unparsed')).toEqual([])

          const byName = await ask(false)
          expect(countsOf(byName)).toEqual(new Map([...sumsByPath(commits)].sort(byKey)))
          expect(byName.n).toBe(commits.filter((commit) => commit.changes.length > 0).length)

          const followed = await ask(true)
          expect(linesOf(followed)).toEqual(linesOf(byName))
          // A commit that touches a file under two of its names is one change of it.
          expect(revisionsOf(followed)).toBeLessThanOrEqual(revisionsOf(byName))
          expect(followed.items.length).toBeLessThanOrEqual(byName.items.length)
        }),
        { numRuns: runs },
      )
    },
  )

  test(
    'names as at head exactly the changed paths of its newest tree',
    { timeout: 300_000 },
    async ({ facts, folder }) => {
      await fc.assert(
        fc.asyncProperty(aRandomHistory(), async (history) => {
          await using repository = await aRepository(history.plan)
          const { ask } = await scanned(facts, folder, repository.path)
          const tree = new Set(
            (await repository.git('ls-tree', '-r', '-z', '--name-only', 'main'))
              .split('\0')
              .filter(Boolean),
          )
          for (const follow of [true, false])
            for (const item of (await ask(follow)).items)
              expect(`${item.path} ${item.atHead}`).toBe(`${item.path} ${tree.has(item.path)}`)
        }),
        { numRuns: Math.ceil(runs / 3) },
      )
    },
  )

  test(
    'is the same whether it came in one step or in several',
    { timeout: 300_000 },
    async ({ facts, folder }) => {
      await fc.assert(
        fc.asyncProperty(
          aRandomHistory(),
          fc.double({ min: 0.1, max: 0.9, noNaN: true }),
          async (history, share) => {
            const half = Math.max(1, Math.floor(history.plan.commits.length * share))
            await using repository = await aRepository(history.plan)
            const last = history.plan.commits[half - 1]?.mark ?? ''
            const head = (await repository.git('rev-parse', 'main')).trim()
            await repository.git('update-ref', 'refs/heads/main', repository.oid(last))
            await scanned(facts, folder, repository.path)
            await repository.git('update-ref', 'refs/heads/main', head)
            const inSteps = await scanned(facts, folder, repository.path)
            const steps = {
              ...inSteps.summary,
              all: await inSteps.ask(true),
              byName: await inSteps.ask(false),
            }

            await using copy = await aRepository(history.plan)
            const atOnce = await scanned(facts, folder, copy.path)
            expect(steps).toEqual({
              ...atOnce.summary,
              all: await atOnce.ask(true),
              byName: await atOnce.ask(false),
            })
          },
        ),
        { numRuns: Math.ceil(runs / 2) },
      )
    },
  )
})

async function scanned(facts: Facts, dataFolder: string, path: string) {
  const all = await scan(facts, dataFolder, path, { progress: quiet })
  // Random lines are no program, which the scan says of them.
  const summary = {
    ...all,
    tookMs: null,
    skipped: all.skipped.filter(({ code }) => code !== 'code.unparsed'),
  }
  const { repository_id: repositoryId } = await facts.db
    .selectFrom('repository')
    .select('repository_id')
    .orderBy('scanned_at', (order) => order.desc().nullsLast())
    .limit(1)
    .executeTakeFirstOrThrow()
  const code = openCodeReader(facts, { dataFolder, repositoryId })
  const ask = async (follow: boolean): Promise<FilesAnswer> =>
    files.answer(await makeScope(facts, { repositoryId, now: new Date(), code }), {
      follow,
      lines: false,
    })
  return { summary, ask }
}

function countsOf({ items }: FilesAnswer) {
  return new Map(
    items
      .map(
        ({ path, revisions, added, deleted, uncounted }) =>
          [path, { revisions, added, deleted, uncounted }] as const,
      )
      .sort(byKey),
  )
}

function linesOf({ items }: FilesAnswer) {
  const sum = (count: (item: FilesAnswer['items'][number]) => number) =>
    items.reduce((total, item) => total + count(item), 0)
  return { added: sum((item) => item.added), deleted: sum((item) => item.deleted) }
}

function revisionsOf({ items }: FilesAnswer): number {
  return items.reduce((total, item) => total + item.revisions, 0)
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}
