/** Somebody posts an idea without their name, and somebody else has the whole database. */
import { expect } from 'vitest'
import { releaseDue } from '#records/unnamed.ts'
import { releases } from '#app/upkeep.ts'
import { recordsOn } from '#app/session.ts'
import { databaseAsText } from '../database-as-text.ts'
import { password, test } from '../team.ts'
import { browserPath } from './browser.ts'
import { throughTls } from './through-tls.ts'

test.skipIf(browserPath === undefined)(
  'an idea is posted without a name, and the whole database does not tell whose it was',
  { timeout: 180_000 },
  async ({ team, facts }) => {
    const people = []
    for (const name of ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve']) people.push(await team.join(name))
    const [, ben] = people
    if (ben === undefined) throw new Error('Five have joined.')
    await using visited = await throughTls(team)
    const page = await visited.newPage()
    await page.goto(team.url)
    await page.getByLabel('E-mail address').fill(ben.email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Today' }).waitFor()

    const linesWith = async (word: string) =>
      (await databaseAsText(facts.pool)).split('\n').filter((line) => line.includes(word))
    await page.goto(`${team.url}/ideas/new`)
    await page.getByLabel('The idea, in a line').fill('A quokka for the office')
    await page.getByLabel('More about it').fill('Quokkas smile at everybody.')
    await page.getByLabel('Without my name').check()
    await page.waitForTimeout(2_500)
    // Nothing of it is stored while it is written.
    expect(await linesWith('uokka')).toEqual([])

    await page.getByRole('button', { name: 'Post it' }).click()
    await page.getByText('Your idea is on its way.').waitFor()
    const waiting = await linesWith('uokka')
    expect(waiting).toHaveLength(1)
    expect(waiting[0]).toMatch(/^records\.held /)

    const now = new Date(Date.now() + 25 * 3_600_000)
    await releaseDue(recordsOn(facts.pool), { now, releases })
    await page.goto(`${team.url}/ideas/1`)
    await page.getByRole('heading', { name: 'A quokka for the office', level: 1 }).waitFor()
    await page.getByText('posted by Somebody').waitFor()

    await page.getByLabel('Say something').fill('Kookaburras laugh as well.')
    await page.getByLabel('Without my name').check()
    await page.waitForTimeout(2_500)
    expect(await linesWith('ookaburra')).toEqual([])
    await page.getByRole('button', { name: 'Post' }).click()
    await page.getByText('Your words are on their way.').waitFor()
    expect((await linesWith('ookaburra')).map((line) => line.split(' ')[0])).toEqual([
      'records.held',
    ])

    const told = await linesWith('uokka')
    expect(told.length).toBeGreaterThan(1)
    // Neither what holds its words, nor what points at it, nor what was stored with it knows anybody.
    const record = /"record_id": "([0-9a-f-]{36})"/.exec(told.join('\n'))?.[1] ?? ''
    expect(record).not.toBe('')
    const about = [...waiting, ...told, ...(await linesWith(record))]
    const writtenWith = new Set(about.map((line) => line.split(' ')[1]))
    const beside = (await databaseAsText(facts.pool))
      .split('\n')
      .filter((line) => writtenWith.has(line.split(' ')[1]))
    for (const line of [...about, ...beside])
      for (const { id, email } of people) {
        expect(line).not.toContain(id)
        expect(line).not.toContain(email)
      }
  },
)
