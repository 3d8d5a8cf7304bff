/** A table for the terminal: numbers to the right, one column that gives way when the window is narrow. */
import stringWidth from 'string-width'
import { inert } from '../inert.ts'
import type { Paint } from '../io.ts'
import { shorten } from './wrap.ts'

export interface Column<Item> {
  head: string
  of(item: Item): string
  isNumber?: true
  /** Shortened in the middle until the line fits. */
  mayShrink?: true
  /** Left out first when there is no room; the higher, the sooner. */
  minor?: number
}

const gap = 2
const leastWidth = 14
/** Of a path this much is worth more than a further column. */
const enoughWidth = 24

export function table<Item>(
  columns: readonly Column<Item>[],
  items: readonly Item[],
  width: number,
  paint: Paint,
): string[] {
  let shown = [...columns]
  const cells = new Map(
    columns.map((column) => [column, items.map((item) => inert(column.of(item)))]),
  )
  const widthOf = (column: Column<Item>): number =>
    Math.max(
      stringWidth(column.head),
      ...(cells.get(column) ?? []).map((cell) => stringWidth(cell)),
    )
  const needed = (): number =>
    shown.reduce(
      (sum, column) =>
        sum + (column.mayShrink ? Math.min(enoughWidth, widthOf(column)) : widthOf(column)) + gap,
      -gap,
    )
  for (;;) {
    const dropped = shown
      .filter((column) => column.minor !== undefined)
      .toSorted((a, b) => (b.minor ?? 0) - (a.minor ?? 0))[0]
    if (needed() <= width || dropped === undefined) break
    shown = shown.filter((column) => column !== dropped)
  }
  const fixed = shown
    .filter((column) => !column.mayShrink)
    .reduce((sum, column) => sum + widthOf(column), 0)
  const shrinking = shown.filter((column) => column.mayShrink)
  const share = Math.floor(
    (width - fixed - gap * (shown.length - 1)) / Math.max(1, shrinking.length),
  )
  const widths = shown.map((column) =>
    column.mayShrink ? Math.min(widthOf(column), Math.max(leastWidth, share)) : widthOf(column),
  )
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) => {
        const cut = shorten(text, widths[index] ?? 0)
        const pad = ' '.repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(cut)))
        return shown[index]?.isNumber ? pad + cut : cut + pad
      })
      .join(' '.repeat(gap))
      .trimEnd()
  return [
    paint('dim', line(shown.map(({ head }) => head))),
    ...items.map((_, row) => line(shown.map((column) => cells.get(column)?.[row] ?? ''))),
  ]
}
