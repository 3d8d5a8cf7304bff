/** A real browser for visits: the one of the system. Where there is none, visits are skipped, and the run says so. */
import { existsSync } from 'node:fs'
import type { Page } from 'playwright-core'

const places = [
  process.env['CAIRN_BROWSER'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export const browserPath = places.find((place) => place !== undefined && existsSync(place))

/** Nothing of it is to reach out by itself. */
export const browserArgs = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Notes whatever the page complains about, and does not let a visit wait long. */
export function attend(page: Page, complaints: string[]): void {
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refused request stands on the console, too; whether it was right is the visit's to say.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
}
