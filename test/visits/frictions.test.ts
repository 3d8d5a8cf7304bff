/** A friction, from whoever reports it to whoever has it, too. */
import { expect } from 'vitest'
import { test, type Somebody } from '../team.ts'
import { wrongFor } from './axe.ts'
import { browserPath } from './browser.ts'
import { comesIn } from './comes-in.ts'
import { throughTls } from './through-tls.ts'

test.skipIf(browserPath === undefined)(
  'a friction is reported, found to be somebody else’s, too, and parked with a reason',
  { timeout: 180_000 },
  async ({ team }) => {
    const people: Somebody[] = []
    for (const name of ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gil'])
      people.push(await team.join(name))
    const [ana, ben, ...others] = people
    if (ana === undefined || ben === undefined) throw new Error('Seven have joined.')
    await using visited = await throughTls(team)
    const page = await visited.newPage()
    await comesIn(page, team, ana)

    await page.getByRole('link', { name: 'Report a friction' }).click()
    await page.getByRole('heading', { name: 'What gets in the way?' }).waitFor()
    await page.getByLabel('What gets in the way, in a line').fill('The build takes 40 minutes')
    await page.getByRole('combobox', { name: 'What it is about' }).fill('ci')
    await page.getByLabel('Minutes each time').fill('30')
    await page.getByRole('combobox', { name: 'How often it hits you' }).click()
    await page.getByRole('option', { name: 'Each day' }).click()
    await page.getByRole('button', { name: 'Report it' }).click()
    await page.getByRole('heading', { name: 'The build takes 40 minutes', level: 1 }).waitFor()
    await page.getByText('Fewer than five people said “me too”.').waitFor()
    await page.getByText('10 to 11.5 hours a month.').waitFor()
    expect(await page.getByRole('button', { name: 'Me too', exact: true }).count()).toBe(0)

    for (const one of others.slice(0, 4)) await one.post('api/v1/frictions.me-too', { id: '1' })
    await page.context().clearCookies()
    await comesIn(page, team, ben)
    await page.goto(`${team.url}/frictions/new?area=ci&about=app:src/build.ts`)
    await page.getByText('About app:src/build.ts').waitFor()
    await page.getByLabel('What gets in the way, in a line').fill('Builds take long, 40 minutes')
    await page
      .getByText('both say 40, minutes')
      .or(page.getByText(/both say .*minutes/))
      .waitFor()
    expect(await wrongFor(page)).toEqual([])
    await page.getByRole('button', { name: 'Me too: The build takes 40 minutes' }).click()
    await page.getByText('At least 5 people said “me too”.').waitFor()
    const own = page.getByRole('button', { name: 'Me too', exact: true })
    expect(await own.getAttribute('aria-pressed')).toBe('true')
    await page.getByText('50 to 103.5 hours a month.').waitFor()
    expect(await wrongFor(page)).toEqual([])
    await own.click()
    await page.getByText('Fewer than five people said “me too”.').waitFor()

    await page.getByRole('button', { name: 'Park it' }).click()
    await page.getByLabel('Why nothing is done about it now').fill('We move in March.')
    await page.getByLabel('What it was good for to hear of it').fill('Now we know what it costs.')
    await page.getByRole('dialog').getByRole('button', { name: 'Park it' }).click()
    await page.getByText('We move in March.').waitFor()
    await page.goto(`${team.url}/frictions?area=ci`)
    await page
      .getByRole('region', { name: 'Parked' })
      .getByRole('link', { name: /The build takes 40 minutes/ })
      .waitFor()
    expect(await wrongFor(page)).toEqual([])
  },
)
