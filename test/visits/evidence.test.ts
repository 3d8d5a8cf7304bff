/** What the evidence shows, as somebody sees it who came without knowing any of it. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { aRepository } from '../repositories/build.ts'
import { firstSecond, remove, rename } from '../repositories/plan.ts'
import { wrongFor } from './axe.ts'
import { test } from './visit.ts'

const daySeconds = 86_400
const branches = (count: number) =>
  `export function go(x: number) {\n${Array.from({ length: count }, (_, index) => `  if (x > ${index}) { if (x < 99) x++ }\n`).join('')}  return x\n}\n`

/** Ten months of work: code in two folders, its test, words and settings, and files that are gone or called otherwise. */
function aYearsRepository() {
  return aRepository({
    commits: [
      {
        author: { at: firstSecond },
        files: {
          'src/parts/old.ts': branches(3),
          'src/gone.ts': branches(2),
          'src/quiet.ts': branches(2),
          'README.md': '# It\n',
          'settings.json': '{}\n',
        },
      },
      {
        author: { at: firstSecond + daySeconds },
        changes: [rename('src/parts/old.ts', 'src/parts/new.ts')],
      },
      { author: { at: firstSecond + 2 * daySeconds }, changes: [remove('src/gone.ts')] },
      ...Array.from({ length: 30 }, (_, step) => ({
        author: { at: firstSecond + (150 + 5 * step) * daySeconds },
        message: step % 2 === 0 ? `fix: step ${step}` : `feat: step ${step}`,
        files: {
          'src/parts/new.ts': branches(4 + step),
          'src/parts/engine.ts': branches(2 + (step % 7)),
          'src/parts/engine.test.ts': branches(1 + (step % 5)),
          'README.md': `# It ${step}\n`,
        },
      })),
    ],
  })
}

test(
  'somebody reads the map by its names, moves it through time by keys, and sees it in every light and width',
  { timeout: 180_000 },
  async ({ enters }) => {
    await using repository = await aYearsRepository()
    await enters(['open', repository.path, '--no-browser'], async (page) => {
      await page.getByRole('link', { name: 'Look closer' }).first().waitFor()
      await page.addInitScript(watchForBlanks)
      await page.goto(new URL('/evidence/hotspots?window=all', page.url()).href)
      await page.getByText('3 files of code that changed in this span; 1 test left out.').waitFor()
      await page.getByText(/^read (just now|\d)/).waitFor()
      for (const [width, colorScheme] of [
        [390, 'dark'],
        [700, 'light'],
        [1280, 'dark'],
      ] as const) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 844 })
        await page.waitForTimeout(150)
      }
      await page.getByRole('link', { name: 'Knowledge' }).click()
      await page.getByText('One person or nobody').waitFor()
      await page.waitForTimeout(150)
      const seen: unknown = await page.evaluate('globalThis.mapFrames')
      expect(seen).toMatchObject({ blank: 0 })
      expect(seen).not.toMatchObject({ seen: 0 })

      await page.goto(new URL('/evidence/hotspots', page.url()).href)
      const slider = page.getByRole('slider')
      await slider.focus()
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      await page.waitForURL(/window=/)
      expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('slider')
      expect(await slider.getAttribute('aria-valuetext')).toBe('Aug 2020')
      await page.getByText('The twelve months to Aug 2020').waitFor()
      await page.getByRole('combobox', { name: 'Colour' }).click()
      await page.getByRole('option', { name: 'Changes', exact: true }).click()
      await page.waitForURL(/colour=/)
      await page.getByRole('switch', { name: 'Tests, too' }).press('Space')
      await page.getByText('4 files of code that changed in this span, tests among them.').waitFor()
      await page.getByRole('application').focus()
      await page.keyboard.press('ArrowRight')
      await page.getByText('src/parts/', { exact: false }).first().waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Its commits' }).waitFor()
    })
  },
)

test(
  'whatever a path is, its page says so calmly, and fits a phone',
  { timeout: 180_000 },
  async ({ enters }) => {
    await using repository = await aYearsRepository()
    await enters(['open', repository.path, '--no-browser'], async (page) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.getByRole('link', { name: 'Look closer' }).first().waitFor()
      const looksAt = async (path: string, window: string, ...says: readonly string[]) => {
        const address = `/evidence/file?window=${window}&path=${encodeURIComponent(path)}`
        await page.goto(new URL(address, page.url()).href)
        for (const words of says) await page.getByText(words).first().waitFor()
        await page.waitForLoadState('networkidle')
        expect(await page.getByRole('alert').count(), path).toBe(0)
        expect(await widthToSpare(page), path).toBe(0)
        expect(await wrongFor(page), path).toEqual([])
      }
      await looksAt('src/parts/new.ts', 'all', 'none has more of both', 'It is getting harder')
      await looksAt(
        'README.md',
        'all',
        'It is text or documentation: there are no functions in it.',
      )
      await looksAt('settings.json', 'all', 'It holds values or settings: there are no functions')
      await looksAt('src/quiet.ts', '90d', 'It did not change in this span.', 'Look at all time')
      await looksAt('src/gone.ts', 'all', 'It is gone from main', 'Its commits')
      await looksAt('src/parts/old.ts', 'all', 'It has another name now.', 'src/parts/new.ts')
      await looksAt('src/parts', 'all', 'It is a folder.')
      await looksAt('src/parts/nev.ts', 'all', 'there never was', 'src/parts/new.ts')
      await page.goto(new URL('/search?q=src', page.url()).href)
      await page.getByRole('link', { name: 'new.ts' }).waitFor()
      expect(await wrongFor(page)).toEqual([])
      await page.goto(new URL('/evidence/hotspots?window=all', page.url()).href)
      await page.getByRole('button', { name: 'Table' }).click()
      expect(await page.getByRole('row').nth(1).innerText()).toContain('new.ts')
      expect(await widthToSpare(page)).toBe(0)
    })
  },
)

/** How far one would have to move the page sideways. */
async function widthToSpare(page: Page): Promise<number> {
  const spare: unknown = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  return Number(spare)
}

/** Counts, right after each frame, the maps that a reader saw, and those of them that were empty. */
const watchForBlanks = `
  globalThis.mapFrames = { seen: 0, blank: 0 }
  const look = () => {
    for (const canvas of document.querySelectorAll('canvas')) {
      globalThis.mapFrames.seen++
      // Its middle: the size of the page may have changed since, and the map follows in the next frame.
      const pixels =
        canvas.clientHeight > 0
          ? canvas.getContext('2d').getImageData(0, canvas.height >> 1, canvas.width, 1).data
          : []
      if (!pixels.some((value) => value > 0)) globalThis.mapFrames.blank++
    }
  }
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = look
  const each = () => {
    port2.postMessage(null)
    requestAnimationFrame(each)
  }
  requestAnimationFrame(each)
`
