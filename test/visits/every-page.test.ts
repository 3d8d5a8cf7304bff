/**
 * Every page, in the light, in the dark and on a phone: nothing complains, nobody is kept out, and nothing hangs over the edge. Of a small
 * history; of a real one with `CAIRN_VISIT=PATH npm run visit`.
 */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { localSession } from '#app/session.ts'
import type { Facts } from '#facts/facts.ts'
import { askVerb } from '#practices/questions/ask-verb.ts'
import { closeQuestion } from '#practices/questions/verbs.ts'
import { keepFramework } from '#practices/growth/frameworks/verbs.ts'
import { begin, change, show } from '#practices/growth/verbs.ts'
import { addToOneToOne, beginOneToOne, noteInOneToOne } from '#practices/one-to-one/verbs.ts'
import { postVerb } from '#practices/trails/code-verbs.ts'
import { call } from '#verbs/call.ts'
import { aForgeProject } from '../a-forge-project.ts'
import { anotherMember } from '../another-member.ts'
import { aTeamsRepository } from '../a-teams-repository.ts'
import { wrongFor } from './axe.ts'
import { test } from './visit.ts'

const real = process.env['CAIRN_VISIT']
const scanMs = 300_000

// Each page is opened once: what it costs is opening it.
const looks: readonly Look[] = [
  {
    name: 'light',
    width: 1280,
    height: 900,
    colorScheme: 'light',
    wrong: (page) => wrongFor(page),
  },
  {
    name: 'dark',
    width: 1280,
    height: 900,
    colorScheme: 'dark',
    wrong: (page) => wrongFor(page, 'colours'),
  },
  // As narrow as a page must be readable at: WCAG 1.4.10.
  { name: 'phone', width: 320, height: 844, colorScheme: 'light', wrong: hangingOver },
]

interface Look {
  name: string
  width: number
  height: number
  colorScheme: 'light' | 'dark'
  wrong: (page: Page) => Promise<string[]>
}

test(
  'every page is for everybody',
  { timeout: real === undefined ? 360_000 : 4 * scanMs },
  async ({ enters, facts }) => {
    await using built = real === undefined ? await aTeamsRepository() : null
    const path = real ?? built?.path ?? ''
    const trusting = ['--trust-owner', '--trust-alternates']
    await enters(['open', path, '--no-browser', ...trusting], async (page) => {
      await page.getByRole('link', { name: 'Look closer' }).first().waitFor({ timeout: scanMs })
      if (built !== null) {
        const { rows } = await facts.pool.query<{ id: number }>(
          'select repository_id as id from repository',
        )
        await aForgeProject(facts, { repositoryId: rows[0]?.id ?? 0 })
      }
      const worst = await worstFile(page)
      await aTrail(facts, worst)
      await aQuestion(facts, worst)
      const own = await somethingOfOnesOwn(facts)
      const wrong: Record<string, string[]> = {}
      let before = ''
      for (const [address, heading] of pagesWith(worst, own)) {
        // Where the heading stays, it would not say that the next page is there.
        if (heading === before) await page.goto(new URL(address, page.url()).href)
        else await page.evaluate(visit(address))
        before = heading
        for (const { name, width, height, colorScheme, wrong: look } of looks) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          await page.setViewportSize({ width, height })
          await page.evaluate(twoFrames)
          await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
          await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' })
          // What comes late is drawn in the colours of before for a moment; what is wrong stays wrong.
          const first = await look(page)
          if (first.length > 0) await page.evaluate(oneSecond)
          const found = first.length > 0 ? await look(page) : first
          if (found.length > 0) wrong[`${address}, ${name}`] = found
        }
      }
      expect(wrong).toEqual({})
    })
  },
)

/** As a link of the app leads there: the app is loaded once, not for each page. */
const visit = (address: string) =>
  `history.pushState({}, '', ${JSON.stringify(address)}); dispatchEvent(new PopStateEvent('popstate'))`

/** Until what follows from another size or colour is drawn. */
const twoFrames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))'

const oneSecond = 'new Promise((done) => setTimeout(done, 1_000))'

/** What stands wider than the page, in a line each; empty when all fits, a moment after the page became as narrow. */
async function hangingOver(page: Page): Promise<string[]> {
  const overWidth = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  await page.waitForFunction(`${overWidth} === 0`, null, { timeout: 2_000 }).catch(() => undefined)
  const over: unknown = await page.evaluate(overWidth)
  return over === 0
    ? []
    : [`${String(over)} pixels hang over: ${String(await page.evaluate(widest))}`]
}

/** Through a file that there is. */
async function aTrail(facts: Facts, path: string): Promise<void> {
  const { rows } = await facts.pool.query<{ name: string }>('select name from repository limit 1')
  const target = { is: 'code', repository: rows[0]?.name ?? '', path, from: 1, to: 1, commit: null }
  const check = { question: 'What does it begin with?', answer: 'With *this*.' }
  const stops = [
    { id: 'a', title: 'Here', body: 'Look.', target, check },
    { id: 'b', blank: { asks: 'And then?', fits: 'That.' } },
  ]
  const post = postVerb({ headsOf: async () => new Map() })
  await call(post, await localSession(facts.pool), { title: 'A walk', stops })
}

/** About a file that there is, and closed: what is asked beside it, and what can grow from it, are there. */
async function aQuestion(facts: Facts, path: string): Promise<void> {
  const { rows } = await facts.pool.query<{ name: string }>('select name from repository limit 1')
  const session = await localSession(facts.pool)
  const ask = askVerb(async () => ({ code: [], members: [] }))
  const body = `At ${rows[0]?.name ?? ''}:${path}#L1`
  const { id = '' } = await call(ask, session, { title: 'Why is it so?', body })
  await call(closeQuestion, session, { id, found: 'So it is.', wouldHaveTold: 'Its name.' })
}

interface Own {
  goal: string
  two: string
}

/** A goal with something in each of its parts, from a framework, and a one-to-one. */
async function somethingOfOnesOwn(facts: Facts): Promise<Own> {
  const session = await localSession(facts.pool)
  const other = await anotherMember(facts, session)
  const criteria = [{ id: '1', text: 'Reads the plan of a slow query.', examples: ['A report'] }]
  const topics = [{ id: 'sql', title: 'SQL', levels: [{ id: 'a', title: 'At home', criteria }] }]
  const text = JSON.stringify({ framework: { id: 'ours', title: 'Ours' }, topics })
  await call(keepFramework, session, { text })
  const begun = { title: 'Read a query plan', steps: ['Read'], lookAgainOn: '2026-01-05' }
  const { id: goal } = await call(begin, session, { ...begun, criterion: 'ours:sql/a/1' })
  const evidence = ['trail#1', 'https://example.org/talk', 'It was quick.']
  await call(change, session, { id: goal, evidence, note: 'It gets easier.' })
  await call(show, session, { id: goal, member: other.actor.id })
  const { id: two } = await call(beginOneToOne, session, { member: other.actor.id })
  await call(addToOneToOne, session, { id: two, text: 'Pairing' })
  await call(noteInOneToOne, session, { id: two, notes: 'We talked.' })
  return { goal, two }
}

/** What reaches furthest to the right. */
const widest = `[...document.querySelectorAll('main *')]
  .map((one) => [Math.round(one.getBoundingClientRect().right), one.outerHTML.slice(0, 160)])
  .sort(([a], [b]) => b - a)[0].join(' ')`

async function worstFile(page: Page): Promise<string> {
  const read = async (address: string, query: Record<string, string>) =>
    (await page.request.get(new URL(address, page.url()).href, { params: query })).json()
  const { items } = Repositories.parse(await read('/api/v1/evidence.repositories', {}))
  const query = { repository: items[0].name, limit: '1' }
  return Hotspots.parse(await read('/api/v1/evidence.hotspots', query)).items[0].path
}

const Repositories = z.object({ items: z.tuple([z.object({ name: z.string() })]) })
const Hotspots = z.object({ items: z.tuple([z.object({ path: z.string() })]) })

const pagesWith = (file: string, { goal, two }: Own): readonly (readonly [string, string])[] => [
  ['/', 'Today'],
  ['/evidence/hotspots', 'Hotspots'],
  ['/evidence/coupling', 'Coupling'],
  ['/evidence/coupling?as=matrix&all=yes&window=all', 'Coupling'],
  ['/evidence/knowledge', 'Knowledge'],
  ['/evidence/releases', 'Releases'],
  ['/evidence/changes', 'Changes'],
  ['/evidence/flow?window=all', 'Flow'],
  ['/evidence/flow?window=all&time=working&stage=pickup&per=month', 'Flow'],
  ['/evidence/flow/changes?window=all', 'Flow, change by change'],
  ['/evidence/flow/deployments?window=all', 'Flow, deployment by deployment'],
  ['/evidence/flow/jobs?window=all', 'Flow, job by job'],
  ['/evidence/bottlenecks?window=all', 'Bottlenecks'],
  ['/evidence/case?window=all&about=cause+pickup', 'The case for something better'],
  ['/evidence/mine', 'My own flow'],
  [`/evidence/file?path=${encodeURIComponent(file)}`, file.slice(file.lastIndexOf('/') + 1)],
  ['/guide', 'Find it out'],
  [`/guide?at=${encodeURIComponent(file)}`, 'Find it out'],
  ['/actions', 'What was promised'],
  ['/removed', 'What was removed'],
  ['/decisions', 'Decisions'],
  ['/decisions/files', 'Decisions in files'],
  ['/decisions/map', 'Map of decisions'],
  ['/decisions/debts', 'Debts'],
  ['/decisions/new', 'A new proposal'],
  ['/frictions', 'Frictions'],
  ['/frictions/new?area=src&about=app:src/a.ts', 'What gets in the way?'],
  ['/ideas', 'Ideas'],
  ['/ideas/new', 'What could be better?'],
  ['/questions', 'Questions'],
  ['/questions/new?about=app:src/a.ts', 'Ask a question'],
  ['/questions/hours', 'Who is around'],
  ['/questions/topics', 'What questions are about'],
  ['/questions/1', 'Why is it so?'],
  ['/remedies', 'Remedies'],
  ['/remedies?cause=ci_flaky', 'Remedies'],
  ['/remedies/new', 'A remedy of your own'],
  ['/remedies/smaller-changes', 'Make changes smaller'],
  ['/trials', 'Trials'],
  ['/tips', 'Tips'],
  ['/tips?sign=hang', 'Tips'],
  ['/tips/new', 'A tip of your own'],
  ['/tips/new?question=1', 'A tip of your own'],
  ['/tips/bisect-run', 'Let git find the commit with bisect run'],
  ['/trails', 'Trails'],
  ['/trails/new', 'A trail through the code'],
  ['/trails/1', 'A walk'],
  ['/trails/1/walk', 'A walk'],
  ['/growth/pairs', 'Somebody to learn with'],
  ['/growth', 'Growth'],
  ['/growth/new', 'What would you like to learn?'],
  ['/growth/frameworks', 'Progression frameworks'],
  ['/growth/frameworks/ours', 'Ours'],
  [`/growth/${goal}`, 'Read a query plan'],
  ['/one-to-one', 'One-to-one'],
  [`/one-to-one/${two}`, 'With Béla'],
  ['/trials/new', 'Try a remedy'],
  ['/trials/new?remedy=review-hours&cause=pickup', 'Try a remedy'],
  ['/search?q=x', 'Search'],
  ['/settings', 'Repositories'],
  ['/settings/people', 'Who is who'],
  ['/settings/flow', 'Working time'],
  ['/settings/members', 'Members'],
  ['/settings/delivery', 'Mail and chat'],
  ['/settings/yourself', 'Yourself'],
  ['/no/such/page', 'Nothing here'],
]
