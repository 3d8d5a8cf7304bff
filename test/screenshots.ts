/**
 * `npm run screenshots -- DATA_FOLDER REPOSITORY`: pictures of every page, in the light, in the dark and on a phone, of a workspace that
 * was read before. They are there to be looked at; nothing compares them.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { ioFor } from '../src/cli/cairn.fixture.ts'
import { run } from '../src/cli/run.ts'
import { browserArgs, browserPath } from './visits/browser.ts'

const [data = '', repository = ''] = process.argv.slice(2)
const out = join(import.meta.dirname, '../screenshots')

const pages: Record<string, string> = {
  today: '/',
  hotspots: '/evidence/hotspots',
  coupling: '/evidence/coupling?window=all',
  matrix: '/evidence/coupling?window=all&as=matrix',
  knowledge: '/evidence/knowledge',
  releases: '/evidence/releases',
  changes: '/evidence/changes',
  file: '/evidence/file?path=package.json',
  'no-file': '/evidence/file?path=never/was.ts',
  decisions: '/decisions',
  decision: '/decisions/1',
  'new-decision': '/decisions/new',
  'decision-map': '/decisions/map',
  debts: '/decisions/debts',
  'decision-files': '/decisions/files',
  ideas: '/ideas',
  idea: '/ideas/1',
  'new-idea': '/ideas/new',
  actions: '/actions?which=all',
  removed: '/removed',
  search: '/search?q=the',
  'settings-repositories': '/settings/repositories',
  'settings-people': '/settings/people',
  'settings-members': '/settings/members',
  'settings-delivery': '/settings/delivery',
  'settings-yourself': '/settings/yourself',
  lost: '/no/such/page',
}

const looks = {
  light: { colorScheme: 'light', width: 1280, height: 900 },
  dark: { colorScheme: 'dark', width: 1280, height: 900 },
  phone: { colorScheme: 'light', width: 390, height: 844 },
} as const

async function takeAll(url: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: browserPath ?? '', args: browserArgs })
  const page = await browser.newPage()
  await page.goto(url)
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  for (const [look, { colorScheme, width, height }] of Object.entries(looks)) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height })
    mkdirSync(join(out, look), { recursive: true })
    for (const [name, address] of Object.entries(pages)) await take(page, { look, name, address })
  }
  await browser.close()
}

async function take(
  page: Page,
  { look, name, address }: Record<'look' | 'name' | 'address', string>,
) {
  const url = new URL(address, page.url())
  if (repository !== '') url.searchParams.set('in', repository)
  await page.goto(url.href)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(out, look, `${name}.png`), fullPage: true })
  console.log(join(look, `${name}.png`))
}

if (browserPath === undefined || data === '') {
  console.error('Give a data folder that was read before; chromium is needed as well.')
  process.exitCode = 2
} else {
  const stop = new AbortController()
  let work: Promise<void> | undefined
  const io = ioFor({
    out: (text) => {
      const url = /^http:\S+$/m.exec(text)?.[0]
      if (url !== undefined) work ??= takeAll(url).finally(() => stop.abort())
    },
    err: (text) => process.stderr.write(text),
    env: { CAIRN_DATA: data },
    signal: stop.signal,
    now: new Date(),
  })
  process.exitCode = await run(['open', '--no-browser'], io)
  await work
}
