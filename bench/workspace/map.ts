/** The map of the code with 5,000 files: laid out, painted and zoomed in a real browser. */
import { median } from '../measured.ts'
import { inPage, type Measuring } from './browser.ts'
import type { MapTimes } from './times.ts'

const runs = 5

export async function timeMap({ contextOf }: Measuring): Promise<void> {
  const all: MapTimes[] = []
  for (let run = 0; run < runs; run++) {
    const context = await contextOf()
    const page = await context.newPage()
    await page.goto('data:text/html,<body>')
    all.push(await inPage(page, 'timeMap'))
    await context.close()
  }
  const at = (key: keyof MapTimes) => median(all.map((one) => one[key])).toFixed(1)
  console.log(
    `\nmap of 5,000 files: laid out ${at('layOutMs')} ms, painted ${at('paintMs')} ms (wanted 100 together); ` +
      `zoomed at ${at('framesPerSecond')} frames a second (wanted 60; this browser without a map ${at('emptyFramesPerSecond')}), the slowest painting ${at('slowestMs')} ms`,
  )
}
