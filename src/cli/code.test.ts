/** What one asks of a place in the code, as it reads in a narrow window. */
import { expect } from 'vitest'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'
import { test } from '../../test/cairn.ts'
import { cairn } from './cairn.fixture.ts'

test('tells what governs a file, what took its place, and what to do where there is nothing', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aTeamsRepository()
  const run = cairn({ databaseUrl, folder }, { columns: 60 })
  await run('decisions', 'propose', 'One engine for all', '--body', 'Of src/engine.ts.')
  await run('decisions', 'accept', '1', '--because', 'One is enough.')
  await run('decisions', 'propose', 'An engine for each, as long as none of them needs the other')
  await run('decisions', 'accept', '2', '--because', 'All of `src/`.')
  await run('decisions', 'supersede', '1', '2')
  const { exitCode, out } = await run('why', repository.path, 'src/engine.ts')
  expect(exitCode).toBe(0)
  expect(out).toBe(
    [
      'src/engine.ts, formerly src/motor.ts',
      '',
      'An engine for each, as long as none of them needs the other',
      '  (decision 2, accepted)',
      '  names src (above it)',
      '',
      'One engine for all (decision 1, superseded)',
      '  now: An engine for each, as long as none of them needs the',
      '    other (decision 2, accepted)',
      '  names src/engine.ts',
      '',
    ].join('\n'),
  )
  expect((await run('why', repository.path, 'lib/wheel.ts')).out).toContain(
    'Nothing that was written down names it, or a folder above',
  )
  expect(await run('why', repository.path, 'nowhere.ts')).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('path.none'),
  })
  expect(await run('why', 'src/gone.ts')).toMatchObject({
    exitCode: 2,
    err: expect.stringMatching(
      /name its\s+repository\s+before\s+it:\s+cairn\s+why\s+\.\s+src\/gone\.ts/,
    ),
  })
  expect(await run('why')).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('cli.missing_argument'),
  })
})

test('lines of code are shown with their numbers, and where they went', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aTeamsRepository()
  const run = cairn({ databaseUrl, folder }, { columns: 60 })
  await run('scan', repository.path)
  const lines = (...argv: string[]) => run('code', 'lines', 'repository', 'src/motor.ts', ...argv)
  const commit = repository.oid('born')
  const { out, exitCode } = await lines('--commit', commit, '--from', '1', '--to', '3')
  expect(exitCode).toBe(0)
  expect(out).toBe(
    [
      `src/motor.ts in commit ${commit.slice(0, 10)}`,
      '',
      '1  export function run(x: number, y: boolean): number {',
      '2    let z = 0',
      '3    if (x > 0) {',
      '',
      'They are lines 1 to 3 of src/engine.ts now.',
      '',
    ].join('\n'),
  )
  expect(await lines('--from', '1')).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('path.none'),
  })
})

test('one search finds what people wrote and where the code is', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aTeamsRepository()
  const run = cairn({ databaseUrl, folder }, { columns: 60 })
  await run('scan', repository.path)
  await run('decisions', 'propose', 'A smaller engine')
  const { out } = await run('search', 'all', 'engine')
  expect(out).toContain('A smaller')
  expect(out).toMatch(/\n\nrepository:src\/engine\.ts\n$/)
  expect((await run('search', 'all', 'nowhere')).out).toBe('Nothing was found.\n')
})
