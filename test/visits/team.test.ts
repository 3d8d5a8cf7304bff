/** Two people in one workspace: one lets the other in, and each sees what the other writes. */
import { expect } from 'vitest'
import { password, test } from '../team.ts'
import { wrongFor } from './axe.ts'
import { browserPath } from './browser.ts'
import { throughTls } from './through-tls.ts'

test.skipIf(browserPath === undefined)(
  'somebody is invited, joins, answers, and is heard at once',
  { timeout: 180_000 },
  async ({ team }) => {
    const { email } = await team.join('Ana')
    await using visited = await throughTls(team)
    const ana = await visited.newPage()
    await ana.goto(team.url)
    await ana.getByLabel('E-mail address').fill(email)
    await ana.getByLabel('Password').fill(password)
    expect(await wrongFor(ana)).toEqual([])
    await ana.getByRole('button', { name: 'Sign in' }).click()
    await ana.getByRole('heading', { name: 'Today' }).waitFor()

    await ana.goto(`${team.url}/settings/tokens`)
    await ana.getByLabel('What it is for').fill('A script')
    await ana.getByRole('button', { name: 'Make one' }).click()
    const token = await ana.getByLabel('Keep this token now').inputValue()
    expect(token).toMatch(/^cairn_/)
    expect(await wrongFor(ana)).toEqual([])
    await ana.getByRole('navigation', { name: 'Settings' }).getByText('Members').click()
    await ana.getByRole('button', { name: 'Make a link' }).click()
    const link = await ana.getByLabel('Hand this link to one person').inputValue()
    expect(await wrongFor(ana)).toEqual([])

    const ben = await visited.newPage()
    await ben.goto(link)
    await ben.getByLabel('Your name').fill('Ben')
    await ben.getByLabel('E-mail address').fill('ben@example.org')
    await ben.getByLabel('password').fill('another horse battery')
    expect(await wrongFor(ben)).toEqual([])
    await ben.getByRole('button').click()
    await ben.getByRole('heading', { name: 'Today' }).waitFor()
    // Nobody loads the page anew.
    await ana.getByText('Ben', { exact: true }).waitFor()
    await ana.getByText('as member, made just now: somebody came by it').waitFor()
    await ana.getByRole('navigation', { name: 'Settings' }).getByText('Audit').click()
    await ana.getByText('Ben joined by an invitation.').waitFor()
    await ana.getByText('Ana made a token that may read.').waitFor()
    expect(await wrongFor(ana)).toEqual([])

    await ana.goto(`${team.url}/decisions/new`)
    await ana.getByLabel('What is proposed').fill('Use Kysely')
    await ana.getByRole('button', { name: 'Open the discussion' }).click()
    await ana.getByRole('heading', { name: 'Use Kysely', level: 1 }).waitFor()
    await ana.getByRole('button', { name: 'Ask somebody' }).click()
    await ana.getByRole('combobox', { name: 'Members' }).click()
    await ana.getByRole('option', { name: 'Ben' }).click()
    await ana.getByRole('textbox', { name: 'Why their voice matters here' }).fill('You run it.')
    await ana.getByRole('button', { name: 'Ask them' }).click()
    await ana.getByText('Nobody who was asked has been heard yet.').waitFor()
    await ben.goto(ana.url())
    await ben.getByText('asked because: You run it.').waitFor()
    await ben.getByLabel('Say something').fill('What would it replace?')
    await ben.getByRole('button', { name: 'Post' }).click()
    await ana.getByText('What would it replace?').waitFor()
    await ana.getByRole('button', { name: 'Notices, 1 not read' }).click()
    await ana.getByText('a comment').waitFor()
    expect(await wrongFor(ana)).toEqual([])
    await ana.keyboard.press('Escape')
    await ana.getByText('All who were asked have been heard.').waitFor()

    await ben.getByRole('button', { name: 'I object because…' }).click()
    await ben.getByRole('dialog').getByRole('textbox').fill('Nobody here knows it.')
    await ben.getByRole('dialog').getByRole('button', { name: 'Object' }).click()
    await ana.getByText('An objection waits for an answer.').waitFor()
    expect(await ana.getByRole('button', { name: 'Accept' }).isDisabled()).toBe(true)
    // Only whoever objected lifts it; anybody answers.
    expect(await ana.getByRole('button', { name: 'Lift my objection' }).count()).toBe(0)
    await ana.getByRole('button', { name: 'Answer it' }).click()
    await ana.getByRole('dialog').getByRole('textbox').fill('Ana shows it to all on Friday.')
    await ana.getByRole('dialog').getByRole('button', { name: 'Answer' }).click()
    await ben.getByText('Objected, answered').waitFor()
    await ben.getByText('Ana answered:').waitFor()
    expect(await ben.getByRole('button', { name: 'Find better words' }).count()).toBe(0)
    await ben.getByRole('button', { name: 'I can live with it' }).click()
    await ben.getByRole('dialog').getByRole('button', { name: 'I can live with it' }).click()
    await ana.getByText('Objection lifted').waitFor()
    await ana.getByText('Can live with it', { exact: true }).waitFor()
    expect(await wrongFor(ana)).toEqual([])

    await ben.goto(`${team.url}/ideas/new`)
    await ben.getByLabel('The idea, in a line').fill('A quiet hour')
    // Among two, a name left away hides nobody.
    expect(await ben.getByLabel('Without my name').isDisabled()).toBe(true)
    await ben.getByText('From five members on').waitFor()

    await ben.goto(`${team.url}/settings/audit`)
    await ben.getByText('This is for owners of the workspace.').waitFor()
    await ben.goto(`${team.url}/settings/yourself`)
    await ben.getByRole('textbox', { name: 'Your password' }).waitFor()
    expect(await wrongFor(ben)).toEqual([])
    await ben.getByRole('button', { name: 'Sign out', exact: true }).click()
    await ben.getByRole('heading', { name: 'Sign in' }).waitFor()
    await ben.goto(`${team.url}/decisions/1`)
    await ben.getByRole('heading', { name: 'Sign in' }).waitFor()
  },
)
