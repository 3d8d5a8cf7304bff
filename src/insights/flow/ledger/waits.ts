/** The waits that the ledger sums: those of changes by their stages, and those of jobs. Pure. */
import { localHour } from '#std/week-hours.ts'
import { weekdayNames } from '#std/weekdays.ts'
import type { WorkCalendar } from '#std/working-time.ts'
import { isWithin, sizeClass, type FlowQuestion } from '../answer.ts'
import { eachJob, jobFlags, type Job } from '../ci/job.ts'
import type { FlowRow } from '../row.ts'
import type { StageName } from '../stages.ts'
import { sampleMax, type Cause, type Lot, type Wait } from './causes.ts'

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
      weekday: [weekdayNames[localHour(calendar, row.openedAt).weekday - 1] ?? ''],
    }
    const ofStages = Object.entries(stageOf).flatMap(([cause, stage]): Wait[] => {
      const { elapsedMs, workingMs } = stages[stage]
      if (!isStageCause(cause) || elapsedMs === null || workingMs === null) return []
      // Of what nobody reviewed, the whole way counts as merge wait, so that the stages sum up; no review was over.
      if (cause === 'merge_wait' && flags.unreviewed) return []
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

/** By cause. */
export function lotsOf(waits: readonly Wait[]): Lot[] {
  return [...Map.groupBy(waits, ({ cause }) => cause)].map(([cause, its]) => {
    const inTime = its.toSorted((a, b) => a.at - b.at || a.elapsedMs - b.elapsedMs)
    const every = Math.ceil(its.length / sampleMax)
    return {
      ...{ cause, n: its.length, elapsedMs: sumOf(its.map(({ elapsedMs }) => elapsedMs)) },
      workingMs: sumOf(its.map(({ workingMs }) => workingMs ?? 0)),
      people: new Set(its.flatMap(({ who, elapsedMs }) => (elapsedMs > 0 ? (who ?? []) : []))),
      sample: inTime.filter((_, index) => isTaken(index, every)),
    }
  })
}

/** One of `every`, evenly, and in step with nothing: jobs come in runs of as many as a workflow has (Weyl's sequence of the golden ratio). */
function isTaken(index: number, every: number): boolean {
  return (Math.imul(index, 0x9e3779b1) >>> 0) / 2 ** 32 < 1 / every
}

function sumOf(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0)
}

export const ofJobs = ['ci_queue', 'ci_never_started', 'ci_flaky'] as const

interface JobsWish {
  window: FlowQuestion['window']
  /** Gives the name behind a number. */
  word: (id: number) => string | null
  /** Only those that are wanted; all when absent. */
  wants?: (job: Readonly<Job>) => boolean
}

/** Two passes, so that no more of 200,000 jobs become objects than are looked at: one counts, and one takes every so many-th. */
export function lotsOfJobs(
  kept: readonly Buffer[],
  { window, word, wants = () => true }: JobsWish,
): Lot[] {
  const totals = ofJobs.map((cause) => ({ cause, n: 0, seconds: 0 }))
  eachWait(kept, { window, wants }, (place, seconds) => {
    const total = totals[place]
    if (total === undefined) return
    total.n++
    total.seconds += seconds
  })
  const every = totals.map(({ n }) => Math.max(1, Math.ceil(n / sampleMax)))
  const seen = totals.map(() => 0)
  const samples = totals.map((): Wait[] => [])
  eachWait(kept, { window, wants }, (place, seconds, job) => {
    const count = seen[place] ?? 0
    seen[place] = count + 1
    const { cause } = totals[place] ?? {}
    if (cause !== undefined && isTaken(count, every[place] ?? 1))
      samples[place]?.push(waitOf(job, { cause, seconds, word }))
  })
  return totals.flatMap(({ cause, n, seconds }, place) =>
    n === 0
      ? []
      : [
          {
            ...{ cause, n, elapsedMs: seconds * 1000, workingMs: null, people: new Set<number>() },
            sample: samples[place] ?? [],
          },
        ],
  )
}

/** `place` is the cause's in `ofJobs`. */
export function eachWait(
  kept: readonly Buffer[],
  { window, wants }: Required<Pick<JobsWish, 'window' | 'wants'>>,
  look: (place: number, seconds: number, job: Readonly<Job>) => void,
): void {
  for (const bytes of kept)
    eachJob(bytes, (job) => {
      const { createdAt, queued, lost, flakyWait, flags } = job
      if (createdAt < 0 || flags & jobFlags.leftOut || !isWithin(window, createdAt * 1000)) return
      if (!wants(job)) return
      if (queued > 0) look(0, queued, job)
      if (lost > 0) look(1, lost, job)
      if (flakyWait > 0) look(2, flakyWait, job)
    })
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
      weekday: [weekdayNames[(new Date(createdAt * 1000).getUTCDay() + 6) % 7] ?? ''],
    },
  }
}
