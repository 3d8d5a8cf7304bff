/** Rows of a table as spreadsheets write it: commas, semicolons or tabs between cells, quotes around them, any end of line. */
import { counted } from '../words.ts'

export interface CsvRow {
  cells: string[]
  /** From 1, the header being the first. */
  row: number
}

export interface CsvLimits {
  cellLettersMax: number
  rowsMax: number
  /** An error that tells the row. */
  fail: (row: number, what: string) => Error
}

/** Empty rows are left out; each row but the first has as many cells as the first, or is refused. */
export function* csvRows(text: string, limits: CsvLimits): Generator<CsvRow> {
  const { fail, rowsMax } = limits
  const body = text.startsWith('\u{feff}') ? text.slice(1) : text
  let width: number | undefined
  for (const { cells, row } of allRows(body, delimiterOf(body), limits)) {
    if (row > rowsMax) throw fail(row, `There are more than ${rowsMax} rows.`)
    if (cells.every((cell) => cell.trim() === '')) continue
    width ??= cells.length
    // Some spreadsheets end rows with empty cells.
    while (cells.length > width && cells.at(-1) === '') cells.pop()
    if (cells.length !== width)
      throw fail(row, `It has ${counted(cells.length, 'cell')}, where the header has ${width}.`)
    yield { cells, row }
  }
}

/** What stands most often in the header, outside of quotes; the comma where nothing does. */
function delimiterOf(text: string): string {
  const [header = ''] = text
    .slice(0, headerLettersMax)
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]/, 1)
  const count = (one: string): number => header.split(one).length
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

/** What parts the first of its cells parts all. */
const headerLettersMax = 65_536

/** More is no table, and would fill the memory with empty cells. */
const cellsMax = 10_000

/** Ends are looked for, and never matched letter by letter: what has no end would be too deep for that. */
function* allRows(
  text: string,
  delimiter: string,
  { fail, cellLettersMax }: CsvLimits,
): Generator<CsvRow> {
  const ends = new RegExp(`${delimiter}|\\r\\n|\\n|\\r`, 'g')
  let cells: string[] = []
  let row = 1
  let at = 0
  while (at < text.length || cells.length > 0) {
    const isQuoted = text[at] === '"'
    const from = isQuoted ? at + 1 : at
    const to = isQuoted ? closingQuote(text, from) : (firstEnd(ends, text, at)?.at ?? text.length)
    if (to === undefined) throw fail(row, notClosed)
    if (to - from > cellLettersMax)
      throw fail(row, `A cell has more than ${cellLettersMax} letters.`)
    const value = text.slice(from, to)
    if (value.includes('\0')) throw fail(row, 'It has a zero byte, which no text has.')
    cells.push(isQuoted ? value.replaceAll('""', '"') : value)
    if (cells.length > cellsMax) throw fail(row, `It has more than ${cellsMax} cells.`)
    const after = isQuoted ? to + 1 : to
    const end = firstEnd(ends, text, after)
    if (after < text.length && end?.at !== after) throw fail(row, notClosed)
    at = after + (end?.what.length ?? 0)
    if (end?.what === delimiter) continue
    yield { cells, row }
    cells = []
    row++
    if (end === undefined) return
  }
}

const notClosed =
  'A quote is opened that nothing closes, or more stands behind the one that closes it.'

function firstEnd(
  ends: RegExp,
  text: string,
  from: number,
): { at: number; what: string } | undefined {
  ends.lastIndex = from
  const found = ends.exec(text)
  return found === null ? undefined : { at: found.index, what: found[0] }
}

/** Two of them are one that belongs to the text. */
function closingQuote(text: string, from: number): number | undefined {
  let at = text.indexOf('"', from)
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at === -1 ? undefined : at
}
