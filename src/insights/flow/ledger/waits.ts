/** The waits that the ledger sums: those of changes by their stages, and those of jobs. Pure. */
import { localHour } from '#std/week-hours.ts'
import type { WorkCalendar } from '#std/working-time.ts'
import { isWithin, sizeClass, type FlowQuestion } from '../answer.ts'
import { eachJob, jobFlags, type Job } from '../ci/job.ts'
import type { FlowRow } from '../row.ts'
import type { StageName } from '../stages.ts'
import type { Cause, Wait } from './causes.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const stageOf = {
  ...{ pickup: 'pickup', review: 'review', rework: 'rework' },
  ...{ merge_wait: 'mergeWait', deploy_wait: 'deploy' },
} as const satisfies Partial<Record<Cause, StageName>>

/** Of changes merged in the window. The merge queue is taken out of the wait to be merged. */
export function waitsOfChanges(
  rows: readonly FlowRow[],
  { window, calendar }: { window: FlowQuestion['window']; calendar: WorkCalendar },
): Wait[] {
  return rows.flatMap((row): Wait[] => {
    const { outcome, endedAt: at, flags, stages, queue, author: who } = row
    if (outcome !== 'merged' || flags.leftOut || !isWithin(window, at)) return []
    const factors = {
      component: row.components,
      size: [sizeClass(row.size)],
      weekday: [weekdays[localHour(calendar, row.openedAt).weekday - 1] ?? ''],
    }
    const ofStages = Object.entries(stageOf).flatMap(([cause, stage]): Wait[] => {
      const { elapsedMs, workingMs } = stages[stage]
      if (!isStageCause(cause) || elapsedMs === null || workingMs === null) return []
      const inQueue = cause === 'merge_wait' ? (queue ?? none) : none
      const rest = {
        elapsedMs: elapsedMs - inQueue.elapsedMs,
        workingMs: workingMs - inQueue.workingMs,
      }
      return [{ cause, at, ...rest, who, factors }]
    })
    return queue === null
      ? ofStages
      : [...ofStages, { cause: 'merge_queue', at, ...queue, who, factors }]
  })
}

const none = { elapsedMs: 0, workingMs: 0 }

function isStageCause(cause: string): cause is keyof typeof stageOf {
  return Object.hasOwn(stageOf, cause)
}

/** `word` gives the name behind a number. */
export function waitsOfJobs(
  kept: readonly Buffer[],
  { window, word }: { window: FlowQuestion['window']; word: (id: number) => string | null },
): Wait[] {
  const waits: Wait[] = []
  for (const bytes of kept)
    eachJob(bytes, (job) => {
      const at = job.createdAt * 1000
      if (job.createdAt < 0 || job.flags & jobFlags.leftOut || !isWithin(window, at)) return
      for (const [cause, seconds] of lengthsOf(job))
        if (seconds > 0) waits.push(waitOf(job, { cause, seconds, word }))
    })
  return waits
}

function lengthsOf({ queued, lost, flakyWait }: Readonly<Job>): [Cause, number][] {
  return [
    ['ci_queue', queued],
    ['ci_never_started', lost],
    ['ci_flaky', flakyWait],
  ]
}

function waitOf(
  { createdAt, queue, workflow }: Readonly<Job>,
  { cause, seconds, word }: { cause: Cause; seconds: number; word: (id: number) => string | null },
): Wait {
  const named = (id: number) => [word(id) ?? 'unknown']
  return {
    ...{ cause, at: createdAt * 1000, elapsedMs: seconds * 1000, workingMs: null, who: null },
    factors: {
      ...{ queue: named(queue), workflow: named(workflow) },
      weekday: [weekdays[(new Date(createdAt * 1000).getUTCDay() + 6) % 7] ?? ''],
    },
  }
}
