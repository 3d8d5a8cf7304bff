/** Somebody looks for a way to find a cause, and writes down one of their own. */
import { expect } from 'vitest'
import { wrongFor } from './axe.ts'
import { test } from './visit.ts'

test('a tip is found by what one sees, and one of the team’s own is written, changed and retired', async ({
  enters,
}) => {
  await enters(['open', '--no-browser'], async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(new URL('/tips', page.url()).href)
    await page.getByText('Two things at once', { exact: true }).first().click()
    await page.getByRole('link', { name: /^Run it under Go's race detector/ }).click()
    await page.getByRole('heading', { name: 'Where it misleads' }).waitFor()
    await page.getByText('About 10 minutes, for Go').waitFor()
    const source = page.getByRole('link', { name: 'Data Race Detector' })
    expect(await source.getAttribute('href')).toBe('https://go.dev/doc/articles/race_detector')

    await page.goto(new URL('/tips/new', page.url()).href)
    await page.getByLabel('The tip, in a line').fill('Ask the queue first')
    const write = page.getByRole('button', { name: 'Write it down' })
    expect(await write.isDisabled()).toBe(true)
    await page.getByRole('combobox', { name: /^What one sees when it fits/ }).fill('hangs')
    await page.getByRole('option', { name: 'It hangs' }).click()
    await page.keyboard.press('Escape')
    expect(await wrongFor(page)).toEqual([])
    await write.click()
    await page.getByRole('heading', { name: 'Ask the queue first', level: 1 }).waitFor()

    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Minutes until it tells something').fill('5')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('About 5 minutes', { exact: true }).waitFor()
    expect(await wrongFor(page)).toEqual([])

    await page.getByRole('button', { name: 'Retire it' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('The queue is gone.')
    await dialog.getByRole('button', { name: 'Retire it' }).click()
    await page.getByText('The queue is gone.').waitFor()
    await page.getByRole('button', { name: 'Offer it again' }).click()
    await page.getByRole('button', { name: 'Retire it' }).waitFor()
  })
})
