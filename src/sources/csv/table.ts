/** A table of which some columns are known, by the names that people give them. */
import { basename } from 'node:path'
import { csvRows } from '#std/csv/csv.ts'
import { CairnError } from '#std/errors.ts'
import { unpacked } from '#std/json/unpacked.ts'
import { toldTime } from '#std/told-time.ts'

/** By what a column says: its names, the better one first. */
export type Columns<Column extends string> = Readonly<Record<Column, readonly string[]>>

export interface TableRow<Column extends string> {
  row: number
  /** Null where there is no such column, or nothing in it. */
  text: (column: Column) => string | null
  /** Milliseconds since 1970. What is no time is refused. */
  time: (column: Column) => number | null
  /** An error that tells the row. */
  fail: (what: string, hint?: string) => CairnError
}

/** All of it at once: a table is taken whole or not at all. One without the required column is another table. */
export async function readTable<Column extends string>(
  path: string,
  columns: Columns<Column>,
  required: NoInfer<Column>,
): Promise<TableRow<Column>[]> {
  const name = basename(path)
  const fail = (row: number, what: string, hint?: string): CairnError =>
    new CairnError('invalid', 'csv.row', `${name}, row ${row}: ${what}`, {
      hint: hint ?? 'Nothing was imported; put it right and import the table again.',
    })
  const text = await textOf(path, fail)
  const rows: TableRow<Column>[] = []
  let places: Map<Column, number> | undefined
  for (const { cells, row } of csvRows(text, { ...limits, fail })) {
    if (places === undefined) {
      places = placesOf(cells, columns, (what, hint) => fail(1, what, hint))
      if (!places.has(required))
        throw fail(1, `No column is called ${columns[required].join(', ')}.`)
    } else rows.push(rowOf(cells, places, (what, hint) => fail(row, what, hint), row))
  }
  if (places === undefined) throw fail(1, 'There is no header, which names the columns.')
  return rows
}

const limits = { cellLettersMax: 65_536, rowsMax: 1_000_000 }
const bytesMax = 256 * 2 ** 20

async function textOf(
  path: string,
  fail: (row: number, what: string, hint?: string) => CairnError,
): Promise<string> {
  const bytes = await bytesOf(path)
  try {
    return utf8.decode(bytes)
  } catch {
    throw fail(
      firstStrange(bytes),
      'This is not UTF-8.',
      'Save the table as UTF-8 and import it again.',
    )
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function firstStrange(bytes: Buffer): number {
  let [start, row] = [0, 1]
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    if (!isUtf8(bytes.subarray(start, end))) break
    start = end + 1
    row++
  }
  return row
}

function isUtf8(bytes: Buffer): boolean {
  try {
    return utf8.decode(bytes) !== undefined
  } catch {
    return false
  }
}

/** A pipe would be waited for, and a folder is none. */
async function bytesOf(path: string): Promise<Buffer> {
  const fail = (what: string, hint?: string): CairnError =>
    new CairnError('not_found', 'import.folder', `${path}: ${what}`, {
      hint: hint ?? 'Give the path of a table in CSV.',
    })
  const chunks: Buffer[] = []
  for await (const chunk of unpacked(path, { bytesMax, fail })) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function placesOf<Column extends string>(
  header: readonly string[],
  columns: Columns<Column>,
  fail: (what: string, hint?: string) => CairnError,
): Map<Column, number> {
  const names = header.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  )
  const known = new Set<string>()
  const twice = names.find((name) => name !== '' && known.size === known.add(name).size)
  if (twice !== undefined) throw fail(`The column ${JSON.stringify(twice)} is there twice.`)
  const places = new Map<Column, number>()
  for (const column in columns) {
    const found = columns[column].map((one) => names.indexOf(one)).find((index) => index !== -1)
    if (found !== undefined) places.set(column, found)
  }
  return places
}

function rowOf<Column extends string>(
  cells: readonly string[],
  places: ReadonlyMap<Column, number>,
  fail: TableRow<Column>['fail'],
  row: number,
): TableRow<Column> {
  // What stands in other columns is let go, however much it is.
  const known = new Map([...places].map(([column, place]) => [column, cells[place]] as const))
  const text = (column: Column): string | null =>
    known.get(column)?.trim().slice(0, 500).toWellFormed() || null
  return {
    ...{ row, text, fail },
    time(column) {
      const given = text(column)
      if (given === null) return null
      const ms = toldTime(given)
      if (ms !== null) return ms
      throw fail(
        `${JSON.stringify(given.slice(0, 40))} is no time.`,
        'Write times as 2026-01-05T09:00:00Z; one without a zone is taken as UTC.',
      )
    },
  }
}
