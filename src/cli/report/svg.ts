/** The pictures of the HTML report alone. Each says in words what it shows, for whoever cannot see it. */
import type { AnswerOf } from '#app/insights.ts'
import { count, counted, percent } from '#std/words.ts'
import { escaped, round } from '#app/sheet/svg.ts'
import { tileNames, type TileName } from './tile-names.ts'
import { squarify, type Tile } from './treemap.ts'

type Hotspot = AnswerOf<'hotspots'>['items'][number]

/** Area is how often a file changed, colour how hard it is to follow. */
export function hotspotMap(
  items: readonly Hotspot[],
  width: number,
  height: number,
  className: string,
): string {
  const ordered = items
    .filter((item) => item.revisions > 0)
    .toSorted((a, b) => b.revisions - a.revisions || (a.path < b.path ? -1 : 1))
  const steps = stepsOf(ordered.map((item) => item.complexity))
  const named = tileNames(ordered.map((item) => item.path))
  const names = new Map(ordered.map((item, index) => [item.path, named[index]]))
  const tiles = squarify(ordered, (item) => item.revisions, width, height)
  const label = `Map of ${counted(ordered.length, 'file')}: the larger, the more often changed; the stronger its colour, the harder to follow. The list below has the numbers.`
  return `<svg class="${className}" role="img" aria-label="${escaped(label)}" viewBox="0 0 ${width} ${height}">${tiles.map((tile) => tileShape(tile, names.get(tile.item.path), steps(tile.item.complexity))).join('')}</svg>`
}

function tileShape(
  { item, x, y, width, height }: Tile<Hotspot>,
  { name, folder }: TileName = { name: '', folder: '' },
  step: number,
): string {
  const title = `${item.path}: ${counted(item.revisions, 'change')}, complexity ${count(item.complexity)}`
  // What tells a field from the others comes first: there may be room for one line.
  const numbers = `${item.revisions} × ${count(item.complexity)}`
  const room = width - 8
  const lines = [
    ...(folder === '' ? [] : [{ text: cut(folder, room), size: '' }]),
    { text: cut(name, room), size: '' },
    // Half a number would be another number.
    ...(cut(numbers, room) === numbers ? [{ text: numbers, size: ' class="small"' }] : []),
  ]
  const shown = lines
    .slice(0, width > 40 ? Math.floor((height - 5) / lineHeight) : 0)
    .map(
      ({ text, size }, index) =>
        `<text${size} x="${round(x + 5)}" y="${round(y + 1 + lineHeight * (index + 1))}">${escaped(text)}</text>`,
    )
  return `<g class="s${step}"><title>${escaped(title)}</title><rect x="${round(x + 0.5)}" y="${round(y + 0.5)}" width="${round(Math.max(0, width - 1))}" height="${round(Math.max(0, height - 1))}" rx="2"/>${shown.join('')}</g>`
}

const lineHeight = 14
/** Of the bold letters of 11 pixels that most systems show. */
const letterWidth = 7.2

function cut(text: string, width: number): string {
  const room = Math.max(1, Math.floor(width / letterWidth))
  return text.length > room ? `${text.slice(0, Math.max(1, room - 1))}…` : text
}

/** The colours of the map, from easy to hard. */
export function colourKey(): string {
  const fields = [0, 1, 2, 3, 4].map(
    (step) =>
      `<g class="s${step}"><rect x="${step * 18 + 0.5}" y="0.5" width="17" height="11" rx="2"/></g>`,
  )
  return `<svg class="key" role="img" aria-label="five colours, from easy to follow to hard to follow" viewBox="0 0 90 12" width="90" height="12">${fields.join('')}</svg>`
}

/** Five steps with as many files in each, so that one giant does not leave all the others pale. */
function stepsOf(values: readonly number[]): (value: number) => number {
  const sorted = values.toSorted((a, b) => a - b)
  return (value) =>
    Math.min(
      4,
      Math.floor((sorted.filter((other) => other < value).length / Math.max(1, sorted.length)) * 5),
    )
}

/** A share with the span in which it would fall nine times in ten. */
export function shareBar(share: number, low: number, high: number): string {
  const at = (value: number): number => round(value * 100)
  const label = `${percent(share)}, between ${percent(low)} and ${percent(high)}`
  return `<svg class="share" role="img" aria-label="${label}" viewBox="0 0 100 12" preserveAspectRatio="none"><rect class="track" x="0" y="4" width="100" height="4"/><rect class="span" x="${at(low)}" y="2" width="${round(at(high) - at(low))}" height="8"/><rect class="point" x="${round(at(share) - 0.8)}" y="0" width="1.6" height="12"/></svg>`
}
