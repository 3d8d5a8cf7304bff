/** How pages are looked at: in the light, in the dark and on a phone. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const out = join(import.meta.dirname, '../screenshots')

const looks = {
  light: { colorScheme: 'light', width: 1280, height: 900 },
  dark: { colorScheme: 'dark', width: 1280, height: 900 },
  phone: { colorScheme: 'light', width: 390, height: 844 },
} as const

/** `shots` are names with addresses; each is taken in all looks. */
export async function takeAll(
  page: Page,
  shots: Readonly<Record<string, string>>,
  repository = '',
): Promise<string[]> {
  const taken: string[] = []
  for (const [look, { colorScheme, width, height }] of Object.entries(looks)) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height })
    mkdirSync(join(out, look), { recursive: true })
    for (const [name, address] of Object.entries(shots)) {
      const url = new URL(address, page.url())
      if (repository !== '') url.searchParams.set('in', repository)
      // The same page with another secret behind it is not loaded anew.
      await page.goto('about:blank')
      await page.goto(url.href)
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: join(out, look, `${name}.png`), fullPage: true })
      taken.push(join(look, `${name}.png`))
    }
  }
  return taken
}
