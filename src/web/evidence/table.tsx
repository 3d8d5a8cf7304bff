/** A table that can be sorted; plain elements, so that thousands of rows come at once. */
import { Button, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import classes from './evidence.module.css'

export interface Column<Row> {
  name: string
  /** What it is sorted by and written as in CSV. */
  value: (row: Row) => string | number | null
  /** Where it is shown otherwise. */
  show?: (row: Row) => ReactNode
  /** Something to do, and nothing to sort by or to write into a file. */
  isAct?: true
  /** A phone has no room for it; it stands in the CSV. */
  isMinor?: true
}

export interface TableOf<Row> {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
}

interface TableProps<Row> extends TableOf<Row> {
  caption: string
}

/** So many are read; whoever wants more asks for it. */
const rowsFirst = 20
/** With more a page becomes slow. */
const rowsMost = 2000

export function Table<Row>({ columns, rows, caption }: TableProps<Row>) {
  const [{ by, isDown }, setSort] = useState<{ by: number | null; isDown: boolean }>({
    by: null,
    isDown: true,
  })
  const [isWhole, setIsWhole] = useState(false)
  const column = by === null ? undefined : columns[by]
  const sorted =
    column === undefined
      ? rows
      : rows.toSorted((a, b) => compare(column.value(a), column.value(b)) * (isDown ? -1 : 1))
  const isNumber = (one: Column<Row>) => rows.some((row) => typeof one.value(row) === 'number')
  const marks = (one: Column<Row>) => ({
    'data-number': isNumber(one) || undefined,
    'data-minor': one.isMinor,
    'data-act': one.isAct,
  })
  return (
    <>
      <table className={classes['table']}>
        <caption className={classes['caption']}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((one, index) => (
              <th
                key={one.name}
                scope="col"
                {...marks(one)}
                aria-sort={by === index ? (isDown ? 'descending' : 'ascending') : undefined}
              >
                {one.isAct ? (
                  <VisuallyHidden>{one.name}</VisuallyHidden>
                ) : (
                  <UnstyledButton
                    className={classes['sort'] ?? ''}
                    onClick={() => setSort({ by: index, isDown: by === index ? !isDown : true })}
                  >
                    {one.name}
                    <span aria-hidden>{by === index ? (isDown ? ' ↓' : ' ↑') : ''}</span>
                  </UnstyledButton>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, isWhole ? rowsMost : rowsFirst).map((row, place) => (
            <tr key={place}>
              {columns.map((one) => (
                <td key={one.name} {...marks(one)}>
                  {one.show?.(row) ?? shown(one.value(row))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {isWhole && rows.length > rowsMost && (
          <tfoot>
            <tr>
              <td colSpan={columns.length}>
                The first {rowsMost.toLocaleString('en-GB')} of{' '}
                {rows.length.toLocaleString('en-GB')}; all are in the CSV.
              </td>
            </tr>
          </tfoot>
        )}
      </table>
      {rows.length > rowsFirst && (
        <Button size="compact-sm" variant="default" mt="xs" onClick={() => setIsWhole(!isWhole)}>
          {isWhole
            ? `Show the first ${rowsFirst}`
            : `Show all ${rows.length.toLocaleString('en-GB')}`}
        </Button>
      )}
    </>
  )
}

/** As finely as it is worth: nobody reads the decimals of a large number. */
function shown(value: string | number | null): string {
  if (value === null) return '–'
  return typeof value === 'number'
    ? value.toLocaleString('en-GB', { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 })
    : value
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null)
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1
}
