/** The changes behind the numbers, one by one: which were asked for, as they are counted. Pure. */
import { isWithin, type FlowQuestion } from './answer.ts'
import { havingOf, type ChangeMeasure } from './measured.ts'
import type { FlowRow } from './row.ts'
import { largeLines, workKinds, type WorkKind } from './delivery/work.ts'

const ofRows = ['counted', 'opened', 'unreviewed', 'large', 'left-out', 'end-unknown'] as const
export const changeKinds = [...ofRows, ...workKinds] as const
export type ChangeKind = (typeof changeKinds)[number]

/** With the number; or nobody knows whether there is one; or all without one. */
export const toldKinds = ['known', 'unknown', 'without'] as const

export interface ChangeWish {
  window: FlowQuestion['window']
  component: string | null
  outcome: FlowRow['outcome'] | null
  only: ChangeKind | null
  /** Of what was merged in the window, as the stages are counted. */
  measure: { name: ChangeMeasure; told: (typeof toldKinds)[number] } | null
  /** The last that is known to have happened: what has no end lies there. */
  newestAt: number | null
}

/** All but what `only` asks of the work in hand. */
export function isListed(row: FlowRow, wish: ChangeWish): boolean {
  const { component, outcome, only, measure } = wish
  return (
    (component === null || row.components.includes(component)) &&
    (outcome === null || row.outcome === outcome) &&
    (measure === null || isMeasured(row, wish, measure)) &&
    (only === null ? measure !== null || isInSpan(row, wish) : isOf(row, only, wish))
  )
}

export function isWorkKind(only: ChangeKind | null): only is WorkKind {
  return workKinds.some((kind) => kind === only)
}

function isMeasured(
  row: FlowRow,
  wish: ChangeWish,
  { name, told }: NonNullable<ChangeWish['measure']>,
): boolean {
  const having = havingOf(row, name)
  return isMerged(row, wish) && (told === 'without' ? having !== 'known' : having === told)
}

function isOf(row: FlowRow, only: ChangeKind, wish: ChangeWish): boolean {
  const { window } = wish
  switch (only) {
    case 'counted':
      if (row.flags.leftOut) return false
      return row.outcome === 'open' ? row.open !== null : isWithin(window, row.endedAt)
    case 'opened':
      return !row.flags.leftOut && isWithin(window, row.openedAt)
    case 'unreviewed':
      return row.flags.unreviewed && isMerged(row, wish)
    case 'large':
      return (row.size ?? 0) > largeLines && isMerged(row, wish)
    case 'left-out':
      return row.flags.leftOut && isInSpan(row, wish)
    case 'end-unknown':
      return !row.flags.leftOut && row.outcome !== 'open' && row.endedAt === null
    default:
      // Which of them are is told by the work in hand.
      return !row.flags.leftOut
  }
}

function isMerged({ outcome, flags, endedAt }: FlowRow, { window }: ChangeWish): boolean {
  return outcome === 'merged' && !flags.leftOut && isWithin(window, endedAt)
}

/** What is open is so now, whichever span is asked for. */
function isInSpan(row: FlowRow, { window, outcome, newestAt }: ChangeWish): boolean {
  if (window.label === 'all' || (outcome === 'open' && row.outcome === 'open')) return true
  return isWithin(window, row.endedAt ?? newestAt)
}
