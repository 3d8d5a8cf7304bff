/** Somebody of the test team signs in. */
import type { Page } from 'playwright-core'
import { password, type Somebody, type Team } from '../team.ts'

export async function comesIn(page: Page, team: Team, { email }: Somebody): Promise<void> {
  await page.goto(team.url)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Today' }).waitFor()
}
