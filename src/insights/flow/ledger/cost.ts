/**
 * What a part of the flow costs: its hours by cause, and what they come to per week. Parts are not added up: a job that was run again
 * waits for a runner within the time in which one waited for it to turn green. Pure.
 */
import { weeklySum, weeksMin, type WeeklySum } from '#std/weekly-sum.ts'
import { rounded, spreadMin } from '#std/spread.ts'
import { counted } from '#std/words.ts'
import type { WorkCalendar } from '#std/working-time.ts'
import { isWithin, type FlowQuestion } from '../answer.ts'
import { eachJob, jobFlags, outcomes, type Job } from '../ci/job.ts'
import type { FlowRow } from '../row.ts'
import type { Lot, Wait } from './causes.ts'
import { ledgerOf } from './ledger.ts'
import type { LedgerLine } from './shape.ts'
import { isOfJobs, type Subject } from './subject.ts'
import { eachWait, lotsOf, lotsOfJobs, ofJobs, waitsOfChanges } from './waits.ts'

export interface Material {
  rows: readonly FlowRow[]
  jobs: readonly Buffer[]
  /** Of the jobs those of the component that is asked for; null where nobody said which these are. */
  ofComponent: readonly Buffer[] | null
  window: FlowQuestion['window']
  calendar: WorkCalendar
  word: (id: number) => string | null
  perHour: number | null
}

export interface CostPart {
  line: LedgerLine
  weekly: Weekly
}

export interface Weekly {
  /** Whole weeks that are known, counted back from the end. */
  weeks: number
  /** Hours: working hours of changes, all hours of jobs. */
  perWeek: WeeklySum | null
  /** Why there is none. */
  because: string | null
}

export interface FlowCost {
  /** Those that cost most first. */
  parts: CostPart[]
  lots: Lot[]
  /** Of a job or a queue: how long its jobs ran, which is no waiting. */
  ran: { n: number; hours: number; weekly: Weekly } | null
}

const hourMs = 3_600_000
const weekMs = 7 * 24 * hourMs

/** Of all that waits where nothing is said. */
export function costOfFlow(subject: Subject | null, material: Material): FlowCost {
  const { rows, jobs, window, word, perHour } = material
  const waits = waitsOfChanges(rowsOf(subject, rows), material).filter(
    ({ cause }) => subject === null || subject.kind === 'component' || cause === subject.name,
  )
  const wants = jobsOf(subject, word)
  const its = subject?.kind === 'component' ? (material.ofComponent ?? []) : jobs
  const lots = [
    ...lotsOf(waits),
    ...lotsOfJobs(its, { window, word, wants }).filter(
      ({ cause }) => subject?.kind !== 'cause' || cause === subject.name,
    ),
  ]
  const spanOfChanges = spanOf(material, endsOfChanges(rows))
  const spanOfJobs = spanOf(material, endsOfJobs(jobs))
  const jobWeeks = weeksOfJobs({ jobs: its, window }, wants, spanOfJobs)
  const parts = ledgerOf(lots, { perHour }).map((line): CostPart => {
    const weeks = isOfJobs(line.cause)
      ? (jobWeeks.get(line.cause) ?? [])
      : weeksOfWaits(
          waits.filter(({ cause }) => cause === line.cause),
          spanOfChanges,
        )
    return { line, weekly: weeklyOf(weeks, line.n) }
  })
  const isOfMachines = subject?.kind === 'queue' || subject?.kind === 'job'
  return { parts, lots, ran: isOfMachines ? ranOf(material, wants, spanOfJobs) : null }
}

function rowsOf(subject: Subject | null, rows: readonly FlowRow[]): readonly FlowRow[] {
  if (subject?.kind === 'queue' || subject?.kind === 'job') return []
  if (subject?.kind !== 'component') return rows
  return rows.filter(({ components }) => components.includes(subject.name))
}

type Wants = (job: Readonly<Job>) => boolean

/** Those of a component were picked before. */
function jobsOf(subject: Subject | null, word: Material['word']): Wants {
  if (subject === null) return () => true
  const { kind, name } = subject
  switch (kind) {
    case 'component':
    case 'cause':
      return () => true
    case 'queue':
      return ({ queue }) => word(queue) === name
    case 'job':
      return (job) => {
        const its = word(job.name)
        return its !== null && (its === name || `${word(job.workflow) ?? ''}: ${its}` === name)
      }
  }
}

/** Whole weeks back from the end of the window, as far as anything is known. */
interface WeekSpan {
  to: number
  weeks: number
}

/** The first and the last that is known to have happened; milliseconds since 1970. */
type Ends = { first: number; last: number } | null

function spanOf({ window }: Material, ends: Ends): WeekSpan {
  if (ends === null) return { to: 0, weeks: 0 }
  const to = Math.min(window.to ?? ends.last, ends.last)
  const from = Math.max(window.from ?? ends.first, ends.first)
  return { to, weeks: Math.max(0, Math.floor((to - from) / weekMs)) }
}

function reaching(ends: Ends, at: number): Ends {
  return ends === null
    ? { first: at, last: at }
    : { first: Math.min(ends.first, at), last: Math.max(ends.last, at) }
}

function endsOfChanges(rows: readonly FlowRow[]): Ends {
  return rows.reduce<Ends>(
    (ends, { openedAt, endedAt }) => reaching(reaching(ends, openedAt), endedAt ?? openedAt),
    null,
  )
}

function endsOfJobs(jobs: readonly Buffer[]): Ends {
  let ends: Ends = null
  for (const bytes of jobs)
    eachJob(bytes, ({ createdAt }) => {
      if (createdAt >= 0) ends = reaching(ends, createdAt * 1000)
    })
  return ends
}

/** Its place, oldest first; -1 of what lies in none. */
function weekAt({ to, weeks }: WeekSpan, at: number): number {
  const back = Math.floor((to - at) / weekMs)
  return back < 0 || back >= weeks ? -1 : weeks - 1 - back
}

function empty({ weeks }: WeekSpan): number[] {
  return Array.from<number>({ length: weeks }).fill(0)
}

function weeksOfWaits(waits: readonly Wait[], span: WeekSpan): number[] {
  const weeks = empty(span)
  for (const { at, workingMs, elapsedMs } of waits) {
    const place = weekAt(span, at)
    if (place >= 0) weeks[place] = (weeks[place] ?? 0) + (workingMs ?? elapsedMs) / hourMs
  }
  return weeks
}

function weeksOfJobs(
  { jobs, window }: Pick<Material, 'jobs' | 'window'>,
  wants: Wants,
  span: WeekSpan,
): Map<string, number[]> {
  const all = ofJobs.map((cause) => ({ cause, weeks: empty(span) }))
  eachWait(jobs, { window, wants }, (which, seconds, { createdAt }) => {
    const place = weekAt(span, createdAt * 1000)
    const weeks = all[which]?.weeks
    if (place >= 0 && weeks !== undefined) weeks[place] = (weeks[place] ?? 0) + seconds / 3600
  })
  return new Map(all.map(({ cause, weeks }) => [cause, weeks]))
}

function ranOf({ jobs, window }: Material, wants: Wants, span: WeekSpan): FlowCost['ran'] {
  const weeks = empty(span)
  let [n, seconds] = [0, 0]
  for (const bytes of jobs)
    eachJob(bytes, (job) => {
      const { createdAt, ran, flags, outcome } = job
      if (createdAt < 0 || ran < 0 || outcome === outcomes.carriedOver) return
      if (flags & jobFlags.leftOut || !isWithin(window, createdAt * 1000) || !wants(job)) return
      n++
      seconds += ran
      const place = weekAt(span, createdAt * 1000)
      if (place >= 0) weeks[place] = (weeks[place] ?? 0) + ran / 3600
    })
  return n === 0 ? null : { n, hours: rounded(seconds / 3600), weekly: weeklyOf(weeks, n) }
}

function weeklyOf(weeks: readonly number[], n: number): Weekly {
  const perWeek = n < spreadMin ? null : weeklySum(weeks)
  const because =
    n < spreadMin
      ? `it happened ${counted(n, 'time')}, too seldom for a number per week`
      : `${counted(weeks.length, 'whole week')} of it ${weeks.length === 1 ? 'is' : 'are'} known; ${weeksMin} are needed`
  return { weeks: weeks.length, perWeek, because: perWeek === null ? because : null }
}
