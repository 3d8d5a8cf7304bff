/** The short way to report a friction. */
import { expect } from 'vitest'
import { test } from '../../test/cairn.ts'
import { cairn } from './cairn.fixture.ts'

test('a friction is reported with a sentence, unless one looks like it', async ({
  databaseUrl,
  folder,
}) => {
  const run = cairn({ databaseUrl, folder })
  expect(await run('friction', 'The', 'build takes 40 minutes')).toMatchObject({
    ...{ exitCode: 0, err: '' },
    out: 'Reported as friction#1. To read it: cairn frictions get 1\n',
  })
  const again = ['friction', 'Build takes 40 minutes!']
  const { exitCode, out, err } = await run(...again)
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
  expect(err).toBe(
    `cairn: frictions.alike: This looks like friction#1, "The build takes 40 minutes" (both say Build, takes, 40, minutes); nothing was reported; cairn comments add friction#1 --body '…' adds to it, and --new reports yours all the same\n`,
  )
  const hits = ['--new', '--area', 'ci/', '--minutes', '40', '--often', 'daily', '--json']
  expect(JSON.parse((await run(...again, ...hits)).out)).toMatchObject({
    ...{ number: 2, area: 'ci', hits: { minutes: 40, often: 'daily' } },
  })
  const { out: told } = await run('frictions', 'get', '2')
  expect(told).toMatch(/^2 {2}Build takes 40 minutes!\nreported; version 1; about ci\n/)
  expect(told).toContain('13.3 to 15.3 hours a month')
  expect(told).toContain('40 min × 20 to 23 working days × at least one person ÷ 60')
  expect((await run('frictions', 'list')).out).toMatch(/ 2 +1 +reported +Build takes 40 minutes!/)
  expect((await run('frictions', 'similar', 'Builds take long')).out).toContain('friction#')
})

test('what is wrong with it is said', async ({ databaseUrl, folder }) => {
  const run = cairn({ databaseUrl, folder })
  expect((await run('friction', 'x', '--minutes', 'many', '--often', 'daily')).err).toContain(
    '--minutes takes a number; see cairn friction --help',
  )
  expect((await run('friction', 'x', '--minutes', '5')).err).toContain('cairn: frictions.hits: ')
  expect((await run('friction', ' ')).err).toContain('a title has at least one letter')
  expect((await run('frictions', 'list')).out).toContain("cairn friction 'The build takes")
})
