/** A visit: somebody opens the workspace in a real browser. Whatever the page complains about on its console fails the visit. */
import { chromium, type Browser, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { test as base } from '../cairn.ts'
import { whileOpen } from '../../src/cli/cairn.fixture.ts'
import { attend, browserArgs, browserPath } from './browser.ts'

interface Visitor {
  /** Opens the workspace with these words behind `cairn`, and comes in by the address it printed. */
  enters: (
    argv: readonly string[],
    visit: (page: Page) => Promise<void>,
    page?: Page,
  ) => Promise<void>
  /** Somebody else, or the same person in another window of another browser. */
  newPage: () => Promise<Page>
}

export const test = base
  .extend<Visitor & { browser: Browser; complaints: string[] }>({
    browser: [
      async ({}, use) => {
        const browser = await chromium.launch({
          executablePath: browserPath ?? '',
          args: browserArgs,
        })
        await use(browser)
        await browser.close()
      },
      { scope: 'file' },
    ],
    complaints: async ({}, use) => {
      const complaints: string[] = []
      await use(complaints)
      expect(complaints).toEqual([])
    },
    newPage: async ({ browser, complaints }, use) => {
      const opened: Page[] = []
      await use(async () => {
        const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
        const page = await context.newPage()
        opened.push(page)
        attend(page, complaints)
        return page
      })
      await Promise.all(opened.map(async (page) => page.context().close()))
    },
    enters: async ({ databaseUrl, folder, newPage }, use) => {
      await use(async (argv, visit, given) => {
        const { exitCode, err } = await whileOpen({ databaseUrl, folder }, argv, async (url) => {
          const page = given ?? (await newPage())
          await page.goto(url)
          await visit(page)
        })
        expect(exitCode, err).toBe(0)
      })
    },
  })
  .skipIf(browserPath === undefined)
