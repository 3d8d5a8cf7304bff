/** The report as Markdown, for a wiki, an issue or a pull request. */
import { inert } from '#std/inert.ts'
import { sparkline } from '#std/sparkline.ts'
import type { Row } from '#app/report/finding.ts'
import type { ToldFinding, ToldReport } from './command.ts'
import { nothingStandsOut, overview } from '#app/report/overview.ts'

export function toMarkdown(report: ToldReport): string {
  const { repository, branch, activity, findings, well, untold, leftOut } = report
  const chart = activity ? ` \`${sparkline(activity.values)}\`` : ''
  return [
    `# ${escaped(repository)}: what matters most`,
    '',
    `Branch ${escaped(branch)}; ${overview(report)}.${chart}`,
    '',
    ...findings.flatMap((finding, index) => shown(finding, index + 1)),
    ...(findings.length === 0 ? [nothingStandsOut(report), ''] : []),
    ...section('Going well', well),
    ...section('Could not be told', untold),
    ...leftOut.flatMap((line) => [`Left out ${escaped(line)}.`, '']),
  ].join('\n')
}

function shown(
  { title, evidence, rows, doubt, next, command }: ToldFinding,
  place: number,
): string[] {
  const hasCharts = rows.some((row) => row.chart)
  return [
    `## ${place}. ${escaped(title)}`,
    '',
    escaped(evidence),
    '',
    ...(rows.length === 0
      ? []
      : [
          hasCharts ? '| where | how much | over time |' : '| where | how much |',
          hasCharts ? '| --- | --- | --- |' : '| --- | --- |',
        ]),
    ...rows.map((row) => rowLine(row, hasCharts)),
    ...(rows.length === 0 ? [] : ['']),
    `*${escaped(doubt)}*`,
    '',
    `**Next:** ${escaped(next)}`,
    '',
    '```sh',
    command,
    '```',
    '',
  ]
}

function rowLine({ label, says, chart }: Row, hasCharts: boolean): string {
  const cells = [
    escaped(label),
    escaped(says),
    ...(hasCharts ? [chart ? sparkline(chart.values) : ''] : []),
  ]
  return `| ${cells.join(' | ')} |`
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : [`## ${title}`, '', ...lines.map((line) => `- ${escaped(line)}`), '']
}

/** A path may hold anything; here it is text, never markup. */
function escaped(text: string): string {
  return inert(text).replace(/[\\`*_{}[\]<>#|~!&]/g, (sign) =>
    sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : sign === '&' ? '&amp;' : `\\${sign}`,
  )
}
