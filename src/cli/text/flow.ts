/** The flow of changes as text: the stages as a table, what is left out, and how sure the middle is. */
import { FlowAnswer, type FlowChange, type InBothTimes } from '#app/flow/verbs.ts'
import { duration, hoursOf } from '#std/duration.ts'
import { shortWeekdayNames } from '#std/weekdays.ts'
import { amount, counted } from '#std/words.ts'
import type { Io } from '../io.ts'
import { table, type Column } from './table.ts'
import { wrap } from './wrap.ts'

type Terminal = Pick<Io, 'columns' | 'tableColumns' | 'paint'>

interface Line {
  name: string
  times: InBothTimes
  why: string
}

const names = {
  ...{ coding: 'coding', draft: 'draft', pickup: 'pickup', review: 'review', rework: 'rework' },
  ...{ mergeWait: 'merge wait', deploy: 'deploy' },
} as const

/** `by` is what it was asked in groups of. */
export function flowText(io: Terminal, given: unknown, by = 'group'): string {
  const answer = FlowAnswer.parse(given)
  const { n, stages, sums, calendar, repositories, groups } = answer
  if (repositories.length === 0) return `${wrap(nothing, io.columns).join('\n')}\n`
  const lines: Line[] = [
    ...Object.entries(names).map(([key, name]) => ({
      ...{ name, times: stages[isStage(key) ? key : 'coding'] },
      why: whyText(stages[isStage(key) ? key : 'coding'].without),
    })),
    { name: 'open, in all', times: sums.openTime, why: '' },
    { name: 'lead time', times: sums.leadTime, why: 'first commit to production' },
    { name: 'unreviewed', times: sums.unreviewed, why: 'ready to merged, in no stage of review' },
  ]
  const days = calendar.days.length === 7 ? 'every day' : `${calendar.days.length} days a week`
  const about = `${counted(n, 'merged change')} of ${repositories.join(', ')}. Working time is ${calendar.hours}, ${days}, in ${calendar.zone}.`
  return [
    ...wrap(about, io.columns),
    '',
    ...table(columns, lines, io.tableColumns, io.paint),
    '',
    ...wrap(
      'p50, p75, p90: half, three in four, nine in ten took no longer. Below eight changes none is told.',
      io.columns,
    ),
    ...answer.leftOut.flatMap(({ what, count, why }) =>
      wrap(`Left out: ${amount(count, what)} (${why}).`, io.columns),
    ),
    ...(groups.length === 0
      ? []
      : ['', ...table(groupColumns(by), groups, io.tableColumns, io.paint)]),
    '',
  ].join('\n')
}

const nothing =
  'No forge has told anything yet. cairn import github DIR --repository OWNER/NAME reads what was saved of one (docs/import.md); cairn sync OWNER/NAME asks one itself (docs/sync.md).'

const columns: Column<Line>[] = [
  { head: 'stage', of: ({ name }) => name },
  { head: 'n', isNumber: true, of: ({ times }) => String(times.elapsed.n) },
  { head: 'p50', isNumber: true, of: ({ times }) => told(times.elapsed.p50, duration) },
  { head: 'p75', isNumber: true, minor: 2, of: ({ times }) => told(times.elapsed.p75, duration) },
  { head: 'p90', isNumber: true, of: ({ times }) => told(times.elapsed.p90, duration) },
  { head: 'p50 worked', isNumber: true, of: ({ times }) => told(times.working.p50, hoursOf) },
  {
    head: 'p90 worked',
    isNumber: true,
    minor: 1,
    of: ({ times }) => told(times.working.p90, hoursOf),
  },
  { head: 'not counted', minor: 3, mayShrink: true, of: ({ why }) => why },
]

/** What the key of a group is, where that is not what it was asked by. */
const heads: Readonly<Record<string, string>> = {
  ...{ week: 'week from', size: 'lines', hour: 'opened' },
}

const groupColumns = (by: string): Column<FlowAnswer['groups'][number]>[] => [
  { head: heads[by] ?? by, of: ({ key }) => (by === 'hour' ? hourSaid(key) : key) },
  { head: 'n', isNumber: true, of: ({ n }) => String(n) },
  { head: 'open p50', isNumber: true, of: ({ openTime }) => told(openTime.elapsed.p50, duration) },
  { head: 'pickup', isNumber: true, of: ({ stages }) => told(stages.pickup.elapsed.p50, duration) },
  { head: 'review', isNumber: true, of: ({ stages }) => told(stages.review.elapsed.p50, duration) },
  {
    head: 'merge wait',
    isNumber: true,
    of: ({ stages }) => told(stages.mergeWait.elapsed.p50, duration),
  },
]

/** `1 9` is Monday at nine. */
function hourSaid(key: string): string {
  const [weekday = 0, hour = 0] = key.split(' ').map(Number)
  return `${shortWeekdayNames[weekday - 1] ?? ''} ${hour}:00`
}

function told(minutes: number | null, words: (minutes: number) => string): string {
  return minutes === null ? '–' : words(minutes)
}

function whyText(without: readonly { because: string; count: number }[]): string {
  return without.map(({ because, count }) => `${count} ${because}`).join(', ')
}

function isStage(name: string): name is keyof typeof names {
  return Object.hasOwn(names, name)
}

export function changesText(io: Terminal, changes: readonly FlowChange[]): string {
  if (changes.length === 0) return 'No changes.\n'
  return [...table(changeColumns, changes, io.tableColumns, io.paint), ''].join('\n')
}

const changeColumns: Column<FlowChange>[] = [
  { head: 'change', of: ({ repository, number }) => `${repository}#${number}` },
  { head: 'is', of: ({ outcome }) => outcome },
  { head: 'open', isNumber: true, of: ({ openTime }) => told(openTime?.elapsed ?? null, duration) },
  ...Object.entries(names).map(([key, name], index): Column<FlowChange> => {
    const stage = isStage(key) ? key : 'coding'
    return {
      ...{ head: name, isNumber: true, minor: 8 - index },
      of: ({ stages }) => told(stages[stage].elapsed, duration),
    }
  }),
]
