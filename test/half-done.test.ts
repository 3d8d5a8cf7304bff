/** Between the two passes of a scan, what needs no lines is answered as when it is whole. */
import { expect } from 'vitest'
import { openCodeReader } from '#app/code-reader.ts'
import { scan } from '#app/scan/scan.ts'
import { makeScope } from '#app/scope.ts'
import type { Facts } from '#facts/facts.ts'
import { coupling } from '#insights/coupling/insight.ts'
import { files } from '#insights/files/insight.ts'
import { hotspots } from '#insights/hotspots/insight.ts'
import { silent, type Progress } from '#std/progress.ts'
import { aTeamsRepository } from './a-teams-repository.ts'
import { test } from './cairn.ts'

test('a scan that is stopped between its passes shows what changes often and together, measured or not', async ({
  facts,
  folder,
}) => {
  await using built = await aTeamsRepository()
  const stop = new AbortController()
  const untilLines: Progress = {
    ...silent,
    phase: (name) => {
      if (name === 'lines') stop.abort()
    },
  }
  const half = scan(facts, folder, built.path, { progress: untilLines, signal: stop.signal })
  await expect(half).rejects.toThrow('stopped')
  const before = await asked(facts, folder, built.path)
  await scan(facts, folder, built.path, { progress: silent })
  const after = await asked(facts, folder, built.path)
  expect(before.together).toEqual(after.together)
  expect(before.every).toEqual(after.every)
  expect(after.together).not.toEqual([])
  expect(before.often[0]).toContain('27 src/engine.ts')
  expect(after.often).toEqual(['27 src/engine.ts indentation'])
  await facts.pool.query('update head_file set blob_id = null')
  const unmeasured = await asked(facts, folder, built.path)
  expect(unmeasured.often).toEqual(['27 src/engine.ts none', '13 lib/wheel.ts none'])
})

async function asked(facts: Facts, dataFolder: string, path: string) {
  const { repository_id: repositoryId } = await facts.db
    .selectFrom('repository')
    .select('repository_id')
    .where('source', 'like', `%${path}%`)
    .executeTakeFirstOrThrow()
  const code = openCodeReader(facts, { dataFolder, repositoryId })
  const scope = await makeScope(facts, { repositoryId, now: new Date(0), code, window: 'all' })
  const often = await hotspots.answer(scope, hotspots.input.parse({ limit: 1000 }))
  const together = await coupling.answer(scope, coupling.input.parse({ limit: 1000 }))
  const every = await files.answer(scope, files.input.parse({}))
  return {
    often: often.items.map(
      ({ path: name, revisions, complexityMeasure }) => `${revisions} ${name} ${complexityMeasure}`,
    ),
    together: together.items.map(({ a, b, shared }) => `${shared} ${a} ${b}`).sort(),
    every: every.items.map(({ path: name, revisions }) => `${revisions} ${name}`).sort(),
  }
}
