/** `npm run screenshots`: pictures of what only a team has. They are there to be looked at; that they can be taken is all that is asked. */
import { expect } from 'vitest'
import { takeAll } from '../looks.ts'
import { password, test } from '../team.ts'
import { browserPath } from './browser.ts'
import { throughTls } from './through-tls.ts'

test.skipIf(browserPath === undefined || process.env['CAIRN_PICTURES'] === undefined)(
  'a team has its pictures',
  { timeout: 300_000 },
  async ({ team }) => {
    const ana = await team.join('Ana')
    await team.join('Ben')
    await ana.post('api/v1/tokens.make', { name: 'A script', practices: ['ideas'], days: 30 })
    const { url: link } = (await ana.post('api/v1/invitations.make', { role: 'member' })).body
    await using visited = await throughTls(team)
    const page = await visited.newPage()
    const outside = { 'sign-in': `${team.url}/`, join: String(link) }
    const taken = await takeAll(page, outside)
    await page.goto(team.url)
    await page.getByLabel('E-mail address').fill(ana.email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    const inside = {
      'team-members': `${team.url}/settings/members`,
      'team-audit': `${team.url}/settings/audit`,
      'team-tokens': `${team.url}/settings/tokens`,
    }
    taken.push(...(await takeAll(page, inside)))
    expect(taken).toHaveLength(15)
  },
)
