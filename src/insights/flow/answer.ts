/** The flow of changes that were merged in a window: each stage, their sums, and both in groups. Pure. */
import type { AnswerWindow, LeftOut } from '../insight.ts'
import { localHour, weekOf } from '#std/week-hours.ts'
import type { WorkCalendar } from '#std/working-time.ts'
import { bothTimes } from './lengths.ts'
import { havingOf, leadTimeOf, lengthIn, type ChangeMeasure } from './measured.ts'
import type { FlowRow } from './row.ts'
import type { FlowAnswer, Grouping, InBothTimes } from './shape.ts'
import type { StageName } from './stages.ts'

export interface FlowQuestion {
  window: { label: string; from: number | null; to: number | null }
  /** Only changes of this component. */
  component: string | null
  by: Grouping | null
}

export function flowAnswer(
  all: readonly FlowRow[],
  { question, calendar }: { question: FlowQuestion; calendar: WorkCalendar },
): Pick<FlowAnswer, 'window' | 'n' | 'leftOut' | 'stages' | 'sums' | 'groups'> {
  const { component, window } = question
  const asked = component === null ? all : all.filter((row) => row.components.includes(component))
  const merged = asked.filter((row) => row.outcome === 'merged' && isWithin(window, row.endedAt))
  const rows = merged.filter(({ flags }) => !flags.leftOut)
  return {
    window: shown(window),
    n: rows.length,
    leftOut: leftOutOf(asked, { merged, window }),
    stages: stagesTold(rows),
    sums: sumsTold(rows),
    groups: question.by === null ? [] : groupsTold(rows, { by: question.by, calendar }),
  }
}

export function isWithin({ from, to }: FlowQuestion['window'], at: number | null): at is number {
  return at !== null && (from === null || at >= from) && (to === null || at <= to)
}

export function shown({ label, from, to }: FlowQuestion['window']): AnswerWindow {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return { label, from: iso(from), to: iso(to) }
}

function stagesTold(rows: readonly FlowRow[]): FlowAnswer['stages'] {
  const told = (name: StageName): FlowAnswer['stages'][StageName] => {
    const stages = rows.map((row) => row.stages[name])
    const without = Map.groupBy(
      stages.flatMap(({ because }) => because ?? []),
      (because) => because,
    )
    return {
      ...bothTimes(
        stages.flatMap((stage) => lengthIn(stage) ?? []),
        unknownIn(rows, name),
      ),
      without: [...without]
        .map(([because, { length }]) => ({ because, count: length }))
        .sort((a, b) => b.count - a.count || (a.because < b.because ? -1 : 1)),
    }
  }
  return {
    ...{ coding: told('coding'), draft: told('draft'), pickup: told('pickup') },
    ...{ review: told('review'), rework: told('rework'), mergeWait: told('mergeWait') },
    deploy: told('deploy'),
  }
}

function unknownIn(rows: readonly FlowRow[], measure: ChangeMeasure): number {
  return rows.filter((row) => havingOf(row, measure) === 'unknown').length
}

function sumsTold(rows: readonly FlowRow[]): FlowAnswer['sums'] {
  const unreviewed = rows.filter(({ flags }) => flags.unreviewed)
  return {
    openTime: openTimeOf(rows),
    leadTime: bothTimes(
      rows.flatMap((row) => leadTimeOf(row) ?? []),
      unknownIn(rows, 'leadTime'),
    ),
    pickupFromRequest: bothTimes(
      rows.flatMap(({ fromRequest }) => fromRequest ?? []),
      unknownIn(rows, 'pickupFromRequest'),
    ),
    mergeQueue: bothTimes(
      rows.flatMap(({ queue }) => queue ?? []),
      unknownIn(rows, 'mergeQueue'),
    ),
    unreviewed: bothTimes(
      unreviewed.flatMap(({ stages }) => lengthIn(stages.mergeWait) ?? []),
      unknownIn(rows, 'pickup'),
    ),
  }
}

function openTimeOf(rows: readonly FlowRow[]): InBothTimes {
  return bothTimes(
    rows.flatMap(({ open }) => open ?? []),
    unknownIn(rows, 'openTime'),
  )
}

function groupsTold(
  rows: readonly FlowRow[],
  { by, calendar }: { by: Grouping; calendar: WorkCalendar },
): FlowAnswer['groups'] {
  const groups = Map.groupBy(
    rows.flatMap((row) => keysOf(row, { by, calendar }).map((key) => ({ key, row }))),
    ({ key }) => key,
  )
  return [...groups]
    .map(([key, ones]) => {
      const its = ones.map(({ row }) => row)
      return { key, n: its.length, stages: stagesTold(its), openTime: openTimeOf(its) }
    })
    .sort((a, b) => orderOf(by, a.key) - orderOf(by, b.key) || (a.key < b.key ? -1 : 1))
}

/** A change of several components is in the group of each. */
function keysOf(
  row: FlowRow,
  { by, calendar }: { by: Grouping; calendar: WorkCalendar },
): readonly string[] {
  switch (by) {
    case 'week':
      return row.endedAt === null ? [] : [weekOf(calendar, row.endedAt)]
    case 'month':
      return row.endedAt === null ? [] : [localHour(calendar, row.endedAt).day.slice(0, 7)]
    case 'component':
      return row.components.length === 0 ? ['none'] : row.components
    case 'size':
      return [sizeClass(row.size)]
    case 'hour': {
      const { weekday, hour } = localHour(calendar, row.openedAt)
      return [`${weekday} ${hour}`]
    }
  }
}

const sizes = [
  'up to 10 lines',
  '11 to 50 lines',
  '51 to 200 lines',
  '201 to 500 lines',
  '501 to 1,000 lines',
  'more than 1,000 lines',
  'unknown',
]
const bounds = [10, 50, 200, 500, 1000]

export function sizeClass(size: number | null): string {
  if (size === null) return 'unknown'
  const place = bounds.findIndex((bound) => size <= bound)
  return sizes[place < 0 ? bounds.length : place] ?? 'unknown'
}

function orderOf(by: Grouping, key: string): number {
  if (by === 'size') return sizes.indexOf(key)
  const [weekday = 0, hour = 0] = by === 'hour' ? key.split(' ').map(Number) : []
  return weekday * 24 + hour
}

function leftOutOf(
  asked: readonly FlowRow[],
  { merged, window }: { merged: readonly FlowRow[]; window: FlowQuestion['window'] },
): LeftOut[] {
  const count = (test: (row: FlowRow) => boolean) =>
    asked.filter((row) => !row.flags.leftOut && test(row)).length
  return [
    {
      what: 'changes that are still open',
      count: count(({ outcome }) => outcome === 'open'),
      why: 'their stages are not over; work in progress tells of them',
    },
    {
      what: 'changes closed without being merged',
      count: count(({ outcome, endedAt }) => outcome === 'closed' && isWithin(window, endedAt)),
      why: 'they went nowhere; each is in the list of changes',
    },
    {
      what: 'changes that ended at an unknown time',
      count: count(({ outcome, endedAt }) => outcome !== 'open' && endedAt === null),
      why: 'they may lie outside the window; each is in the list of changes',
    },
    {
      what: 'changes that people left out',
      count: merged.filter(({ flags }) => flags.leftOut).length,
      why: 'somebody said that they tell nothing; the log says why',
    },
  ].filter((one) => one.count > 0)
}
