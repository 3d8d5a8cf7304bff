/** Paints the map of the code, and moves over it as the eye follows. */
import { interpolateZoom } from 'd3-interpolate'
import { whole, type Circle, type View } from './code-map.ts'
import { namesOn } from './map-names.ts'
import type { Scale } from './colours.ts'

const zoomMs = 450
const heightMax = 640

export interface Painting<File> {
  circles: readonly Circle<File>[]
  heat: (file: File) => number
  scale: Scale
  isDark: boolean
  folder: string
  pointed: Circle<File> | undefined
}

/** Lives as long as its canvas: between two paintings it knows what is in view, and how large the canvas is. */
export class MapPainter<File> {
  view: View = whole
  width = 0
  #canvas: HTMLCanvasElement | null = null
  #painting: Painting<File> | null = null

  get size(): number {
    return Math.min(this.width, heightMax)
  }

  /** Paints in the frame that shows the new size, so that no frame is without its picture. Gives back what ends it. */
  attach(canvas: HTMLCanvasElement): () => void {
    this.#canvas = canvas
    const fit = () => {
      this.width = canvas.clientWidth
      this.#draw()
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(canvas)
    // A browser may take the picture away, as when a graphics card is reset, and asks for another.
    const restored = () => this.#draw()
    canvas.addEventListener('contextrestored', restored)
    return () => {
      observer.disconnect()
      canvas.removeEventListener('contextrestored', restored)
      this.#canvas = null
    }
  }

  paint(painting: Painting<File>): void {
    this.#painting = painting
    this.#draw()
  }

  /** Gives back what stops it on the way. */
  goTo(goal: View, { isStill }: { isStill: boolean }): () => void {
    const from = this.view
    if (isStill || from === goal) {
      this.view = goal
      this.#draw()
      return () => {}
    }
    const between = interpolateZoom([from.x, from.y, from.width], [goal.x, goal.y, goal.width])
    const begin = performance.now()
    const step = (now: number) => {
      const part = Math.min(1, Math.max(0, (now - begin) / zoomMs))
      const [x, y, width] = between(eased(part))
      this.view = { x, y, width }
      this.#draw()
      if (part < 1) frame = requestAnimationFrame(step)
    }
    let frame = requestAnimationFrame(step)
    return () => cancelAnimationFrame(frame)
  }

  /** Where a circle lies on the page. */
  onPage({ x, y, r }: Pick<Circle<File>, 'x' | 'y' | 'r'>): { x: number; y: number; r: number } {
    const zoom = this.size / this.view.width
    return {
      x: (x - this.view.x) * zoom + this.width / 2,
      y: (y - this.view.y) * zoom + this.size / 2,
      r: r * zoom,
    }
  }

  /** What lies at a place of the page, in the coordinates of the layout. */
  inLayout(x: number, y: number): { x: number; y: number } {
    const zoom = this.size / this.view.width
    return {
      x: (x - this.width / 2) / zoom + this.view.x,
      y: (y - this.size / 2) / zoom + this.view.y,
    }
  }

  #draw(): void {
    const pen = this.#canvas?.getContext('2d')
    if (pen === null || pen === undefined || this.#painting === null || this.width <= 0) return
    const { width, size } = this
    sharpen(pen, width, size)
    pen.clearRect(0, 0, width, size)
    const seen = this.#painting.circles.flatMap((circle) => {
      const { x, y, r } = this.onPage(circle)
      const isSeen = r >= radiusMin && x + r > 0 && x - r < width && y + r > 0 && y - r < size
      return isSeen ? [{ circle, x, y, r }] : []
    })
    drawCircles(pen, seen, this.#painting)
    writeNames(pen, seen, this.#painting)
  }
}

function eased(part: number): number {
  return part < 0.5 ? 2 * part * part : 1 - (2 - 2 * part) ** 2 / 2
}

const radiusMin = 0.3
/** Pixels: whether something so small is round or square nobody sees, and a square is painted sooner. */
const dotMax = 1
/** Half the side of a square as large as a circle, in its radius. */
const squared = Math.sqrt(Math.PI) / 2

interface Seen<File> {
  circle: Circle<File>
  x: number
  y: number
  r: number
}

function sharpen(pen: CanvasRenderingContext2D, width: number, height: number): void {
  const sharp = window.devicePixelRatio || 1
  const { canvas } = pen
  const [wide, tall] = [Math.round(width * sharp), Math.round(height * sharp)]
  if (canvas.width !== wide) canvas.width = wide
  if (canvas.height !== tall) canvas.height = tall
  pen.setTransform(sharp, 0, 0, sharp, 0, 0)
}

function drawCircles<File>(
  pen: CanvasRenderingContext2D,
  seen: readonly Seen<File>[],
  { heat, scale, isDark, pointed }: Painting<File>,
): void {
  for (const { circle, x, y, r } of seen) {
    if (circle.file !== undefined && r < dotMax && circle !== pointed) {
      pen.fillStyle = scale(heat(circle.file))
      pen.fillRect(x - r * squared, y - r * squared, 2 * r * squared, 2 * r * squared)
      continue
    }
    pen.beginPath()
    pen.arc(x, y, r, 0, 2 * Math.PI)
    if (circle.file === undefined) {
      pen.fillStyle = isDark ? 'rgb(255 255 255 / 4%)' : 'rgb(20 50 40 / 4%)'
      pen.fill()
      pen.strokeStyle = isDark ? 'rgb(255 255 255 / 14%)' : 'rgb(20 50 40 / 16%)'
      pen.lineWidth = 1
      pen.stroke()
    } else {
      pen.fillStyle = scale(heat(circle.file))
      pen.fill()
    }
    if (circle === pointed) {
      pen.strokeStyle = isDark ? '#fff' : '#111'
      pen.lineWidth = 2
      pen.stroke()
    }
  }
}

const fonts = { file: '11px system-ui', folder: '600 13px system-ui' }

/** Over all circles, so that none hides a name. */
function writeNames<File>(
  pen: CanvasRenderingContext2D,
  seen: readonly Seen<File>[],
  { isDark, folder }: Painting<File>,
): void {
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  const fontOf = (isFile: boolean) => (isFile ? fonts.file : fonts.folder)
  const below = seen.filter(({ circle: { path } }) => isBelow(path, folder))
  const names = namesOn(
    below.map(({ circle, x, y, r }) => ({
      ...{ name: circle.name, isFile: circle.file !== undefined, x, y, r },
    })),
    (text, isFile) => {
      pen.font = fontOf(isFile)
      return pen.measureText(text).width
    },
  )
  for (const { text, x, y, isFile } of names) {
    pen.font = fontOf(isFile)
    pen.lineWidth = 3
    pen.strokeStyle = isDark ? 'rgb(22 26 25 / 85%)' : 'rgb(255 255 255 / 85%)'
    pen.strokeText(text, x, y)
    pen.fillStyle = isDark ? '#eef2f0' : '#1b2421'
    pen.fillText(text, x, y)
  }
}

/** The folder in view and those around it are named above the map. */
function isBelow(path: string, folder: string): boolean {
  return path !== '' && (folder === '' || path.startsWith(`${folder}/`))
}
