/** The report on a terminal. */
import stringWidth from 'string-width'
import { inert } from '#std/inert.ts'
import type { Io, Paint } from '../io.ts'
import { shorten, wrap } from '../text/wrap.ts'
import { sparkline } from '#std/sparkline.ts'
import type { Row } from '#app/report/finding.ts'
import type { ToldFinding, ToldReport } from './command.ts'
import { nothingStandsOut, overview } from '#app/report/overview.ts'

export function toTerminal(
  report: ToldReport,
  { columns, paint }: Pick<Io, 'columns' | 'paint'>,
): string {
  const { findings, well, untold, leftOut } = report
  return [
    ...head(report, columns, paint),
    ...findings.flatMap((finding, index) => [...shown(finding, index + 1, columns, paint), '']),
    ...(findings.length === 0 ? [...wrap(nothingStandsOut(report), columns), ''] : []),
    ...section('Going well', well, columns, paint),
    ...section('Could not be told', untold, columns, paint),
    ...leftOut
      .flatMap((line) => wrap(`Left out ${inert(line)}.`, columns))
      .map((line) => paint('dim', line)),
    ...wrap(
      'What the numbers mean: docs/numbers.md. With pictures: --html -o report.html',
      columns,
    ).map((line) => paint('dim', line)),
    '',
  ].join('\n')
}

function head(report: ToldReport, columns: number, paint: Paint): string[] {
  const { repository, branch, activity } = report
  const name = `${inert(repository)} · ${inert(branch)}`
  const facts = overview(report)
  const line = activity ? `  ${sparkline(activity.values)}` : ''
  const isWide = stringWidth(facts + line) <= columns
  return isWide
    ? [paint('bold', name), `${facts}${paint('cyan', line)}`, '']
    : [
        paint('bold', name),
        ...wrap(facts, columns),
        ...(activity ? [paint('cyan', line.trim())] : []),
        '',
      ]
}

function shown(
  { title, evidence, rows, doubt, next, command }: ToldFinding,
  place: number,
  columns: number,
  paint: Paint,
): string[] {
  const [first = '', ...rest] = wrap(inert(title), columns, `${place}  `, '   ')
  return [
    paint('bold', first),
    ...rest.map((line) => paint('bold', line)),
    ...wrap(inert(evidence), columns, '   '),
    ...rowLines(rows, columns, paint),
    ...wrap(inert(doubt), columns, '   ').map((line) => paint('dim', line)),
    ...wrap(`→ ${inert(next)}`, columns, '   ', '     '),
    `   ${paint('green', `$ ${command}`)}`,
  ]
}

/** Label, numbers and chart on one line where that fits, else the label above. */
function rowLines(rows: readonly Row[], columns: number, paint: Paint): string[] {
  if (rows.length === 0) return []
  const indent = '     '
  const chartWidth = Math.max(0, ...rows.map((row) => row.chart?.values.length ?? 0))
  const saysWidth = Math.max(...rows.map((row) => stringWidth(row.says)))
  const room = columns - indent.length - saysWidth - chartWidth - (chartWidth > 0 ? 4 : 2)
  const labelWidth = Math.max(...rows.map((row) => stringWidth(inert(row.label))))
  // Paths that were cut to fit are often cut to the same.
  if (labelWidth > room)
    return rows.flatMap((row) => [
      ...wrap(inert(row.label), columns, indent).map((line) => shorten(line, columns)),
      ...wrap(inert(row.says), columns, `${indent}  `).map((line, index, all) =>
        index === all.length - 1 && fits(line, row, columns)
          ? `${line}  ${chart(row, paint)}`
          : line,
      ),
    ])
  return rows.map((row) => {
    const label = inert(row.label)
    const gap = ' '.repeat(labelWidth - stringWidth(label))
    const says = inert(row.says)
    return `${indent}${label}${gap}  ${says}${row.chart ? `${' '.repeat(saysWidth - stringWidth(says))}  ${chart(row, paint)}` : ''}`
  })
}

function fits(line: string, row: Row, columns: number): boolean {
  return row.chart !== null && stringWidth(line) + 2 + row.chart.values.length <= columns
}

function chart(row: Row, paint: Paint): string {
  return row.chart ? paint('cyan', sparkline(row.chart.values)) : ''
}

function section(title: string, lines: readonly string[], columns: number, paint: Paint): string[] {
  if (lines.length === 0) return []
  return [
    paint('bold', title),
    ...lines.flatMap((line) => wrap(inert(line), columns, '   ', '   ')),
    '',
  ]
}
