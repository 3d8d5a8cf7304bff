/** Decisions that lie as files in a repository: read, changed in the browser, and written back. */
import { join } from 'node:path'
import { expect } from 'vitest'
import { cairn } from '../../src/cli/cairn.fixture.ts'
import { aRepository } from '../repositories/build.ts'
import { wrongFor } from './axe.ts'
import { test } from './visit.ts'

function madr(title: string, front: string, more = ''): string {
  return `---
${front}
---

# ${title}

## Context and Problem Statement

What is written down is found again.${more}

## Considered Options

* One
* Two

## Decision Outcome

Chosen option: "One", because it is simple.
`
}

const files = {
  'docs/adr/0001-use-git.md': madr('Use git', 'status: accepted\ndate: 2024-10-03'),
  'docs/adr/0002-use-a-queue.md': madr(
    'Use a queue',
    'status: proposed',
    ' See [it](0009-gone.md).',
  ),
  'docs/adr/0002-use-types.md': madr('Use types', 'status: half decided'),
}

test('three decision files are listed, one is changed in the browser, and the export shows only that', async ({
  enters,
  databaseUrl,
  folder,
}) => {
  await using repository = await aRepository({ commits: [{ message: 'docs: decide', files }] })
  await enters(['open', repository.path, '--no-browser'], async (page) => {
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    await page.goto(new URL('/decisions', page.url()).href)
    await page.getByText('3 decision files were found in docs/adr of repository.').waitFor()
    await page.getByRole('link', { name: 'See what was read' }).click()
    await page.getByRole('cell', { name: 'half decided' }).waitFor()
    await page.getByText('Number 2 is borne by 2 files').waitFor()
    await page.getByText('A link to 0009-gone.md leads nowhere').waitFor()
    expect(await wrongFor(page)).toEqual([])
    await page.getByRole('button', { name: 'Keep them as records' }).click()
    await page.getByText('3 added.').waitFor()
    await page.getByRole('link', { name: 'Decisions', exact: true }).click()
    await page.getByText('No status', { exact: true }).last().waitFor()
    await page.getByRole('searchbox', { name: 'Words' }).fill('queu')
    await page.getByRole('link', { name: 'Use types' }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Use a queue' }).click()
    await page.getByText('It comes from docs/adr/0002-use-a-queue.md of repository.').waitFor()
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('What is proposed').fill('Use one queue')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Use one queue', level: 1 }).waitFor()
    await page.getByText('cairn decisions export docs/adr').waitFor()
    expect(await wrongFor(page)).toEqual([])
  })
  await repository.git('checkout', '--force', 'HEAD', '--', '.')
  expect(await repository.git('status', '--porcelain')).toBe('')
  const given = await cairn({ databaseUrl, folder })(
    ...['decisions', 'export', join(repository.path, 'docs/adr')],
  )
  expect(given, given.err).toMatchObject({ exitCode: 0 })
  const changed = (await repository.git('diff', '--unified=0'))
    .split('\n')
    .filter((line) => /^[-+]/.test(line))
  expect(changed).toEqual([
    '--- a/docs/adr/0002-use-a-queue.md',
    '+++ b/docs/adr/0002-use-a-queue.md',
    '-# Use a queue',
    '+# Use one queue',
  ])
})
