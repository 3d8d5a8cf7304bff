/** Pages in a real browser: how soon something is painted, what is loaded for it, and how long a click takes to its content. */
import type { BrowserContextOptions } from 'playwright-core'
import { median } from '../measured.ts'
import { inPage, type Measuring } from './browser.ts'
import type { Painted } from './times.ts'
import type { Served } from './serve.ts'

const runs = 5

/** What the navigation calls each, and what stands above it. */
const pages = [
  ['Hotspots', 'Hotspots'],
  ['Coupling', 'Coupling'],
  ['Knowledge', 'Knowledge'],
  ['Releases', 'Releases'],
  ['Changes', 'Changes'],
  ['Decisions', 'Decisions'],
  ['Ideas', 'Ideas'],
  ['Today', 'Today'],
] as const

export async function timePages(browser: Measuring, { url, origin }: Served): Promise<void> {
  const first = await browser.contextOf()
  await (await first.newPage()).goto(url)
  const known = { storageState: await first.storageState() }
  await first.close()

  const ours: Painted[] = []
  const bare: Painted[] = []
  for (let run = 0; run < runs; run++) {
    ours.push(await paintedAt(browser, known, `${origin}/`))
    bare.push(await paintedAt(browser, known, 'data:text/html,<main><h1>Today</h1></main>'))
  }
  const at = (all: readonly Painted[], key: keyof Painted) => median(all.map((one) => one[key]))
  console.log(
    `Today, opened anew: first paint ${at(ours, 'firstMs').toFixed(0)} ms (wanted 1,000; a page of one word ${at(bare, 'firstMs').toFixed(0)} ms), ` +
      `all of it ${at(ours, 'wholeMs').toFixed(0)} ms, JavaScript ${(at(ours, 'scriptBytes') / 1024).toFixed(0)} KB compressed (wanted 200)`,
  )
  const clicks: Clicks[] = []
  for (let run = 0; run < runs; run++) clicks.push(await clicksFrom(browser, known, `${origin}/`))
  for (const [label] of pages) {
    const msOf = (turn: keyof Clicks) =>
      median(clicks.map((one) => one[turn].get(label) ?? Number.NaN))
        .toFixed(0)
        .padStart(5)
    console.log(
      `${label.padEnd(12)}${msOf('first')} ms from click to content, ${msOf('again')} ms the second time (wanted 300)`,
    )
  }
}

async function paintedAt(
  browser: Measuring,
  known: BrowserContextOptions,
  url: string,
): Promise<Painted> {
  const context = await browser.contextOf(known)
  const page = await context.newPage()
  await page.goto(url)
  const painted = await inPage<Painted>(page, 'painted', 'Today')
  await context.close()
  return painted
}

interface Clicks {
  first: Map<string, number>
  again: Map<string, number>
}

/** Each page by its link in the navigation, and all of them once more. */
async function clicksFrom(
  browser: Measuring,
  known: BrowserContextOptions,
  url: string,
): Promise<Clicks> {
  const context = await browser.contextOf(known)
  const page = await context.newPage()
  await page.goto(url)
  await inPage(page, 'painted', 'Today')
  const turns: Clicks = { first: new Map(), again: new Map() }
  for (const times of Object.values(turns))
    for (const [label, heading] of pages)
      times.set(label, await inPage<number>(page, 'clicked', label, heading))
  await context.close()
  return turns
}
