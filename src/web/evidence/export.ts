/** Charts and tables as files of the reader's own. Made here: nothing is sent anywhere. */
import type { TableOf } from './table.tsx'

export function save(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** RFC 4180; a cell that a spreadsheet would take for a formula is made a text. */
export function toCsv<Row>({ columns: all, rows }: TableOf<Row>): string {
  const columns = all.filter(({ isAct }) => !isAct)
  const lines = [
    columns.map(({ name }) => cell(name)),
    ...rows.map((row) => columns.map(({ value }) => cell(value(row)))),
  ]
  return `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const inert = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

const drawnBy = [
  ...['fill', 'stroke', 'stroke-width', 'opacity', 'font-size', 'font-weight', 'text-anchor'],
  // A pale rim lies behind the letters, not over them.
  'paint-order',
]

/** What is drawn with the page's own colours keeps them where it goes. */
export function svgOf(element: SVGSVGElement | null): string | null {
  if (element === null) return null
  const copy = element.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return null
  const originals = [element, ...element.querySelectorAll<SVGElement>('*')]
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  for (const [index, original] of originals.entries()) {
    const style = getComputedStyle(original)
    for (const name of drawnBy) copies[index]?.setAttribute(name, style.getPropertyValue(name))
    copies[index]?.removeAttribute('class')
    copies[index]?.removeAttribute('style')
  }
  const { width, height } = element.getBoundingClientRect()
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('font-family', 'sans-serif')
  return new XMLSerializer().serializeToString(copy)
}

/** Twice as large, so that it stays sharp on paper. */
export async function toPng(svg: string): Promise<Blob> {
  const image = new Image()
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width * 2
    canvas.height = image.height * 2
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('This browser draws no pictures.')
    pen.fillStyle = getComputedStyle(document.body).backgroundColor
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) =>
        blob === null ? reject(new Error('No picture came.')) : resolve(blob),
      )
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}
