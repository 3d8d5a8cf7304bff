/** Whether everybody can use a page, as far as a machine can tell: WCAG 2.2 AA by axe. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { z } from 'zod'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const Found = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      help: z.string(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
})

const colours = { type: 'rule', values: ['color-contrast'] }
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Half faded in, what is well to be read is not yet: a moment is waited until nothing moves, and no longer than one. */
const atRest = `(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  await frame()
  await frame()
  const ends = document.getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished)
  await Promise.race([Promise.allSettled(ends), new Promise((done) => setTimeout(done, 5_000))])
})()`

/** What is wrong, in a line each; empty when all is well. Colours alone are looked at where all the rest was looked at before. */
export async function wrongFor(page: Page, only?: 'colours'): Promise<string[]> {
  await page.evaluate(atRest)
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe)
  const runOnly = only === 'colours' ? colours : tags
  // To tell of every element that is well would take as long as to look at them all.
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] })
  const found: unknown = await page.evaluate(
    `axe.run(document, ${options}).then(({ violations }) => ({ violations }))`,
  )
  return Found.parse(found).violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, failureSummary = '' }) =>
        `${id}: ${help}: ${html.slice(0, 200)} ${failureSummary.slice(0, 200)}`,
    ),
  )
}
