/** The deployments and the jobs behind the numbers as text: a line for each, with the number by which it can be disputed. */
import type { FlowDeployment, FlowJob } from '#app/flow/verbs.ts'
import { duration } from '#std/duration.ts'
import type { Io } from '../io.ts'
import { table, type Column } from './table.ts'
import { wrap } from './wrap.ts'

type Terminal = Pick<Io, 'columns' | 'tableColumns' | 'paint'>

export function deploymentsText(
  io: Terminal,
  items: readonly FlowDeployment[],
  isMore: boolean,
): string {
  if (items.length === 0)
    return `${wrap('No such deployment. What is not known of them, cairn flow delivery says.', io.columns).join('\n')}\n`
  return said(io, [...table(deploymentColumns, items, io.tableColumns, io.paint)], {
    isMore,
    wrong: "Wrong? cairn flow dispute 'deployment ID' 'not production' --repository NAME …",
  })
}

export function jobsText(io: Terminal, items: readonly FlowJob[], isMore: boolean): string {
  if (items.length === 0) return 'No such job.\n'
  return said(io, [...table(jobColumns, items, io.tableColumns, io.paint)], {
    isMore,
    wrong: "Wrong? cairn flow dispute 'job ID' 'leave out' --repository NAME …",
  })
}

function said(
  io: Terminal,
  lines: readonly string[],
  { isMore, wrong }: { isMore: boolean; wrong: string },
): string {
  const more = 'There are more: --limit says how many are shown, and --json tells all.'
  return [
    ...[...lines, ''],
    ...(isMore ? wrap(more, io.columns) : []),
    ...wrap(wrong, io.columns),
    '',
  ].join('\n')
}

const deploymentColumns: Column<FlowDeployment>[] = [
  { head: 'deployment', of: ({ id }) => id },
  { head: 'when', of: ({ at, createdAt }) => minuteOf(at ?? createdAt) },
  { head: 'repository', minor: 3, of: ({ repository }) => repository },
  {
    head: 'to',
    mayShrink: true,
    of: ({ component, environment }) => [component, environment].filter(Boolean).join(' '),
  },
  { head: 'commit', minor: 2, of: ({ commit }) => commit?.slice(0, 7) ?? '–' },
  { head: 'taken for', mayShrink: true, of: takenFor },
]

/** `failed, as people said, 1 incident`; or why it does not count. */
function takenFor({ because, outcome, isSaid, incidents, isRework }: FlowDeployment): string {
  if (because !== null) return `not counted: ${because}`
  return [
    outcome ?? '',
    isSaid ? 'as people said' : '',
    incidents ? (incidents === 1 ? 'an incident after it' : `${incidents} incidents after it`) : '',
    isRework === true ? 'rework' : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

const jobColumns: Column<FlowJob>[] = [
  { head: 'job', of: ({ id }) => id },
  { head: 'made', of: ({ createdAt }) => minuteOf(createdAt) },
  { head: 'repository', minor: 3, of: ({ repository }) => repository },
  {
    head: 'name',
    mayShrink: true,
    of: ({ workflow, name }) => [workflow, name].filter(Boolean).join(': '),
  },
  { head: 'waited', isNumber: true, minor: 1, of: ({ waited }) => lengthOf(waited) },
  { head: 'ran', isNumber: true, minor: 2, of: ({ ran }) => lengthOf(ran) },
  { head: 'taken for', mayShrink: true, of: jobTakenFor },
]

function jobTakenFor({ because, flags, outcome, lost, attempt }: FlowJob): string {
  if (because !== null) return `not counted: ${because}`
  return [
    flags.neverStarted ? `never started, ${lengthOf(lost)} lost` : outcome,
    flags.flaky ? 'flaky' : '',
    flags.rerun ? `attempt ${attempt}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function lengthOf(minutes: number | null): string {
  return minutes === null ? '–' : duration(minutes)
}

/** By the clocks of UTC: `2026-01-05 09:00`. */
function minuteOf(moment: string | null): string {
  return moment === null ? '–' : moment.slice(0, 16).replace('T', ' ')
}
