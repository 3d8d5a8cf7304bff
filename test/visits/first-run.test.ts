/** A newcomer opens Cairn for the first time. */
import { expect } from 'vitest'
import { aTeamsRepository } from '../a-teams-repository.ts'
import { test } from './visit.ts'

test('a newcomer adds a repository, sees how far it is, and finds what hurts most', async ({
  enters,
}) => {
  await using repository = await aTeamsRepository()
  await enters(['open', '--no-browser'], async (page) => {
    await page.getByText('No history has been read yet.').waitFor()
    expect(page.url()).not.toContain('token')
    await page.getByRole('button', { name: 'Add a repository' }).click()
    await page.getByLabel('A path on this machine, or a URL').fill('/nowhere/at/all')
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.getByText('There is nothing at /nowhere/at/all.').waitFor()
    await page.getByLabel('A path on this machine, or a URL').fill(repository.path)
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.getByText(/^Read (just now|\d+ minutes? ago)$/).waitFor()
    await page.getByRole('link', { name: 'Today' }).click()
    await page.getByRole('heading', { name: 'What hurts most' }).waitFor()
    await page.getByText(/^The history of repository is young: \d+ commits in 2 days\.$/).waitFor()
    await page.getByRole('link', { name: 'Look closer' }).first().waitFor()
  })
})
