/**
 * All files that hotspots are looked for among, as a map shows them: what hotspots tell of each, without how sure its rank is and what
 * speaks against it, which would be drawn and asked for thousands at once.
 */
import { leftOutCommits, takeCensus } from '#facts/reading/census.ts'
import { rounded } from '#std/spread.ts'
import { inScope, shownWindow, type Answer, type Scope } from '../insight.ts'
import { findCandidates } from './candidates.ts'
import { asCandidates } from './levels.ts'
import { rank } from './rank.ts'
import type { HotspotItem } from './shape.ts'

type Told =
  | ('path' | 'lines' | 'complexity' | 'complexityMeasure' | 'revisions' | 'churn')
  | ('fixes' | 'lastChangedAt' | 'rank' | 'class')

export interface AllFiles extends Answer {
  /** How many were ranked; `items` are the first of them. */
  ranked: number
  items: Pick<HotspotItem, Told>[]
}

export async function allFiles(scope: Scope, limit: number): Promise<AllFiles> {
  const [census, candidates] = await Promise.all([
    takeCensus(scope.facts.db, inScope(scope), scope.unit),
    findCandidates(scope),
  ])
  const ranked = rank(asCandidates(candidates.files), 0)
  return {
    window: shownWindow(scope.window),
    n: census.changes,
    leftOut: [...leftOutCommits(census), ...candidates.leftOut],
    ranked: ranked.length,
    items: ranked.slice(0, limit).map(({ rank: place, of: { file } }) => ({
      path: file.path,
      lines: file.lines ?? 0,
      complexity: rounded(file.complexity),
      complexityMeasure: file.measure,
      revisions: file.revisions,
      churn: file.added + file.deleted,
      fixes: file.fixes,
      lastChangedAt: file.lastAt?.toISOString() ?? null,
      rank: place,
      class: file.class,
    })),
  }
}
