/** Whether a change has a number, as it is counted in those of the flow. Pure. */
import { isReviewKnown, type Beside, type FlowRow } from './row.ts'
import { stageNames, type Missing } from './stages.ts'

/** As `flow.stages` and `flow.work` call them. */
export const changeMeasures = [
  ...stageNames,
  ...(['openTime', 'leadTime', 'pickupFromRequest', 'mergeQueue', 'size'] as const),
] as const
export type ChangeMeasure = (typeof changeMeasures)[number]

/** It has the number, nobody knows whether it has one, or it is known to have none. */
export type Having = 'known' | 'unknown' | 'none'

export function havingOf(row: FlowRow, measure: ChangeMeasure): Having {
  switch (measure) {
    case 'openTime':
      return row.open === null ? 'unknown' : 'known'
    case 'leadTime':
      return leadTimeOf(row) === null ? 'unknown' : 'known'
    case 'pickupFromRequest':
      return orNone(row.fromRequest, row.flags.draftUnknown || !isReviewKnown(row))
    case 'mergeQueue':
      return orNone(row.queue, row.flags.draftUnknown)
    case 'size':
      return row.size === null ? 'unknown' : 'known'
    default: {
      const { because } = row.stages[measure]
      return because === null ? 'known' : knownNone.has(because) ? 'none' : 'unknown'
    }
  }
}

/** Of these it is known that they have none; of the others it is not known what they have. */
const knownNone: ReadonlySet<Missing> = new Set(['none', 'unreviewed', 'not merged', 'not yet'])

function orNone(length: Beside | null, isUnknown: boolean): Having {
  if (length !== null) return 'known'
  return isUnknown ? 'unknown' : 'none'
}

/** Null where either end is not known. */
export function leadTimeOf({ stages: { coding, deploy }, open }: FlowRow): Beside | null {
  const [first, last] = [lengthIn(coding), lengthIn(deploy)]
  if (first === null || last === null || open === null) return null
  return {
    elapsedMs: first.elapsedMs + open.elapsedMs + last.elapsedMs,
    workingMs: first.workingMs + open.workingMs + last.workingMs,
  }
}

export function lengthIn({ elapsedMs, workingMs }: FlowRow['stages']['coding']): Beside | null {
  return elapsedMs === null || workingMs === null ? null : { elapsedMs, workingMs }
}
