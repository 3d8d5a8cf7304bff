/** The numbers of each insight that can be pinned. A pin without a measure is of the first. */
import type { Better } from '#std/before-after.ts'
import type { InsightName } from '../insights.ts'
import { counted, type Measure, type Measures } from './measure.ts'
import { coupling, files, hotspots, knowledge, trend } from './measures-of-code.ts'
import { flow } from './flow/flow-measures.ts'
import { batches, mix, releases, reverts } from './measures-of-work.ts'

type MeasuredName = Exclude<InsightName, 'ask'> | 'flow'

/** Whom to ask is not here: it speaks of persons. */
export const measures: Record<MeasuredName, Measures> = {
  hotspots,
  trend,
  coupling,
  missing: { whole: { changes: counted } },
  knowledge,
  releases,
  batches,
  reverts,
  mix,
  files,
  flow,
}

export function isMeasured(name: string): name is MeasuredName {
  return Object.hasOwn(measures, name)
}

/** Which way is better of this row, where that depends on the row. */
export function betterOf(measure: Measure<never>, place: string | null): Better | null {
  return measure.better ?? (place === null ? null : (usualWay[place] ?? null))
}

const usualWay: Partial<Record<string, Better>> = {
  fix: 'lower',
  revert: 'lower',
  feature: 'higher',
}
