/** The report as a page, and in a file. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from '../../../test/cairn.ts'
import { aTeamsRepository } from '../../../test/a-teams-repository.ts'
import { cairn } from '../cairn.fixture.ts'

test('a page keeps numbers and their signs on one line, and says when the map holds every file', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aTeamsRepository()
  const { out } = await cairn({ databaseUrl, folder })('report', repository.path, '--html')
  const [body = ''] = /<body>[^]*/.exec(out.replace(/<svg[^]*?<\/svg>/g, '')) ?? []
  expect(body).toMatch(/\d&nbsp;%/)
  expect(body).not.toMatch(/\d %/)
  expect(body).toContain('<figcaption>One file. The larger')
})

test('the ending of a file says which form it is to hold', async ({ databaseUrl, folder }) => {
  await using repository = await aTeamsRepository()
  const run = cairn({ databaseUrl, folder })
  const written = async (name: string, ...flags: string[]) => {
    const file = join(folder, name)
    await run('report', repository.path, '-o', file, ...flags)
    return readFile(file, 'utf8')
  }
  expect(await written('report.html')).toMatch(/^<!doctype html>/)
  expect(await written('report.md')).toMatch(/^# /)
  expect(JSON.parse(await written('report.json'))).toMatchObject({ schema: 1 })
  expect(await written('report.html', '--markdown')).toMatch(/^# /)
  expect(await written('report.txt')).toMatch(/^repository · /)
})
