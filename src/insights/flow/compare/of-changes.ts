/** Numbers of changes week by week: of those merged in each, and of those open at its end. Pure. */
import type { Weeks } from '#std/before-after.ts'
import { dealtToWeeks, weekMs, type WeekSpan } from '#std/whole-weeks.ts'
import { leadTimeOf } from '../measured.ts'
import { isReviewKnown, type Beside, type FlowRow } from '../row.ts'
import type { StageName } from '../stages.ts'
import type { FlowMeasure } from './measures.ts'

const minuteMs = 60_000

type Weekly = Pick<WeekSpan, 'from' | 'weeks'>

/** Of changes merged in each week. Rows that people left out are not counted. */
export function weeksOfChanges(
  measure: FlowMeasure,
  rows: readonly FlowRow[],
  span: Weekly,
): Weeks {
  const merged = rows.filter((row) => row.outcome === 'merged' && !row.flags.leftOut)
  const weeks = dealtToWeeks(merged, span, ({ endedAt }) => endedAt)
  if (measure === 'throughput') return { of: 'rate', weeks: weeks.map(({ length }) => length) }
  if (measure === 'unreviewed_share')
    return {
      of: 'share',
      weeks: weeks.map((week) => {
        const known = week.filter(isReviewKnown)
        return { yes: known.filter(({ flags }) => flags.unreviewed).length, all: known.length }
      }),
    }
  return {
    of: 'median',
    weeks: weeks.map((week) => week.flatMap((row) => valueOf(measure, row) ?? [])),
  }
}

/** How many were open as each week ended: a change that was closed and opened again counts from its first opening on. */
export function weeksOfOpen(rows: readonly FlowRow[], { from, weeks }: Weekly): Weeks {
  const counted = rows.filter(
    ({ flags, outcome, endedAt }) => !flags.leftOut && (outcome === 'open' || endedAt !== null),
  )
  const openAt = (at: number) =>
    counted.filter(({ openedAt, endedAt }) => openedAt < at && (endedAt === null || endedAt >= at))
      .length
  return {
    of: 'rate',
    weeks: Array.from({ length: weeks }, (_, week) => openAt(from + (week + 1) * weekMs)),
  }
}

const stageOf: Partial<Record<FlowMeasure, StageName>> = {
  ...{ coding: 'coding', draft: 'draft', pickup: 'pickup', review: 'review', rework: 'rework' },
  ...{ merge_wait: 'mergeWait', deploy: 'deploy' },
}

function valueOf(measure: FlowMeasure, row: FlowRow): number | null {
  if (measure === 'batch_size') return row.size
  if (measure === 'open_time') return inMinutes(row.open)
  if (measure === 'lead_time') return inMinutes(leadTimeOf(row))
  // Of what nobody reviewed, the whole way counts as merge wait, so that the stages sum up; no review was over.
  if (measure === 'merge_wait' && row.flags.unreviewed) return null
  const stage = stageOf[measure]
  const workingMs = stage === undefined ? null : row.stages[stage].workingMs
  return workingMs === null ? null : workingMs / minuteMs
}

function inMinutes(length: Beside | null): number | null {
  return length === null ? null : length.workingMs / minuteMs
}
