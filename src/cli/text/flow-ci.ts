/** CI in a few lines: how long jobs run and wait, what never started, what was flaky; and the jobs that take most. */
import { CiAnswer } from '#app/flow/verbs.ts'
import { hoursOf } from '#std/duration.ts'
import { counted, percent } from '#std/words.ts'
import type { Io } from '../io.ts'
import { table, type Column } from './table.ts'
import { wrap } from './wrap.ts'

const shown = 8

/** As `flow.ci` answers, by itself. */
export function showCi(io: Pick<Io, 'columns' | 'tableColumns' | 'paint'>, given: unknown): string {
  return ciText(io, CiAnswer.parse(given)).slice(1)
}

export function ciText(
  io: Pick<Io, 'columns' | 'tableColumns' | 'paint'>,
  answer: CiAnswer,
): string {
  const { n, run, queue, neverStarted, flaky, rerun, items, component, because, hint } = answer
  if (because !== null || neverStarted === null || flaky === null) {
    const untold = `CI cannot be told: ${because}. ${hint ?? ''}`.trim()
    return `\n${wrap(untold, io.columns).join('\n')}\n`
  }
  const of = component === null ? 'CI' : `CI of ${component}`
  if (n === 0) return `\n${wrap(`${of}: no jobs were read.`, io.columns).join('\n')}\n`
  const half = run.p50 === null ? '' : `; the median one ran ${hoursOf(run.p50)}`
  const wait = queue.p50 === null ? '' : ` and waited ${hoursOf(queue.p50)} for a runner`
  const never =
    neverStarted.n === 0
      ? ''
      : ` ${counted(neverStarted.n, 'job')} never started: ${hoursOf(neverStarted.hours * 60)} lost.`
  const again =
    flaky.failures === 0
      ? ''
      : ` Flaky: ${flaky.failures} of ${counted(flaky.ofFailures, 'failure')}${flaky.share === null ? '' : ` (${percent(flaky.share)})`}, ${hoursOf(flaky.runnerMinutes)} of runners, ${hoursOf(flaky.waitHours * 60)} until green.`
  const anew =
    rerun === null || rerun.n === 0
      ? ''
      : ` Run again: ${counted(rerun.n, 'job')}, ${hoursOf(rerun.runnerMinutes)} of runners.`
  return [
    '',
    ...wrap(`${of}: ${counted(n, 'job')}${half}${wait}.${never}${again}${anew}`, io.columns),
    '',
    ...table(columns, items.slice(0, shown), io.tableColumns, io.paint),
    '',
  ].join('\n')
}

const columns: Column<CiAnswer['items'][number]>[] = [
  {
    head: 'job',
    mayShrink: true,
    of: ({ workflow, name }) => [workflow, name].filter(Boolean).join(': ') || 'unnamed',
  },
  { head: 'n', isNumber: true, of: ({ jobs }) => String(jobs) },
  { head: 'run p50', isNumber: true, of: ({ run }) => told(run.p50) },
  { head: 'wait p50', isNumber: true, of: ({ queue }) => told(queue.p50) },
  { head: 'wait p90', isNumber: true, minor: 1, of: ({ queue }) => told(queue.p90) },
  { head: 'never', isNumber: true, minor: 2, of: ({ neverStarted }) => String(neverStarted.n) },
  { head: 'flaky', isNumber: true, minor: 3, of: ({ flaky }) => String(flaky.failures) },
]

function told(minutes: number | null): string {
  return minutes === null ? '–' : hoursOf(minutes)
}
