/** A page on paper: a browser of this machine prints it as PDF, since it draws the page as people see it. */
import { accessSync, constants } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { CairnError } from '#std/errors.ts'
import { printIn } from '../browser.ts'

const names = [
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  ...['microsoft-edge', 'brave-browser', 'chrome', 'msedge.exe', 'chrome.exe'],
]
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

type Env = Readonly<Record<string, string | undefined>>

export async function printed(page: string, env: Env): Promise<Buffer> {
  const browser = findPrinter(env)
  if (browser === undefined)
    throw new CairnError(
      'unavailable',
      'decisions.brief.no_browser',
      'There is no browser here that prints: Chromium, Chrome, Edge or Brave.',
      { hint: 'Name one in CAIRN_BROWSER, or write brief.html and print it from your own.' },
    )
  const folder = await mkdtemp(join(tmpdir(), 'cairn-print-'))
  try {
    await writeFile(join(folder, 'page.html'), page)
    await printIn(folder, browser)
    return await readFile(join(folder, 'page.pdf'))
  } catch (cause) {
    throw new CairnError(
      'unavailable',
      'decisions.brief.not_printed',
      `${browser} did not print the page.`,
      { hint: 'Write brief.html and print it from your own browser.', cause },
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function findPrinter(env: Env): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  const named = env['CAIRN_BROWSER']
  return (named === undefined ? [...onPath, ...elsewhere] : [named]).find((file) => isRun(file))
}

function isRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
