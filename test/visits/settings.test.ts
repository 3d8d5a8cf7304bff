/** Somebody sets right who is who, and takes it back. */
import { expect } from 'vitest'
import { aRepository } from '../repositories/build.ts'
import { wrongFor } from './axe.ts'
import { test } from './visit.ts'

const authors = [
  { name: 'Ana Example', email: 'ana@example.org' },
  { name: 'A. E.', email: 'ana@home.example' },
  { name: 'Ben', email: 'ben@example.org' },
  { name: 'Ben', email: 'ben@elsewhere.example' },
]

test('two identities become one person, and two again', async ({ enters }) => {
  await using repository = await aRepository({
    commits: authors.map((author, step) => ({ author, files: { 'a.txt': `${step}\n` } })),
  })
  await enters(['open', repository.path, '--no-browser'], async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(new URL('/settings', page.url()).href)
    await page.getByText('4 commits on main').waitFor()
    await page.getByRole('link', { name: 'Who is who' }).click()
    // Likely pairs stand first.
    const perhaps = page.getByRole('region', { name: 'Perhaps one person' })
    await perhaps.getByRole('button', { name: /^They are two: Ben/ }).click()
    await page.getByText(/^Ben <ben@els.* and Ben <ben@example[.]org> are two people[.]$/).waitFor()
    await perhaps.waitFor({ state: 'detached' })
    expect(await wrongFor(page)).toEqual([])
    await page.getByRole('status').getByRole('button', { name: 'Take it back' }).click()
    await page.getByRole('button', { name: /^They are one: Ben/ }).click()
    await page.getByText('Ben <ben@example.org> is Ben <ben@elsewhere.example> now.').waitFor()
    await page.getByRole('region', { name: 'Perhaps one person' }).waitFor({ state: 'detached' })

    const people = page.getByRole('region', { name: 'People' })
    await people.getByRole('button', { name: /^Somebody else, too…: Ana/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Find by name or e-mail').fill('home')
    await dialog.getByRole('radio', { name: 'A. E. <ana@home.example>' }).click()
    expect(await wrongFor(page)).toEqual([])
    await dialog.getByRole('button', { name: 'They are one' }).click()
    await dialog.waitFor({ state: 'detached' })
    await people.getByText('also A. E. <ana@home.example> (by hand)').waitFor()
    expect(await wrongFor(page)).toEqual([])

    // The newest word is at hand where it was said; an older one where all stand.
    await page.getByRole('status').getByRole('button', { name: 'Take it back' }).click()
    await page.getByText('Taken back: ana@home.example is ana@example.org.').waitFor()
    await people.getByText('also A. E.').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^Take it back: ben@example\.org is/ }).click()
    await page.getByRole('region', { name: 'Perhaps one person' }).waitFor()
    await page.getByText('Nothing yet.').waitFor()
  })
})
