/** What a benchmark calls in a page: bundled, and put into it before anything else runs there. */
import type { Painted } from '../times.ts'
import { timeMap } from './map.ts'

/** When that heading stands there and nothing is on its way, on the page's clock. */
function settled(heading: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      const isThere = document.querySelector('h1')?.textContent === heading
      const busy = document.querySelector('main [aria-label="Loading"], main [aria-busy="true"]')
      if (isThere && busy === null) resolve(performance.now())
      else requestAnimationFrame(look)
    }
    look()
  })
}

/** Milliseconds from a click in the navigation to what it leads to. */
async function clicked(label: string, heading: string): Promise<number> {
  const link = [...document.querySelectorAll<HTMLAnchorElement>('nav a')].find(
    ({ textContent }) => textContent.trim() === label,
  )
  if (link === undefined) throw new Error(`No link is called ${label}.`)
  const began = performance.now()
  link.click()
  return (await settled(heading)) - began
}

function firstPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries())
        if (name === 'first-contentful-paint') resolve(startTime)
    }).observe({ type: 'paint', buffered: true })
  })
}

async function painted(heading: string): Promise<Painted> {
  const wholeMs = await settled(heading)
  return {
    firstMs: await firstPaint(),
    wholeMs,
    scriptBytes: performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => name.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  }
}

Object.assign(globalThis, { clicked, painted, timeMap })
