/** Somebody asks where changes wait, and says that one of them tells nothing. */
import { expect } from 'vitest'
import { aForgeProject } from '../a-forge-project.ts'
import { wrongFor } from './axe.ts'
import { test } from './visit.ts'

test('how changes flow is told in both times, and what people leave out counts no longer', async ({
  enters,
  facts,
}) => {
  await aForgeProject(facts)
  await enters(['open', '--no-browser'], async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const opens = async (path: string) => page.goto(new URL(path, page.url()).href)
    await opens('/evidence/flow?window=all')
    await page.getByText('5 h', { exact: true }).first().waitFor()
    const pickup = page.getByRole('row', { name: /^Pickup/ })
    expect(await pickup.getByRole('cell').allInnerTexts()).toEqual([
      expect.stringContaining('until somebody else first said something'),
      ...['12', '3 h', '3 h', '3 h', '0'],
    ])
    // A number leads to as many changes as it says.
    await pickup.getByRole('link', { name: '12', exact: true }).click()
    await page.getByText('Only merged changes of which pickup is known').waitFor()
    await page.getByText('#1 Change 1', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: /^This is wrong: change/ }).count()).toBe(12)
    await opens('/evidence/flow?window=all')
    await page.getByText('Working time', { exact: true }).click()
    await page.getByText('Mon to Fri, 9-17 in UTC').waitFor()
    expect(new URL(page.url()).searchParams.get('time')).toBe('working')
    await page.getByRole('button', { name: 'How it is counted' }).first().click()
    await page.getByRole('dialog').getByText('ready, until somebody else').waitFor()
    expect(await wrongFor(page)).toEqual([])

    await opens('/evidence/flow/changes?window=all')
    const entries = page.getByRole('main').getByRole('listitem')
    await page.getByText('#12 Change 12').waitFor()
    await page.getByText('Merged', { exact: true }).first().click()
    await page.getByText('#13 Change 13').waitFor({ state: 'detached' })
    await page
      .getByRole('img', {
        name: 'Coding 1 h, Pickup 3 h, Review 0 min, Merge wait 2 h, Deploy 2 h',
      })
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'This is wrong: change 12' }).click()
    const dialog = page.getByRole('dialog')
    const leave = dialog.getByRole('button', { name: 'Leave it out' })
    expect(await leave.isDisabled()).toBe(true)
    await dialog.getByRole('textbox', { name: 'Because' }).fill('A test of the queue.')
    expect(await wrongFor(page)).toEqual([])
    await leave.click()
    await page.getByText('Change #12: leave out').waitFor()
    await entries.filter({ hasText: '#12 Change 12' }).getByText('Left out').waitFor()

    await opens('/evidence/flow?window=all')
    await pickup.getByRole('cell', { name: '11', exact: true }).waitFor()

    await opens('/evidence/flow/changes?window=all')
    await page.getByRole('button', { name: 'Take back what was said of change #12' }).click()
    await page.getByText(/taken back/).waitFor()
    await page.getByRole('button', { name: 'This is wrong: change 12' }).waitFor()

    await opens('/evidence/flow?window=all')
    await page.getByRole('link', { name: 'Deployment by deployment' }).click()
    await page.getByRole('button', { name: 'This is wrong: deployment 12' }).click()
    await dialog.getByRole('radio', { name: 'It failed' }).check()
    await dialog.getByRole('textbox', { name: 'Because' }).fill('Taken back by hand.')
    expect(await wrongFor(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Correct it' }).click()
    await page.getByText('Deployment 12: failed').waitFor()
    await page.getByText('Failed', { exact: true }).first().click()
    await page.getByText('as people said').waitFor()

    await opens('/evidence/flow/jobs?window=all&only=never-started')
    await page.getByText('10 min until its run ended').waitFor()
    expect(await entries.filter({ hasText: 'job 4' }).count()).toBe(1)
  })
})

test('the dearest wait leads to what may help, and without a forge one is told how to get there', async ({
  enters,
  facts,
}) => {
  await facts.pool.query(`insert into repository (source, name) values ('/code/lib', 'lib')`)
  await enters(['open', '--no-browser'], async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const opens = async (path: string) => page.goto(new URL(path, page.url()).href)
    for (const path of ['/evidence/flow', '/evidence/flow/changes', '/evidence/bottlenecks']) {
      await opens(path)
      await page.getByText('No forge has told of its changes so far.').waitFor()
      expect(await page.getByText('cairn import github').count()).toBe(1)
      expect(await wrongFor(page)).toEqual([])
    }
    await aForgeProject(facts)
    await opens('/evidence/bottlenecks?window=all&in=app')
    const pickup = page.getByRole('region', { name: 'Waiting for a first review' })
    await pickup.getByText('What would make it easy to begin a review').waitFor()
    await pickup.getByText('No clear point').waitFor()
    await pickup.getByRole('link', { name: /^A gentle reminder/ }).click()
    await page.getByRole('heading', { name: /gentle reminder/, level: 1 }).waitFor()
  })
})

test('a component is named on the settings page, where it is seen before how much fits', async ({
  enters,
  facts,
}) => {
  await aForgeProject(facts)
  await enters(['open', '--no-browser'], async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(new URL('/settings/flow', page.url()).href)
    await page.getByText('Fits so far: 12 of 12 deployments.').waitFor()
    await page.getByRole('button', { name: 'Add a component' }).click()
    await page.getByLabel('Jobs of CI').fill('checks: *')
    await page.getByText('12 of 12 jobs, 0 of 12 deployments').waitFor()
    await page.getByText('What is it called?').waitFor()
    const save = page.getByRole('button', { name: 'Save' })
    expect(await save.isDisabled()).toBe(true)
    await page.getByLabel('Name', { exact: true }).fill('api')
    await page.getByLabel('Within how many hours').fill('a day')
    await page.getByText(/^A number of hours above nought/).waitFor()
    await page.getByLabel('Within how many hours').fill('6')
    expect(await wrongFor(page)).toEqual([])
    await save.click()
    await page.getByText('Saved; every number is told in it from now on.').waitFor()
    await page.goto(new URL('/evidence/flow?window=all&ci=api', page.url()).href)
    await page.getByRole('link', { name: 'jobs never started', exact: true }).click()
    await page.getByText('Only of the component api').waitFor()
    await page.getByText('10 min until its run ended').waitFor()
  })
})
