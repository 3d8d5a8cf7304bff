import { expect } from 'vitest'
import { call } from '#verbs/call.ts'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'
import { test } from '../../test/cairn.ts'
import { scanned } from '../../test/scanned.ts'
import { fileVerb } from './file-standing.ts'
import { historyVerb } from './history-verb.ts'

test('a path is there, gone, renamed, a folder or nothing, and each is told as what it is', async ({
  facts,
  folder,
  session,
}) => {
  await using built = await aTeamsRepository()
  const scope = await scanned(facts, folder, built.path)
  const repository = scope.repository.name
  const evidence = { facts, dataFolder: folder }
  const stands = (path: string, window = 'all') =>
    call(fileVerb(evidence), session, { repository, path, window })
  const code = await stands('src/engine.ts')
  expect(code).toMatchObject({ is: 'file', class: 'source', language: 'typescript' })
  expect(code).toMatchObject({ notCode: null, isParsed: true, branch: scope.branch.name })
  expect(code).toMatchObject({ changes: 27, changesInWindow: 27, near: [] })
  expect(await stands('src/engine.ts', '2001-01-01..2001-02-01')).toMatchObject({
    ...{ is: 'file', changes: 27, changesInWindow: 0 },
  })
  expect(await stands('README.md')).toMatchObject({ is: 'file', notCode: 'prose' })
  expect(await stands('src/motor.ts')).toMatchObject({ is: 'renamed', calledNow: 'src/engine.ts' })
  expect(await stands('src/gone.ts')).toMatchObject({ is: 'gone', changes: 2, class: null })
  expect(await stands('src')).toMatchObject({ is: 'folder' })
  expect(await stands('src/engin.ts')).toMatchObject({ is: 'nothing', near: ['src/engine.ts'] })
  await expect(stands('../etc')).rejects.toThrow('leads out of the repository')
})

test('a history says which branch it is of, how many commits it has and how far it reaches', async ({
  facts,
  folder,
  session,
}) => {
  await using built = await aTeamsRepository()
  const scope = await scanned(facts, folder, built.path)
  const { name: repository } = scope.repository
  const told = await call(historyVerb({ facts, dataFolder: folder }), session, {
    ...{ repository, window: '12m' },
  })
  const { rows } = await facts.pool.query('select count(*) as count from commit')
  expect(told).toMatchObject({ repository, branch: scope.branch.name, commits: rows[0].count })
  expect(told.scannedAt).not.toBeNull()
  expect(told.history?.to).toBe(told.window.to)
})
