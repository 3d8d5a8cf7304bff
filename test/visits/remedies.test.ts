/** Somebody looks for what may help, and writes down what helped. */
import { expect } from 'vitest'
import { wrongFor } from './axe.ts'
import { test } from './visit.ts'

test('a remedy is found by what hurts, and one of the team’s own is written, changed and retired', async ({
  enters,
}) => {
  await enters(['open', '--no-browser'], async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(new URL('/remedies', page.url()).href)
    await page.getByText('Flaky tests', { exact: true }).first().click()
    await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(2)
    await page.getByRole('link', { name: /^A quarantine for flaky tests/ }).click()
    await page.getByRole('heading', { name: 'A quarantine for flaky tests', level: 1 }).waitFor()
    await page.getByRole('heading', { name: 'Side effects' }).waitFor()
    await page
      .getByText('share of jobs that failed, and went green without a change, going down')
      .waitFor()
    const source = page.getByRole('link', { name: /^Empirical Study of Restarted/ })
    expect(await source.getAttribute('href')).toBe('https://doi.org/10.1145/3379597.3387460')
    await page.getByRole('link', { name: 'Slow merge queue' }).click()
    await page.getByRole('link', { name: /^Keep the merge queue short/ }).waitFor()

    await page.getByRole('button', { name: 'Write down a remedy' }).click()
    await page.getByLabel('The remedy, in a line').fill('A bell for reviews')
    await page.getByRole('combobox', { name: 'Begin from a template' }).click()
    await page.getByRole('option', { name: 'short' }).click()
    const write = page.getByRole('button', { name: 'Write it down' })
    expect(await write.isDisabled()).toBe(true)
    await page.getByRole('combobox', { name: /^What it helps with/ }).fill('first look')
    await page.getByRole('option', { name: 'Waiting for a first look' }).click()
    await page.keyboard.press('Escape')
    await page.getByLabel('A question that people answer').fill('Did it disturb you?')
    expect(await wrongFor(page)).toEqual([])
    await write.click()
    await page.getByRole('heading', { name: 'A bell for reviews', level: 1 }).waitFor()
    await page.getByText('Did it disturb you?').waitFor()
    expect(await wrongFor(page)).toEqual([])

    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Weeks that a trial runs').fill('8')
    expect(await wrongFor(page)).toEqual([])
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('8 weeks, small effort').waitFor()

    await page.getByRole('button', { name: 'Retire it' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('It became loud.')
    await dialog.getByRole('button', { name: 'Retire it' }).click()
    await page.getByText('It became loud.').waitFor()
    await page.goto(new URL('/remedies?from=team', page.url()).href)
    await page.getByRole('link', { name: /^A bell for reviews\s*Retired/ }).click()
    await page.getByRole('button', { name: 'Offer it again' }).click()
    await page.getByRole('button', { name: 'Retire it' }).waitFor()
  })
})
