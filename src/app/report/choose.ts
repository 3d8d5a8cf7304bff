/** Chooses at most five findings, by how much they matter and how sure they are, and puts the report together. */
import { shownWindow } from '#insights/insight.ts'
import { counted } from '#std/words.ts'
import { couplingFinding } from './coupling-finding.ts'
import type { Finding, Report } from './finding.ts'
import type { Gathered } from './gather.ts'
import { hotspotFinding } from './hotspot-finding.ts'
import { knowledgeFinding } from './knowledge-finding.ts'
import { leftOutOf } from './left-out.ts'
import { quietMax } from './overview.ts'
import { batchesAreWell, mendingFinding } from './mending-finding.ts'
import { mixFinding, mixIsUntold } from './mix-finding.ts'
import { failureFinding, releaseFinding, releasesAreWell } from './release-finding.ts'
import { isWhole, youngHistory } from './span.ts'

const findingsMax = 5
/** Below this a finding would only fill the page. */
const weightMin = 0.15

const candidates = [
  hotspotFinding,
  couplingFinding,
  knowledgeFinding,
  mendingFinding,
  releaseFinding,
  failureFinding,
  mixFinding,
]

export function chooseReport(gathered: Gathered): Report {
  const { scope, hotspots, series } = gathered
  const findings = candidates
    .flatMap((find) => find(gathered) ?? [])
    // Ties go by name, so that the same history gives the same report.
    .toSorted((a, b) => weight(b) - weight(a) || (a.kind < b.kind ? -1 : 1))
    // The strongest is told even where it is weak: it says itself how far it can be trusted.
    .filter((finding, place) => place === 0 || weight(finding) >= weightMin)
    .slice(0, findingsMax)
  return {
    schema: 1,
    repository: scope.repository.name,
    branch: scope.branch.name,
    window: shownWindow(scope.window),
    n: hotspots?.n ?? 0,
    activity: series
      ? { what: 'changes', from: series.from, to: series.to, values: series.whole }
      : null,
    findings: findings.map((finding) => ({
      ...finding,
      matters: rounded(finding.matters),
      sure: rounded(finding.sure),
      rows: finding.rows.map((row) =>
        row.label === './' ? { ...row, label: 'the top folder' } : row,
      ),
    })),
    well: [...releasesAreWell(gathered), ...batchesAreWell(gathered)],
    untold: untold(gathered),
    leftOut: leftOutOf(gathered, findings),
  }
}

function weight({ matters, sure }: Finding): number {
  return matters * sure
}

function untold(gathered: Gathered): string[] {
  const { hotspots, releases, failed } = gathered
  return [
    ...(hotspots && hotspots.n < quietMax
      ? [
          `Much: ${counted(hotspots.n, 'change')} ${hotspots.n === 1 ? 'is' : 'are'} too few.${isWhole(gathered) ? '' : ' Try --window all.'}`,
        ]
      : []),
    ...(hotspots && hotspots.n > 0 ? youngHistory(gathered) : []),
    ...(releases && releases.releases === 0
      ? ['How long a commit waits for its release: no version tag marks one in this window.']
      : []),
    ...mixIsUntold(gathered),
    ...failed.map(({ name, why }) => `${name}: ${why}`),
  ]
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
