/** One hotspot as it is told: its numbers, how sure its rank is, and what speaks against it. */
import type { CounterEvidence } from '../insight.ts'
import type { Effort } from './effort.ts'
import { intervalLevel, intervalMethod, type Candidate, type Ranked } from './rank.ts'
import { rounded } from '#std/spread.ts'
import type { HotspotItem } from './shape.ts'

export interface About {
  path: string
  name?: string
  startLine?: number
  endLine?: number
  complexity: number
  complexityMeasure: HotspotItem['complexityMeasure']
  lines: number
  files?: number
  /** Its part of all changes to files, where one change may be to several of them. */
  touches?: number
  language: string | null
  class?: string
  without?: string[]
  sameAuthor: number
  /** Changes that the window cuts off. */
  cutOff: number
}

export function itemOf(
  { score, rank, rankWithout, interval }: Ranked<Candidate>,
  effort: Omit<Effort, 'fileId'>,
  revisionsOfAll: number,
  about: About,
): HotspotItem {
  return {
    path: about.path,
    name: about.name ?? null,
    startLine: about.startLine ?? null,
    endLine: about.endLine ?? null,
    rank,
    score: rounded(score),
    revisions: effort.revisions,
    revisionShare: rounded(
      revisionsOfAll === 0 ? 0 : (about.touches ?? effort.revisions) / revisionsOfAll,
    ),
    added: effort.added,
    deleted: effort.deleted,
    churn: effort.added + effort.deleted,
    fixes: effort.fixes,
    lastChangedAt: effort.lastAt?.toISOString() ?? null,
    complexity: rounded(about.complexity),
    complexityMeasure: about.complexityMeasure,
    lines: about.lines,
    files: about.files ?? 1,
    language: about.language,
    class: about.class ?? null,
    rankInterval: {
      low: interval?.low ?? rank,
      high: interval?.high ?? rank,
      level: intervalLevel,
      method: intervalMethod,
    },
    rankWithout,
    counterEvidence: evidenceAgainst(effort, about),
    without: about.without ?? [],
  }
}

/** Below this share, that one person made most changes says nothing against a hotspot. */
const sameAuthorMin = 0.5

/** `generated` is never among it: what is generated, vendored, a lock or binary file is no candidate. */
function evidenceAgainst(
  { revisions, bulk, formatOnly, bot }: Omit<Effort, 'fileId'>,
  { sameAuthor, cutOff }: Pick<About, 'sameAuthor' | 'cutOff'>,
): CounterEvidence[] {
  const shares: CounterEvidence[] = [
    { what: 'bulk', share: bulk / revisions },
    { what: 'format-only', share: formatOnly / revisions },
    { what: 'bot', share: bot / revisions },
    { what: 'same-author', share: sameAuthor >= sameAuthorMin ? sameAuthor : 0 },
    { what: 'cut-off', share: cutOff / (cutOff + revisions) },
  ]
  return shares
    .filter(({ share }) => share > 0)
    .map(({ what, share }) => ({ what, share: rounded(share) }))
}
