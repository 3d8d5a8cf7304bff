/** An area whose changes need mending clearly more often than elsewhere. */
import { isCodeArea } from '../path-class.ts'
import { count, counted, percent } from '#std/words.ts'
import { againstIt } from './evidence.ts'
import type { Finding } from './finding.ts'
import type { Gathered } from './gather.ts'

const areasShown = 3
/** How many directories deep an area is: `packages/core` says more than `packages`. */
export const areaDepth = 2
/** Of all changes; below it an area is too small to speak of. */
const shareMin = 0.05
const saidMin = 0.5

export function mendingFinding(gathered: Gathered): Finding | undefined {
  const { reverts, mix } = gathered
  const overall = reverts?.fixes.share
  // Where subjects do not say what they are, an area of fixes is an area of people who say so.
  if (!reverts || overall == null || (mix?.told.share ?? 0) < saidMin) return undefined
  const areas = reverts.items.filter(
    (item) =>
      item.path !== '.' &&
      isCodeArea(item.path) &&
      item.interval.low > overall * 1.2 &&
      item.changes >= reverts.n * shareMin &&
      item.fixes >= 8,
  )
  const [first] = areas
  if (!first) return undefined
  return {
    kind: 'reverts',
    title: `In ${first.path}, ${percent(first.fixShare)} of the changes are fixes; over all it is ${percent(overall)}.`,
    evidence: `${count(first.fixes)} of ${counted(first.changes, 'change')} there mend something${first.reverted > 0 ? `, and ${counted(first.reverted, 'was', 'were')} taken back` : ''}.`,
    rows: areas.slice(0, areasShown).map((area) => ({
      label: area.path,
      says: `${count(area.fixes)} of ${count(area.changes)}, ${percent(area.fixShare)}`,
      chart: null,
    })),
    doubt: [
      `Had the work gone slightly differently, it would still be at least ${percent(first.interval.low)}. A fix is what calls itself one, or says that it fixes an issue; more fixes may also mean better care.`,
      ...againstIt(gathered, [{ name: first.path, evidence: first.counterEvidence }]),
    ].join(' '),
    next: `What would make ${first.path} easier to change safely? The last five fixes there may say.`,
    explain: ['explain', 'reverts', first.path, '--depth', String(areaDepth)],
    window: 'asked',
    matters: Math.min(1, first.fixes / Math.max(1, reverts.fixes.n)),
    sure: 0.8,
  }
}

const smallPaths = 3
const smallLines = 60

export function batchesAreWell({ batches }: Gathered): string[] {
  const paths = batches?.paths.p50
  const lines = batches?.lines.p50
  if (paths == null || lines == null || paths > smallPaths || lines > smallLines) return []
  return [
    `Changes are small: half of them touch ${counted(paths, 'file')} and ${counted(lines, 'line')} or fewer.`,
  ]
}
