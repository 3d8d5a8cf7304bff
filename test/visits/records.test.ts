/** What is written stays, comes back, and says what it was. */
import { expect } from 'vitest'
import { aTeamsRepository } from '../a-teams-repository.ts'
import { wrongFor } from './axe.ts'
import { test } from './visit.ts'

/** A red dot. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)

test('a proposal is begun in one browser and finished in another, with a picture and code', async ({
  enters,
  newPage,
}) => {
  await using repository = await aTeamsRepository()
  await enters(['open', repository.path, '--no-browser'], async (first) => {
    const address = new URL('/decisions/new', first.url()).href
    await first.goto(address)
    await first.getByLabel('What is proposed').fill('Use Kysely')
    await first.getByRole('textbox', { name: 'Why' }).fill('Plain SQL. ')
    await first.keyboard.type('@')
    await first.getByRole('option').first().waitFor()
    await first.keyboard.press('Enter')
    await first.getByText('and in the workspace').waitFor()

    // A browser that knows nothing but who asks.
    const page = await newPage()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.context().addCookies(await first.context().cookies())
    await page.goto(address)
    await page.getByText(/^Plain SQL. @\S/).waitFor()
    expect(await page.getByLabel('What is proposed').inputValue()).toBe('Use Kysely')
    await page.getByLabel('A picture').setInputFiles([
      { name: 'dot.png', mimeType: 'image/png', buffer: picture },
      { name: 'list.pdf', mimeType: 'application/pdf', buffer: picture },
    ])
    await page.getByText('list.pdf is no picture that can be shown here').waitFor()
    await page.getByLabel('What does it show?').fill('A red dot')
    await page.getByRole('button', { name: 'Put it in' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('textbox', { name: 'Why' }).press('Control+End')
    await page.keyboard.type('See src/eng')
    await page.getByRole('option', { name: 'src/engine.ts' }).waitFor()
    expect(await wrongFor(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.type('1-L20')
    const why = page.getByRole('textbox', { name: 'Why' })
    const [, name = ''] = /(\S+):src\/engine[.]ts#L1-L20/.exec(await why.inputValue()) ?? []
    // It was called motor then.
    await page.keyboard.insertText(` and ${name}:src/motor.ts#L1-L3@${repository.oid('born')}`)
    await page.keyboard.insertText(`. All of ${name}:src/engine.ts, not nowhere:src/engine.ts.`)
    await page.getByText('and in the workspace').waitFor()

    // Nobody's words are taken away: where they differ, one is asked.
    await first.reload()
    await first.getByText('In another browser you wrote other words').waitFor()
    await first.getByRole('button', { name: 'Go on with those' }).click()
    expect(await first.getByRole('textbox', { name: 'Why' }).inputValue()).toContain('#L1-L20')

    await page.getByRole('button', { name: 'Open the discussion' }).click()
    await page.getByRole('heading', { name: 'Use Kysely', level: 1 }).waitFor()
    await page.getByRole('img', { name: 'A red dot' }).waitFor()
    await page.getByRole('button', { name: 'Show 8 more lines' }).waitFor()
    await page.getByText('Moved to L1–L3 of src/engine.ts since.').waitFor()
    const whole = page.getByRole('link', { name: `${name}:src/engine.ts`, exact: true })
    expect(await whole.getAttribute('href')).toContain('path=src%2Fengine.ts')
    await expect.poll(() => page.getByRole('link', { name: /^nowhere:/ }).count()).toBe(0)
    await page.getByText('not nowhere:src/engine.ts.').waitFor()
    await page.getByLabel('Say something').fill('As in ')
    await page.keyboard.type('#kys')
    await page.getByRole('option', { name: 'Use Kysely' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Post' }).click()
    await page.getByRole('main').getByRole('link', { name: 'decision#1' }).waitFor()
    expect(await wrongFor(page)).toEqual([])
  })
})

test('what is written is read beside it where there is room, and behind a tab where there is none', async ({
  enters,
}) => {
  await enters(['open', '--no-browser'], async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(new URL('/decisions/new', page.url()).href)
    const why = page.getByRole('textbox', { name: 'Why' })
    const preview = page.getByRole('region', { name: 'Preview' })
    await page.getByText('Preview', { exact: true }).waitFor()
    expect(await preview.count()).toBe(0)

    await page.setViewportSize({ width: 1440, height: 900 })
    await preview.waitFor()
    expect(await page.getByText('Preview', { exact: true }).count()).toBe(0)
    await why.focus()
    await page.keyboard.type('Plain **SQL**')
    await preview.locator('strong', { hasText: 'SQL' }).waitFor()
    await page.keyboard.type(', with *types*.')
    await preview.locator('em', { hasText: 'types' }).waitFor()
    expect(await why.inputValue()).toBe('Plain **SQL**, with *types*.')
    expect(await wrongFor(page)).toEqual([])
    await why.fill(`${'A line of it.\n\n'.repeat(80)}The end.`)
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Really.')
    await preview.getByText('The end. Really.').waitFor()
    expect(await wrongFor(page)).toEqual([])
  })
})

test('what is typed behind Ctrl K arrives, however late the box comes', async ({ enters }) => {
  await enters(['open', '--no-browser'], async (page) => {
    let send = () => {}
    const held = new Promise<void>((resolve) => {
      send = resolve
    })
    await page.route(/palette.*[.]js/, async (route) => {
      await held
      await route.continue()
    })
    await page.reload()
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('debty')
    await page.keyboard.press('Backspace')
    send()
    const box = page.getByRole('textbox', { name: 'Find or do' })
    await box.waitFor()
    await page.keyboard.type('s')
    await expect.poll(() => box.inputValue()).toBe('debts')
    await page.keyboard.press('Escape')
    await box.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+k')
    await box.waitFor()
    expect(await box.inputValue()).toBe('')
  })
})

test('a decision is changed, compared, put back, removed and brought back; a promise is kept', async ({
  enters,
}) => {
  await enters(['open', '--no-browser'], async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(new URL('/decisions/new', page.url()).href)
    await page.getByLabel('What is proposed').fill('Use Kysely')
    await page.getByRole('textbox', { name: 'Why' }).fill('Plain SQL.')
    await page.getByRole('button', { name: 'Open the discussion' }).click()
    await page.getByRole('button', { name: 'Edit' }).click()
    const decision = page.url()
    const main = page.getByRole('main')
    await page.getByRole('textbox', { name: 'Why' }).fill('Plain SQL, with types.')
    await page.getByRole('button', { name: 'Save' }).click()
    await main.getByText('Plain SQL, with types.').waitFor()
    await page.getByRole('region', { name: 'What became of it' }).getByRole('button').click()
    await page.getByRole('button', { name: 'What changed in version 2' }).click()
    const compared = page.getByRole('group', { name: 'From version 1 to 2' })
    expect(await compared.getByRole('insertion').innerText()).toContain('with types')
    await page.getByRole('button', { name: 'Put it back: version 1' }).click()
    await page.getByRole('dialog').getByRole('deletion').waitFor()
    expect(await wrongFor(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Put it back' }).click()
    await page.getByText('The words of version 1 are back.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await main.getByText('Plain SQL, with types.').first().waitFor()

    await page.getByLabel('Say something').fill('Yes.')
    await page.getByRole('button', { name: 'Post' }).click()
    await page.getByRole('button', { name: 'Take back' }).click()
    await page.getByText('This was taken back.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Take back' }).waitFor()

    await page.getByLabel('One next step').fill('Draw the phases')
    await page.getByRole('combobox', { name: 'Who' }).click()
    await page.getByRole('option', { name: 'Nobody yet' }).click()
    await page.getByLabel('Until', { exact: true }).fill('2020-01-01')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('link', { name: 'Promised', exact: true }).click()
    await page.getByText('1 waits for somebody, under').waitFor()
    await page.getByText('Overdue', { exact: true }).first().click()
    await page.getByRole('link', { name: 'Use Kysely' }).waitFor()
    await page.getByRole('button', { name: 'Take it on: Draw the phases' }).click()
    await page.getByText('Mine', { exact: true }).click()
    await page.getByRole('button', { name: 'Another day: Draw the phases' }).click()
    await page.getByLabel('Until when: Draw the phases').fill('2099-01-01')
    expect(await wrongFor(page)).toEqual([])
    await page.getByRole('button', { name: 'Keep' }).click()
    await page.getByRole('region', { name: 'Until a day' }).waitFor()
    await page.getByRole('checkbox', { name: 'Done: Draw the phases' }).click()
    await page.getByText('You have promised nothing that is still open.').waitFor()

    await page.goto(decision)
    await page.getByRole('button', { name: 'Remove this decision' }).click()
    await page.getByText('“Use Kysely” was removed.').waitFor()
    await page.getByText('No decisions yet.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.waitForURL(decision)
    await page.getByRole('button', { name: 'Remove this decision' }).click()
    await page.getByRole('link', { name: 'What was removed' }).click()
    await page.getByText(/removed just now · may be put back until/).waitFor()
    expect(await wrongFor(page)).toEqual([])
    await page.getByRole('button', { name: 'Put back “Use Kysely”' }).click()
    await page.waitForURL(decision)
  })
})
