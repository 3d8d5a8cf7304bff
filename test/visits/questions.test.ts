/** A question and its ladder: one person asks, another leaves hints, and the asker climbs as far as they want. */
import { expect } from 'vitest'
import { test } from '../team.ts'
import { wrongFor } from './axe.ts'
import { browserPath } from './browser.ts'
import { comesIn } from './comes-in.ts'
import { throughTls } from './through-tls.ts'

const hints = [
  [1, 'What does the log say at night?'],
  [2, 'Look at who holds the lock.'],
  [6, 'The backup holds it from two to four.'],
] as const

test.skipIf(browserPath === undefined)(
  'one asks, another leaves hints on three rungs; the asker opens one, then all, and says what was found',
  { timeout: 120_000 },
  async ({ team, facts }) => {
    const [asker, helper] = [await team.join('Ana'), await team.join('Ben')]
    await using visited = await throughTls(team)
    const page = await visited.newPage()
    await comesIn(page, team, asker)

    await page.goto(`${team.url}/questions/new`)
    await page.getByLabel('What happened instead?').fill('It fills at night and hangs.')
    await page.getByLabel('The question, in a line').fill('Why does the queue fill at night?')
    await page.getByText('These may help already').waitFor()
    expect(await wrongFor(page)).toEqual([])
    await page.getByRole('button', { name: 'Ask it' }).click()
    await page.getByText('No hint yet. It names no code').waitFor()
    // It names no code: ways to find it out stand beside it all the same.
    const ways = page.getByRole('region', { name: 'Find it out yourself' })
    await ways.getByRole('link', { name: 'guide' }).waitFor()
    await ways.getByRole('listitem').first().waitFor()
    expect(await wrongFor(page)).toEqual([])

    for (const [rung, body] of hints)
      expect((await helper.post('api/v1/questions.hint', { id: '1', rung, body })).status).toBe(200)
    await page.reload()
    const open = page.getByRole('button', { name: /^Open the next one/ })
    await open.waitFor()
    expect(await page.getByText('Folded.').count()).toBe(3)
    for (const [, body] of hints) expect(await page.getByText(body).count()).toBe(0)
    await open.click()
    await page.getByText(hints[0][1]).waitFor()
    expect(await page.getByText('Folded.').count()).toBe(2)
    expect(await wrongFor(page)).toEqual([])

    await page.getByRole('button', { name: 'Unblock me: open every hint' }).click()
    await page.getByText(hints[2][1]).waitFor()
    expect(await page.getByText('Folded.').count()).toBe(0)
    await page.getByRole('button', { name: 'I found it' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('What you found, in your own words').fill('The backup held the lock.')
    const write = dialog.getByRole('button', { name: 'Write it down' })
    // The way was shown: what would have told it is owed.
    expect(await write.isDisabled()).toBe(true)
    await dialog.getByLabel('What would have told you this?').fill('The list of locks at three.')
    await write.click()
    await page.getByText('The backup held the lock.').waitFor()
    expect(await wrongFor(page)).toEqual([])

    await page.getByRole('button', { name: 'Make a tip of it' }).click()
    const title = page.getByLabel('The tip, in a line')
    await title.waitFor()
    expect(await title.inputValue()).toBe('The list of locks at three.')
    await page.goBack()
    await page.getByRole('button', { name: 'Make a trail of it' }).click()
    await page
      .getByRole('heading', { name: 'The way to: Why does the queue fill at night?', level: 1 })
      .waitFor()
    expect((await helper.get('api/v1/questions.get?id=1')).body).toMatchObject({
      ...{ status: 'answered', wouldHaveTold: 'The list of locks at three.' },
    })

    await page.goto(`${team.url}/questions/new`)
    await page
      .getByLabel('The question, in a line')
      .fill('Where is app:src/queue/lanes/drain.ts called?')
    await page.getByRole('button', { name: 'I found it while writing' }).click()
    await page.getByRole('combobox', { name: 'Topics' }).fill('queues')
    expect(await wrongFor(page)).toEqual([])
    await page.getByRole('button', { name: 'Count it' }).click()
    await page.getByRole('heading', { name: 'Well found', level: 1 }).waitFor()
    const { rows } = await facts.pool.query('select topic, found_count from records.found_alone')
    expect(rows).toEqual([{ topic: 'queues', found_count: 1 }])
    const areas = await facts.pool.query('select repository, area from records.found_alone_area')
    expect(areas.rows).toEqual([{ repository: 'app', area: 'src/queue' }])
  },
)
