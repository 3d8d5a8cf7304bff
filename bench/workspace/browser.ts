/** A real browser whose pages know what `page/page.ts` measures. */
import {
  chromium,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import { build } from 'vite'
import { browserArgs, browserPath } from '../../test/visits/browser.ts'

export interface Measuring {
  contextOf: (known?: BrowserContextOptions) => Promise<BrowserContext>
  close: () => Promise<void>
}

/** Undefined where there is no browser. */
export async function measuringBrowser(): Promise<Measuring | undefined> {
  if (browserPath === undefined) return undefined
  const script = await bundled('page/page.ts')
  const browser = await chromium.launch({ executablePath: browserPath, args: browserArgs })
  return {
    async contextOf(known = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        ...known,
      })
      await context.addInitScript(script)
      return context
    },
    close: () => browser.close(),
  }
}

/** Calls what `page/page.ts` gives the page, by its name. */
export function inPage<Answer>(page: Page, name: string, ...given: string[]): Promise<Answer> {
  return page.evaluate<Answer>(`${name}(${given.map((one) => JSON.stringify(one)).join(', ')})`)
}

async function bundled(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: new URL(entry, import.meta.url).pathname, formats: ['iife'], name: 'page' },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  const code = output !== undefined && 'output' in output ? output.output[0].code : ''
  if (code === '') throw new Error(`${entry} was not built.`)
  return code
}
