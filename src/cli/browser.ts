/** The reader's own browser: an address opened in it, a page printed by it. */
import { execFile, spawn } from 'node:child_process'
import { join } from 'node:path'
import { platform } from 'node:process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { Io } from './io.ts'

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** Where there is none, the address that was printed is enough. Only for somebody who sits before it: not in a pipe, in CI, or where no screen is. */
export function openBrowser(url: string, { env, progress }: Pick<Io, 'env' | 'progress'>): void {
  if (!progress.isTerminal || env['CI'] !== undefined) return
  const hasScreen = platform !== 'linux' || env['DISPLAY'] || env['WAYLAND_DISPLAY']
  if (!hasScreen) return
  const [command, ...args] = openers[platform] ?? ['xdg-open']
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}

const printMs = 60_000

/** Makes `page.pdf` of `page.html` in a folder of its own. Nothing of it reaches out, and nothing is kept. */
export async function printIn(folder: string, browser: string): Promise<void> {
  await promisify(execFile)(
    browser,
    [
      ...['--headless', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--no-pdf-header-footer'],
      // As root, Chromium starts only so; the page has no script and fetches nothing.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'profile')}`,
      `--print-to-pdf=${join(folder, 'page.pdf')}`,
      pathToFileURL(join(folder, 'page.html')).href,
    ],
    { timeout: printMs },
  )
}
