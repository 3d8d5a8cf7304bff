/** The jobs behind the numbers of CI, one by one: which were asked for, in which order, and why one is in no number. Pure. */
import { eachJob, jobFlags, jobId, outcomes, type Job } from './job.ts'

export const jobKinds = [
  ...(['counted', 'ran', 'run-unknown', 'waited', 'wait-unknown', 'never-started'] as const),
  ...(['failed', 'flaky', 'rerun', 'not-counted'] as const),
] as const
export type JobKind = (typeof jobKinds)[number]

export interface JobWish {
  /** Of the jobs' creation: seconds since 1970; null for no limit. */
  from: number | null
  to: number | null
  only: JobKind | null
  isMeant: (job: Readonly<Job>) => boolean
}

export type ListedJob = Readonly<Job> & { id: string }

/** By the time at which they were made, then by number. */
export function listedIn(bytes: Buffer, { from, to, only, isMeant }: JobWish): ListedJob[] {
  const found: ListedJob[] = []
  eachJob(bytes, (job) => {
    if (job.createdAt < 0 && (from !== null || to !== null)) return
    if ((from !== null && job.createdAt < from) || (to !== null && job.createdAt > to)) return
    if ((only === null || isOf(job, only)) && isMeant(job)) found.push({ ...job, id: jobId(job) })
  })
  return found.sort(byTime)
}

function isOf(job: Readonly<Job>, kind: JobKind): boolean {
  const isCounted = whyNotCounted(job) === null
  return kind === 'not-counted' ? !isCounted : isCounted && kinds[kind](job)
}

/** Of those that count, as `ciAnswer` counts them. */
const kinds: Readonly<Record<Exclude<JobKind, 'not-counted'>, (job: Readonly<Job>) => boolean>> = {
  counted: () => true,
  ran: ({ ran, lost }) => ran >= 0 && lost < 0,
  'run-unknown': ({ ran, lost }) => ran < 0 && lost < 0,
  waited: ({ queued }) => queued >= 0,
  'wait-unknown': ({ queued, lost, flags }) =>
    queued < 0 && lost < 0 && (flags & jobFlags.rerun) === 0,
  'never-started': ({ lost }) => lost >= 0,
  failed: ({ outcome, lost }) => outcome === outcomes.failure && lost < 0,
  flaky: ({ flags }) => (flags & jobFlags.flakyFailure) > 0,
  rerun: ({ flags, ran }) => (flags & jobFlags.rerun) > 0 && ran >= 0,
}

export function byTime(a: JobPlace, b: JobPlace): number {
  return a.createdAt - b.createdAt || a.id.length - b.id.length || (a.id < b.id ? -1 : 1)
}

/** Where one stands in its list. */
export interface JobPlace {
  createdAt: number
  id: string
}

/** Null where it counts. */
export function whyNotCounted({ flags, outcome }: Pick<Job, 'flags' | 'outcome'>): string | null {
  if (flags & jobFlags.leftOut) return 'people left it out'
  if (outcome === outcomes.skipped) return 'it was skipped'
  if (outcome === outcomes.carriedOver) return 'it was taken over from an earlier attempt'
  return outcome === outcomes.running ? 'it is not over' : null
}
