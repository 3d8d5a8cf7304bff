/** The command that explains a finding, ready to be pasted. */
import type { Finding, Report } from '#app/report/finding.ts'
import { saidAgain, toPaste, type Said } from '../paste.ts'

/** How the report was asked for, as far as a command after it must say the same. */
export interface Asked extends Said {
  /** What Cairn was started by: `cairn`, or `npx cairn`. */
  program: string
  repository: string
  window: string
}

export interface ToldFinding extends Finding {
  /** The whole command that explains it, quoted for a shell, about what the report was asked about. */
  command: string
}

export interface ToldReport extends Report {
  findings: ToldFinding[]
}

export function withCommands(report: Report, asked: Asked): ToldReport {
  const { findings } = report
  return {
    ...report,
    findings: findings.map((finding) => ({ ...finding, command: commandOf(asked, finding) })),
  }
}

function commandOf(
  { program, repository, window, ...said }: Asked,
  { explain, window: span }: Pick<Finding, 'explain' | 'window'>,
): string {
  const [verb = '', insight = '', ...subject] = explain
  const isAlways = span === 'all' || window === 'all'
  return toPaste(program, [
    ...[verb, insight, repository, ...subject],
    ...(isAlways ? [] : ['--window', window]),
    ...saidAgain(said),
  ])
}
