/** Pins and reviews as one types them. */
import { expect } from 'vitest'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'
import { test } from '../../test/cairn.ts'
import { scanned } from '../../test/scanned.ts'
import { cairn } from './cairn.fixture.ts'

test('evidence is pinned to a trial, which is reviewed by it', async ({
  databaseUrl,
  folder,
  facts,
}) => {
  await using repository = await aTeamsRepository()
  await scanned(facts, folder, repository.path)
  const run = cairn({ databaseUrl, folder }, { columns: 60 })
  const { id } = JSON.parse((await run('decisions', 'propose', 'Split it', '--json')).out)
  const engine = [
    '--with',
    'repository=repository',
    '--with',
    'limit=5',
    '--place',
    'src/engine.ts',
  ]
  const pinned = await run('pins', 'add', id, 'hotspots', ...engine, '--note', 'Too often.')
  expect(pinned.out).toMatch(
    /^src\/engine\.ts: changes to it\nhotspots, repository, all\nToo often\.\n\nthen +27 changes\n/,
  )
  const files = ['--with', 'files=src/engine.ts', '--with', 'files=lib/wheel.ts']
  expect(
    await run('pins', 'add', id, 'missing', '--with', 'repository=repository', ...files),
  ).toMatchObject({ exitCode: 0 })
  expect(await run('pins', 'add', id, 'ask', ...engine)).toMatchObject({
    exitCode: 5,
    err: expect.stringContaining('cairn: pin.persons: What speaks of persons is not pinned'),
  })
  expect((await run('pins', 'add', id, 'hotspots', '--with', 'limit')).err).toContain(
    '--with: a key and its value, such as window=12m',
  )
  expect((await run('pins', 'list', id)).out).toMatch(
    /^src\/engine\.ts: changes to it: 27\n {2}hotspots, repository, all, pinned on 1 January 2026\n/m,
  )
  const trial = ['--because', 'It hurts.', '--trial', 'Half of it.', '--review-on', '2026-02-01']
  await run('decisions', 'accept', '1', ...trial)
  expect((await run('decisions', 'list')).out).toContain('on trial until 2026-02-01')
  expect((await run('decisions', 'due')).out).toBe(
    '1. Split it\n   on 1 February 2026, 2 pins\n   on trial: Half of it.\n',
  )
  const told = ['--because', 'Too early.', '--next', '2026-03-01']
  const review = await run('decisions', 'review', '1', '--verdict', 'cannot tell', ...told)
  expect(review.out).toMatch(
    /^1 January 2026: It cannot be told yet\.\nToo early\.\n\nIts 2 pins say: cannot tell 2\.\nAsked again on 1 March 2026\.\n\n/,
  )
  expect(Math.max(...review.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60)
  expect((await run('pins', 'compare', id)).out).toContain('today       27 changes, until')
  expect((await run('decisions', 'reviews', '1')).out).toBe(review.out)
  expect((await run('decisions', 'get', '1')).out).toMatch(
    /On trial: Half of it\.\n +Looked back at on 2026-01-01: it cannot be told yet/,
  )
})
