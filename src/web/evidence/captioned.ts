/** A chart as a picture that stands alone: with what it shows, of what and when, and what its colours mean. */
import { svgText } from '#web/charts/svg-text.ts'

interface Caption {
  title: string
  says: string
  legend: readonly { name: string; colour: string }[]
}

const edge = 16
const letter = 6.8
const lineHeight = 22

/** `svg` has a width and a height of its own. */
export function captioned(svg: string, { title, says, legend }: Caption): string {
  const [width = 0, height = 0] = ['width', 'height'].map((side) =>
    Number(new RegExp(`<svg[^>]*\\s${side}="([\\d.]+)"`).exec(svg)?.[1] ?? 0),
  )
  const root = getComputedStyle(document.documentElement)
  const colour = (name: string) => root.getPropertyValue(name).trim()
  const resolved = (value: string) =>
    value.replace(/var\((--[\w-]+)\)/, (_, name: string) => colour(name))
  const ink = colour('--mantine-color-text')
  const { marks, rows } = legendRows(legend, width)
  const top = edge + 2 * lineHeight + rows * lineHeight
  const keys = marks.map(
    ({ name, colour: own, x, row }) =>
      `<rect x="${edge + x}" y="${edge + (2 + row) * lineHeight - 10}" width="11" height="11" rx="2" fill="${resolved(own)}"/><text x="${edge + x + 16}" y="${edge + (2 + row) * lineHeight}" font-size="12" fill="${ink}">${svgText(name)}</text>`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 2 * edge}" height="${height + top + edge}" font-family="sans-serif">`,
    `<rect width="100%" height="100%" fill="${colour('--stone-raised')}"/>`,
    `<text x="${edge}" y="${edge + 12}" font-size="15" font-weight="600" fill="${ink}">${svgText(title)}</text>`,
    `<text x="${edge}" y="${edge + 12 + lineHeight - 4}" font-size="12" fill="${colour('--mantine-color-dimmed')}">${svgText(says)}</text>`,
    ...keys,
    `<svg x="${edge}" y="${top}" width="${width}" height="${height}">${svg}</svg>`,
    '</svg>',
  ].join('')
}

/** One beside the other, as far as there is room. */
function legendRows(legend: Caption['legend'], width: number) {
  let [x, row] = [0, 0]
  const marks = legend.map(({ name, colour }) => {
    const own = name.length * letter + 32
    if (x > 0 && x + own > width) [x, row] = [0, row + 1]
    const mark = { name, colour, x, row }
    x += own
    return mark
  })
  return { marks, rows: legend.length === 0 ? 0 : row + 1 }
}
