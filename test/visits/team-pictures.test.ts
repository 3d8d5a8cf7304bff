/** `npm run screenshots`: pictures of what only a team has. They are there to be looked at; that they can be taken is all that is asked. */
import { expect } from 'vitest'
import { takeAll } from '../looks.ts'
import { password, test, type Somebody } from '../team.ts'
import { browserPath } from './browser.ts'
import { throughTls } from './through-tls.ts'

test.skipIf(browserPath === undefined || process.env['CAIRN_PICTURES'] === undefined)(
  'a team has its pictures',
  { timeout: 300_000 },
  async ({ team }) => {
    const ana = await team.join('Ana')
    const others = []
    for (const name of ['Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gil'])
      others.push(await team.join(name))
    await reportFrictions(ana, others)
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
      'team-frictions': `${team.url}/frictions`,
      'team-friction': `${team.url}/frictions/1`,
      'team-friction-eased': `${team.url}/frictions/4`,
      'team-new-friction': `${team.url}/frictions/new?area=ci&about=app:src/build.ts`,
    }
    taken.push(...(await takeAll(page, inside)))
    expect(taken).toHaveLength(27)
  },
)

async function reportFrictions(ana: Somebody, others: readonly Somebody[]): Promise<void> {
  const verb = (by: Somebody, name: string, given: object) =>
    by.post(`api/v1/frictions.${name}`, given)
  for (const [title, area, often] of [
    ['The build takes 40 minutes', 'ci', 'daily'],
    ['Nobody knows who reviews src/billing', 'src/billing/invoices', 'weekly'],
    ['The manual for the release is wrong since June', null, null],
    ['Tests need a VPN', 'ci', 'daily'],
    ['Two calendars say two things', null, 'monthly'],
    ['CI waits for a runner', 'ci', 'daily'],
  ] as const)
    await verb(ana, 'report', {
      ...{ title, area, body: 'It happened three times this week.' },
      ...(often === null ? {} : { minutes: 40, often }),
    })
  for (const one of others) await verb(one, 'me-too', { id: '1' })
  await verb(ana, 'confirm', { id: '2', checked: 'Ben and Cleo see it as well.' })
  await verb(ana, 'try', { id: '3', trying: 'One page, kept by whoever released last.' })
  await verb(ana, 'ease', { id: '4', helped: 'A proxy in the runner: nothing to do by hand.' })
  await verb(ana, 'park', {
    id: '5',
    because: 'The old one ends in March.',
    thanks: 'Now we know.',
  })
  await verb(ana, 'merge', { id: '6', into: '1' })
}
