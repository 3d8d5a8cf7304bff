/** Rows of a table as spreadsheets write it: commas, semicolons or tabs between cells, quotes around them, any end of line. */

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
      throw fail(row, `It has ${cells.length} cells, where the header has ${width}.`)
    yield { cells, row }
  }
}

/** What stands most often in the header, outside of quotes; the comma where nothing does. */
function delimiterOf(text: string): string {
  const header =
    /^(?:"(?:[^"]|"")*"|[^\r\n"])*/.exec(text)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? ''
  const count = (one: string): number => header.split(one).length
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

function* allRows(
  text: string,
  delimiter: string,
  { fail, cellLettersMax }: CsvLimits,
): Generator<CsvRow> {
  // A cell in quotes, or one that goes to the next delimiter; and what ends it.
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${delimiter}\\r\\n][^${delimiter}\\r\\n]*)?)(${delimiter}|\\r\\n|\\n|\\r|$)`,
    'y',
  )
  let cells: string[] = []
  let row = 1
  while (cell.lastIndex < text.length || cells.length > 0) {
    const at = cell.lastIndex
    const found = cell.exec(text)
    if (found === null)
      throw fail(
        row,
        text[at] === '"'
          ? 'A quote is opened that nothing closes, or more stands behind the one that closes it.'
          : 'This is no cell.',
      )
    const [, quoted, plain = '', end = ''] = found
    const value = quoted === undefined ? plain : quoted.replaceAll('""', '"')
    if (value.length > cellLettersMax)
      throw fail(row, `A cell has more than ${cellLettersMax} letters.`)
    if (value.includes('\0')) throw fail(row, 'It has a zero byte, which no text has.')
    cells.push(value)
    if (end === delimiter) continue
    yield { cells, row }
    cells = []
    row++
    if (end === '') return
  }
}
