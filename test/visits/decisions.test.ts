/** From a hotspot to a decision: what a visit to the workspace is for. */
import { expect } from 'vitest'
import { aTeamsRepository } from '../a-teams-repository.ts'
import { wrongFor } from './axe.ts'
import { test } from './visit.ts'

test('somebody finds the worst hotspot, reads why, and a proposal becomes a decision', async ({
  enters,
}) => {
  await using repository = await aTeamsRepository()
  await enters(['open', repository.path, '--no-browser'], async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.getByRole('link', { name: 'Look closer' }).first().click()
    await page.getByRole('heading', { name: 'Its commits' }).waitFor()
    await page.getByText('Count it yourself with git').first().click()
    await page
      .getByText(/^(cairn|git) /)
      .first()
      .waitFor()
    await page.goto(new URL('/evidence/hotspots', page.url()).href)
    await page.getByRole('button', { name: 'Table' }).click()
    const first = page.getByRole('row').nth(1)
    expect(await first.innerText()).toContain('src/')
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    await page.getByRole('menuitem', { name: 'Table (CSV)' }).click()
    expect((await saved).suggestedFilename()).toBe('hotspots.csv')

    await page.getByRole('link', { name: 'Today' }).click()
    await page.getByRole('link', { name: 'Propose something about it' }).first().click()
    const waiting = page.getByRole('region', { name: 'Will be pinned' })
    await waiting.getByText('src/engine.ts: changes to it').waitFor()
    await waiting.getByRole('button', { name: 'Leave out src/engine.ts: changes to it' }).click()
    await page.getByLabel('What is proposed').fill('Split the engine')
    await page.getByRole('textbox', { name: 'Why' }).fill('The engine hurts. You are all idiots.')
    // The evidence is of this file, so the proposal is about it.
    await page
      .getByText(/:src\/engine\.ts$/)
      .first()
      .waitFor()
    await page.getByText('What follows from it').click()
    await page.getByLabel('What gets better with it').fill('One can follow it again')
    // The coach speaks to the writer, and stops nobody.
    await page.getByText('It is fine here').first().waitFor()
    expect(await wrongFor(page)).toEqual([])
    await page
      .getByRole('textbox', { name: 'Why' })
      .fill('The engine is where the hardest work comes together.')
    await page.getByRole('button', { name: 'Add an option' }).click()
    await page.getByLabel('Option 1').fill('By phase')
    await page.getByLabel('Speaks for it').fill('Small steps\nNo big bang')
    await page.getByRole('button', { name: 'Open the discussion' }).click()
    await page.getByRole('heading', { name: 'Split the engine', level: 1 }).waitFor()
    expect(await page.getByText('No big bang').count()).toBe(1)
    const pinned = page.getByRole('region', { name: 'Evidence' })
    await pinned.getByText('src/engine.ts: its complexity').waitFor()
    expect(await pinned.getByText('changes to it').count()).toBe(0)

    await page.getByLabel('Say something').fill('Yes. Which phase first?')
    await page.getByRole('button', { name: 'Post' }).click()
    await page.getByRole('button', { name: 'Yes, and…' }).waitFor()
    await page.getByLabel('One next step').fill('Draw the phases')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('button', { name: 'Hand it back' }).waitFor()
    await page.getByRole('checkbox', { name: 'Done: Draw the phases' }).click()
    await page.getByRole('button', { name: 'Accept' }).click()
    await page.getByRole('combobox', { name: 'The option taken' }).click()
    await page.getByRole('option', { name: 'By phase' }).click()
    await page
      .getByLabel('Why this one, and what follows from it')
      .fill('It can be stopped at any time.')
    const accept = page.getByRole('dialog').getByRole('button', { name: 'Accept' })
    const trial = page.getByLabel('On trial: what is expected until then')
    await trial.fill('Half the changes.')
    await page.getByText('Still missing: the day on which the trial is looked at.').waitFor()
    expect(await accept.isDisabled()).toBe(true)
    expect(await wrongFor(page)).toEqual([])
    await trial.fill('')
    await accept.click()
    await page.getByText('Taken', { exact: true }).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.getByText('It can be stopped at any time.').count()).toBe(1)
    expect(await page.getByRole('button', { name: 'Edit' }).count()).toBe(0)
    expect(await wrongFor(page)).toEqual([])

    await page.keyboard.press('Control+k')
    await page.getByRole('textbox', { name: 'Find or do' }).fill('phas')
    await page.getByRole('button', { name: 'Split the engine' }).waitFor()
    expect(await wrongFor(page)).toEqual([])
  })
})

test('a number of a file is pinned to a new proposal, an objection is answered, and the decision is looked back at', async ({
  enters,
}) => {
  await using repository = await aTeamsRepository()
  await enters(['open', repository.path, '--no-browser'], async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.getByRole('link', { name: 'Look closer' }).first().waitFor()
    await page.goto(new URL('/evidence/hotspots', page.url()).href)
    await page.getByRole('button', { name: 'Table' }).click()
    await page.getByRole('row').nth(1).getByRole('link').click()
    await page.getByRole('button', { name: 'Pin it', exact: true }).click()
    const complexity = page.getByRole('checkbox', { name: /^its complexity: / })
    await complexity.check()
    await page.getByRole('checkbox', { name: /^changes to it: / }).uncheck()
    const said = await page.getByText(/^its complexity: /).innerText()
    const [, value = ''] = /: (.+)$/.exec(said) ?? []
    expect(value).toMatch(/^\d+(\.\d)? points$/)
    await page.getByLabel('Why it matters there').fill('Nobody dares to touch it.')
    expect(await wrongFor(page)).toEqual([])
    await page.getByRole('button', { name: 'Write a new proposal' }).click()
    const waiting = page.getByRole('region', { name: 'Will be pinned' })
    await waiting.getByText(`src/engine.ts: its complexity, ${value} today`).waitFor()
    await page.getByLabel('What is proposed').fill('Split the engine')
    await page.getByRole('combobox', { name: 'Begin from a template' }).click()
    await page.getByRole('option', { name: 'short' }).click()
    await page.getByText('What is the problem, and for whom?').waitFor()
    expect(await wrongFor(page)).toEqual([])
    // The proposal is made, and pinning fails: both are said, and nothing is lost.
    await page.route('**/api/v1/pins.add', (route) => route.abort())
    await page.getByRole('button', { name: 'Open the discussion' }).click()
    await page.getByRole('heading', { name: 'The proposal is there', level: 1 }).waitFor()
    await page.getByText('Its evidence could not be pinned yet.').waitFor()
    expect(await wrongFor(page)).toEqual([])
    await page.unroute('**/api/v1/pins.add')
    await page.reload()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Split the engine', level: 1 }).waitFor()
    const pinned = page.getByRole('region', { name: 'Evidence' })
    await pinned.getByText('src/engine.ts: its complexity').waitFor()
    expect(await pinned.getByText(value, { exact: true }).count()).toBe(2)
    expect(await pinned.getByText('Nobody dares to touch it.').count()).toBe(1)
    expect(await page.getByText('The number is the same as when it was pinned.').count()).toBe(1)

    // A second number is pinned to the same proposal, found by its words.
    const proposal = page.url()
    await page.goto(new URL('/evidence/releases', proposal).href)
    await page.getByRole('button', { name: 'Pin', exact: true }).first().click()
    await page.getByRole('combobox', { name: 'To a proposal, an idea or a friction' }).fill('split')
    await page.getByRole('option', { name: 'Decision 1: Split the engine' }).click()
    await page.getByRole('button', { name: 'Pin it' }).click()
    await page.waitForURL(proposal)
    await pinned.getByText('releases: wait of a change for its release').waitFor()

    await page.getByRole('button', { name: 'I object because…' }).click()
    await page.getByRole('dialog').getByRole('textbox').first().fill('It would stop every release.')
    await page.getByRole('dialog').getByRole('button', { name: 'Object' }).click()
    await page.getByText('It would stop every release.').waitFor()
    // What is objected to is answered first.
    await page.getByText('It can be accepted once the objection has an answer.').waitFor()
    expect(await page.getByRole('button', { name: 'Accept' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Answer it' }).click()
    await page.getByRole('dialog').getByRole('textbox').first().fill('Each phase goes out alone.')
    await page.getByRole('dialog').getByRole('button', { name: 'Answer' }).click()
    await page.getByText('Each phase goes out alone.').waitFor()
    await page.getByRole('button', { name: 'Accept' }).click()
    await page.getByLabel('Why this one, and what follows from it').fill('Small steps.')
    await page.getByLabel('Look at it again on').fill('2099-01-01')
    await page.getByLabel('On trial: what is expected until then').fill('Half the changes')
    await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click()
    await page.getByText('What is expected of the trial: Half the changes').waitFor()
    expect(await page.getByText('On trial until 1 Jan 2099').count()).toBeGreaterThan(1)

    await page.getByRole('button', { name: 'Share as a page' }).click()
    await page.getByRole('link', { name: 'Open the page' }).waitFor()
    expect(await wrongFor(page)).toEqual([])
    const opened = page.waitForEvent('popup')
    await page.getByRole('link', { name: 'Open the page' }).click()
    const brief = await opened
    await brief.getByText('It would stop every release.').waitFor()
    expect(await brief.getByText(/Cannot tell: /).count()).toBeGreaterThan(0)
    expect(await wrongFor(brief)).toEqual([])
    expect(pagesIn(await brief.pdf({ preferCSSPageSize: true }))).toBe(1)
    await brief.close()

    await page.getByRole('button', { name: 'Look back' }).click()
    await page.getByRole('radio', { name: 'It worked' }).click()
    await page.getByRole('textbox', { name: 'Why do you say so' }).fill('Half of them are gone.')
    expect(await wrongFor(page)).toEqual([])
    await page.getByRole('button', { name: 'Keep this review' }).click()
    await page.getByText('the numbers cannot tell yet').waitFor()
    await page.getByText('The trial worked. What was expected: Half the changes').waitFor()
    expect(await page.getByText('On trial').count()).toBe(0)
    expect(await wrongFor(page)).toEqual([])
  })
})

test('a debt is taken on and paid back, drift is noticed, and decisions stand on a map', async ({
  enters,
}) => {
  await using repository = await aTeamsRepository()
  await enters(['open', repository.path, '--no-browser'], async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.getByRole('link', { name: 'Look closer' }).first().waitFor()
    const go = (to: string) => page.goto(new URL(to, page.url()).href)
    await go('/decisions/map')
    await page.getByText('There is nothing on the map yet.').waitFor()
    await go('/decisions/debts')
    await page.getByText('Nothing is owed.').waitFor()
    expect(await wrongFor(page)).toEqual([])
    const act = async (verb: string, input: object) =>
      page.evaluate(
        async ([name, body]) => {
          const headers = { 'content-type': 'application/json' }
          const sent = await fetch(`/api/v1/${name}`, { method: 'POST', headers, body })
          if (!sent.ok) throw new Error(await sent.text())
        },
        [verb, JSON.stringify(input)] as const,
      )
    for (const [id, title] of [
      ['1', 'Keep the old queue for now'],
      ['2', 'One queue'],
    ]) {
      await act('decisions.propose', { title, code: ['repository:src'] })
      await act('decisions.accept', { id, because: 'The release cannot wait.' })
    }

    await go('/decisions/1')
    await page.getByRole('button', { name: 'It takes on debt' }).click()
    await page.getByLabel('What is borrowed').fill('Each change is made twice.')
    await page.getByLabel('Paid back by').fill('2020-01-31')
    expect(await wrongFor(page)).toEqual([])
    await page.getByRole('button', { name: 'Take it on' }).click()
    await page.getByText('Overdue', { exact: true }).waitFor()
    await page.getByText('Cannot tell what it cost: nothing newer').waitFor()
    await page.getByRole('button', { name: 'Say what would show it' }).click()
    await page.getByRole('combobox', { name: 'What is looked for' }).click()
    await page.getByRole('option', { name: 'A file or folder' }).click()
    await page.getByLabel('Which path').fill('src')
    expect(await wrongFor(page)).toEqual([])
    await page.getByRole('button', { name: 'That would show it' }).click()
    await page.getByText('Never checked', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Look now' }).click()
    await page.getByText('Drifting', { exact: true }).waitFor()
    await page.getByText('It is not so').waitFor()
    expect(await wrongFor(page)).toEqual([])

    await go('/decisions/debts')
    await page.getByText('was to be paid back by').waitFor()
    expect(await wrongFor(page)).toEqual([])
    await page.getByRole('link', { name: 'Keep the old queue for now' }).click()
    await page.getByRole('button', { name: 'It is paid back' }).click()
    await page.getByRole('textbox', { name: 'What was done' }).fill('The old queue is gone.')
    await page.getByRole('dialog').getByRole('button', { name: 'It is paid back' }).click()
    await page.getByText('The old queue is gone.').waitFor()
    await page.getByRole('button', { name: 'Another took its place' }).click()
    await page.getByRole('combobox', { name: 'Which one' }).click()
    await page.getByRole('option', { name: '2, One queue' }).click()
    await page.getByRole('button', { name: 'It took its place' }).click()
    await page.getByText('Replaced by').waitFor()

    await page.getByRole('link', { name: 'Decisions', exact: true }).click()
    await page.getByRole('link', { name: 'Map' }).click()
    const old = page.getByRole('link', { name: /^1, Keep the old queue for now: superseded/ })
    await old.focus()
    expect(await wrongFor(page)).toEqual([])
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'One queue', level: 1 }).waitFor()
    await page.goBack()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('region', { name: 'repository:src' }).waitFor()
    expect(await page.getByText(/Superseded, .*, replaced by 2$/).count()).toBe(1)
    expect(await wrongFor(page)).toEqual([])
  })
})

function pagesIn(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

test('two who change the same words lose none of them', async ({ enters }) => {
  await enters(['open', '--no-browser'], async (page) => {
    await page.goto(new URL('/decisions/new', page.url()).href)
    await page.getByLabel('What is proposed').fill('Use Kysely')
    await page.getByRole('textbox', { name: 'Why' }).fill('Plain SQL.')
    await page.getByRole('button', { name: 'Open the discussion' }).click()
    await page.getByRole('heading', { name: 'Use Kysely', level: 1 }).waitFor()
    const other = await page.context().newPage()
    await other.goto(page.url())
    for (const each of [page, other]) await each.getByRole('button', { name: 'Edit' }).click()
    await other.getByRole('textbox', { name: 'Why' }).fill('Plain SQL, with types.')
    await other.getByRole('button', { name: 'Add an option' }).click()
    await other.getByLabel('Option 1').fill('Drizzle')
    await other.getByRole('button', { name: 'Save' }).click()
    await other.getByText('Plain SQL, with types.').waitFor()
    await other.close()
    await page.getByRole('textbox', { name: 'Why' }).fill('Plain SQL, and no magic.')
    await page.getByRole('button', { name: 'Add an option' }).click()
    await page.getByLabel('Option 1').fill('No library')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Somebody changed it while you were writing').waitFor()
    expect(await page.getByText('Plain SQL, with types.').count()).toBeGreaterThan(0)
    expect(await wrongFor(page)).toEqual([])
    await page.getByRole('button', { name: 'Put both together' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Edit' }).waitFor()
    const shown = await page.getByRole('main').innerText()
    expect(shown).toContain('Plain SQL, with types.')
    expect(shown).toContain('Plain SQL, and no magic.')
    expect(shown).toContain('Drizzle')
    expect(shown).toContain('No library')
  })
})

test('a connection that is lost while one writes loses nothing', async ({ enters, newPage }) => {
  const page = await newPage()
  let port = ''
  const write = async () => {
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    port = new URL(page.url()).port
    await page.goto(new URL('/ideas/new', page.url()).href)
    await page.getByLabel('The idea, in a line').fill('A quiet hour')
    await page.getByLabel('More about it').fill('No meetings before ten.')
    // A draft in the workspace would have an owner, and the idea may be posted without a name.
    await page.getByText('Kept in this browser alone').waitFor()
  }
  await enters(['open', '--no-browser'], write, page)
  // Cairn was stopped; whoever writes does not know yet.
  await page.getByRole('button', { name: 'Post it' }).click()
  await page.getByText('Cairn does not answer.').waitFor()
  expect(await page.getByLabel('More about it').inputValue()).toBe('No meetings before ten.')
  const later = await page.context().newPage()
  await page.close()
  const send = async () => {
    await later.goto(new URL('/ideas/new', later.url()).href)
    expect(await later.getByLabel('More about it').inputValue()).toBe('No meetings before ten.')
    await later.getByRole('button', { name: 'Post it' }).click()
    await later.getByRole('heading', { name: 'A quiet hour', level: 1 }).waitFor()
    await later.goto(new URL('/ideas/new', later.url()).href)
    expect(await later.getByLabel('More about it').inputValue()).toBe('')

    await later.goto(new URL('/ideas/1', later.url()).href)
    await later.getByRole('button', { name: 'Make a proposal of it' }).click()
    expect(await later.getByLabel('What is proposed').inputValue()).toBe('A quiet hour')
    expect(await later.getByLabel('Why', { exact: true }).inputValue()).toMatch(/^From idea#1\./)
    await later.route('**/api/v1/ideas.propose', (route) => route.abort(), { times: 1 })
    await later.getByRole('button', { name: 'Open the discussion' }).click()
    await later.getByText('does not lead to it yet').waitFor()
    await later.getByRole('button', { name: 'Try again' }).click()
    await later.getByRole('heading', { name: 'A quiet hour', level: 1 }).waitFor()
    await later.goto(new URL('/ideas/1', later.url()).href)
    await later.getByText('It went into a proposal').waitFor()
  }
  await enters(['open', '--no-browser', '--port', port], send, later)
})
