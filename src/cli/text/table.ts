/** A table for the terminal: numbers to the right, one column that gives way when the window is narrow. */
import stringWidth from 'string-width'
import { inert } from '#std/inert.ts'
import type { Paint } from '../io.ts'
import { fold } from './wrap.ts'

export interface Column<Item> {
  head: string
  of(item: Item): string
  isNumber?: true
  /** Goes on below where the line would be too long. */
  mayShrink?: true
  /** Left out first when there is no room; the higher, the sooner. */
  minor?: number
}

const gap = 2
const leastWidth = 10
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
  const row = (texts: readonly string[]): string[] => {
    const folded = texts.map((text, index) => fold(text, widths[index] ?? 0))
    const height = Math.max(...folded.map((lines) => lines.length))
    return Array.from({ length: height }, (_, line) =>
      folded
        .map((lines, index) => {
          const text = lines[line] ?? ''
          const pad = ' '.repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(text)))
          return shown[index]?.isNumber ? pad + text : text + pad
        })
        .join(' '.repeat(gap))
        .trimEnd(),
    )
  }
  return [
    ...row(shown.map(({ head }) => head)).map((line) => paint('dim', line)),
    ...items.flatMap((_, index) => row(shown.map((column) => cells.get(column)?.[index] ?? ''))),
  ]
}
