/** Two scans of one repository that meet: the second waits its turn, and goes on from where the first ended. */
import { join } from 'node:path'
import { expect } from 'vitest'
import { scan } from '#app/scan/scan.ts'
import { makePool } from '#app/postgres/pool.ts'
import { enterRepository, holdRepository } from '#facts/writing/repositories.ts'
import { makeFacts } from '#facts/facts.ts'
import { silent } from '#std/progress.ts'
import { test } from './cairn.ts'
import { aRepository } from './repositories/build.ts'
import { lines } from './repositories/plan.ts'

test('who waits too long for another is told which process that is', async ({ database }) => {
  const pool = makePool(database.connection)
  const [holding, waiting] = [await pool.connect(), await pool.connect()]
  const id = await enterRepository(holding, '/a', 'a')
  await holdRepository(holding, id)
  await expect(holdRepository(waiting, id)).rejects.toMatchObject({
    code: 'scan.locked',
    message: `Another Cairn (process ${process.pid}) is scanning this repository.`,
  })
  for (const client of [holding, waiting]) client.release(true)
  await pool.end()
})

test('a scan that waited for another of the same repository finds what that one stored', async ({
  database,
  folder,
}) => {
  await using built = await aRepository({
    at: join(folder, 'repository'),
    commits: [{ files: { 'a.txt': lines(3) } }, { files: { 'b.txt': lines(4) } }],
  })
  // Each with connections of its own, as two processes have.
  const scanOnce = async () => {
    const pool = makePool(database.connection)
    const facts = makeFacts(pool)
    try {
      return await scan(facts, join(folder, 'data'), built.path, { progress: silent })
    } finally {
      await pool.end()
    }
  }
  const summaries = await Promise.all([scanOnce(), scanOnce()])
  expect(summaries).toMatchObject([
    { commits: 2, files: 2 },
    { commits: 2, files: 2 },
  ])
})
