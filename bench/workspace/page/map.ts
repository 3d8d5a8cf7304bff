/** The map of the app in the browser, with nothing around it. */
import { ember } from '../../../src/web/charts/colours.ts'
import { layOut, viewOf, whole, type MappedFile } from '../../../src/web/charts/code-map.ts'
import type { MapTimes } from '../times.ts'
import { MapPainter, type Painting } from '../../../src/web/charts/map-painter.ts'

interface File extends MappedFile {
  heat: number
}

const zooms = 6

export async function timeMap(): Promise<MapTimes> {
  const files = fiveThousand()
  const canvas = document.body.appendChild(document.createElement('canvas'))
  canvas.style.cssText = 'display: block; width: 1100px; height: 640px'
  const painter = new MapPainter<File>()
  const detach = painter.attach(canvas)
  const began = performance.now()
  const circles = layOut(files)
  const laidOut = performance.now()
  const painting: Painting<File> = {
    ...{ circles, isDark: false, folder: '', pointed: undefined },
    heat: ({ heat }) => heat,
    scale: ember(false),
  }
  painter.paint(painting)
  canvas.getContext('2d')?.getImageData(0, 0, 1, 1)
  const painted = performance.now()
  const empty = await framesDuring(() => sleep(1_000))
  const folders = circles.filter(({ file, depth }) => file === undefined && depth === 2)
  let slowestMs = 0
  const frames = await framesDuring(async () => {
    for (let turn = 0; turn < zooms; turn++) {
      const folder = folders[(turn * 7) % folders.length]
      const start = performance.now()
      painter.paint({ ...painting, folder: folder?.path ?? '' })
      slowestMs = Math.max(slowestMs, performance.now() - start)
      painter.goTo(turn % 2 === 0 && folder !== undefined ? viewOf(folder) : whole, {
        isStill: false,
      })
      await sleep(450)
    }
  })
  detach()
  return {
    layOutMs: laidOut - began,
    paintMs: painted - laidOut,
    framesPerSecond: frames,
    emptyFramesPerSecond: empty,
    slowestMs,
  }
}

async function framesDuring(work: () => Promise<unknown>): Promise<number> {
  let count = 0
  let isOver = false
  const began = performance.now()
  const step = () => {
    count += 1
    if (!isOver) requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
  await work()
  isOver = true
  return (count / (performance.now() - began)) * 1_000
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}

/** In 250 folders, three deep, of lengths as code has them: a few long ones, many short. */
function fiveThousand(): File[] {
  return Array.from({ length: 5_000 }, (_, n) => ({
    path: `area-${n % 10}/part-${n % 50}/folder-${n % 250}/file-${n}.ts`,
    size: Math.round(20 * (5_000 / (n + 1)) ** 0.6),
    heat: ((n * 7_919) % 1_000) / 1_000,
  }))
}
