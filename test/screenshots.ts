/**
 * `npm run screenshots -- DATA_FOLDER REPOSITORY`: pictures of every page, in the light, in the dark and on a phone, of a workspace that
 * was read before; and of a team's, test/visits/team-pictures.test.ts. They are there to be looked at; nothing compares them.
 */
import { chromium } from 'playwright-core'
import { ioFor } from '../src/cli/cairn.fixture.ts'
import { run } from '../src/cli/run.ts'
import { takeAll } from './looks.ts'
import { browserArgs, browserPath } from './visits/browser.ts'

const [data = '', repository = ''] = process.argv.slice(2)

const pages: Record<string, string> = {
  today: '/',
  hotspots: '/evidence/hotspots',
  coupling: '/evidence/coupling?window=all',
  matrix: '/evidence/coupling?window=all&as=matrix',
  knowledge: '/evidence/knowledge',
  releases: '/evidence/releases',
  changes: '/evidence/changes',
  flow: '/evidence/flow?window=all',
  'flow-working': '/evidence/flow?window=all&time=working&stage=review',
  'flow-changes': '/evidence/flow/changes?window=all',
  bottlenecks: '/evidence/bottlenecks?window=all',
  file: '/evidence/file?path=package.json',
  'no-file': '/evidence/file?path=never/was.ts',
  decisions: '/decisions',
  decision: '/decisions/1',
  brief: '/api/v1/decisions.brief/1',
  'new-decision': '/decisions/new',
  'decision-map': '/decisions/map',
  debts: '/decisions/debts',
  'decision-files': '/decisions/files',
  ideas: '/ideas',
  idea: '/ideas/1',
  'new-idea': '/ideas/new',
  trails: '/trails',
  'new-trail': '/trails/new',
  trail: '/trails/1',
  walk: '/trails/1/walk',
  remedies: '/remedies',
  'remedies-for': '/remedies?cause=ci_flaky',
  remedy: '/remedies/smaller-changes',
  'own-remedy': '/remedies/1',
  'new-remedy': '/remedies/new',
  tips: '/tips',
  tip: '/tips/bisect-run',
  'own-tip': '/tips/1',
  trials: '/trials',
  'new-trial': '/trials/new?remedy=review-hours&cause=pickup',
  frictions: '/frictions',
  friction: '/frictions/1',
  'new-friction': '/frictions/new?area=src/app&about=cairn:src/app/verbs.ts',
  actions: '/actions?which=all',
  removed: '/removed',
  search: '/search?q=the',
  'settings-repositories': '/settings/repositories',
  'settings-people': '/settings/people',
  'settings-flow': '/settings/flow',
  'settings-members': '/settings/members',
  'settings-delivery': '/settings/delivery',
  'settings-yourself': '/settings/yourself',
  lost: '/no/such/page',
}

async function visit(url: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: browserPath ?? '', args: browserArgs })
  const page = await browser.newPage()
  await page.goto(url)
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  // From a blank page no address is whole.
  const whole = ([name, address]: [string, string]) => [name, new URL(address, url).href] as const
  const taken = await takeAll(
    page,
    Object.fromEntries(Object.entries(pages).map(whole)),
    repository,
  )
  console.log(taken.join('\n'))
  await browser.close()
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
      if (url !== undefined) work ??= visit(url).finally(() => stop.abort())
    },
    err: (text) => process.stderr.write(text),
    env: { CAIRN_DATA: data },
    signal: stop.signal,
    now: new Date(),
  })
  process.exitCode = await run(['open', '--no-browser'], io)
  await work
}
