/** The jobs behind the numbers of CI, one by one: which were asked for, in which order, and why one is in no number. Pure. */
import { eachJob, jobFlags, jobId, outcomes, type Job } from './job.ts'

export const jobKinds = ['never-started', 'flaky', 'rerun', 'not-counted'] as const
export type JobKind = (typeof jobKinds)[number]

export interface JobWish {
  /** Of the jobs' creation: seconds since 1970; null for no limit. */
  from: number | null
  to: number | null
  only: JobKind | null
  isNamed: (job: Readonly<Job>) => boolean
}

export type ListedJob = Readonly<Job> & { id: string }

/** By the time at which they were made, then by number. */
export function listedIn(bytes: Buffer, { from, to, only, isNamed }: JobWish): ListedJob[] {
  const found: ListedJob[] = []
  eachJob(bytes, (job) => {
    if (job.createdAt < 0 && (from !== null || to !== null)) return
    if ((from !== null && job.createdAt < from) || (to !== null && job.createdAt > to)) return
    if ((only === null || isOf(job, only)) && isNamed(job)) found.push({ ...job, id: jobId(job) })
  })
  return found.sort(byTime)
}

function isOf(job: Readonly<Job>, kind: JobKind): boolean {
  switch (kind) {
    case 'never-started':
      return job.lost >= 0
    case 'flaky':
      return (job.flags & jobFlags.flakyFailure) > 0
    case 'rerun':
      return (job.flags & jobFlags.rerun) > 0 && job.ran >= 0
    case 'not-counted':
      return whyNotCounted(job) !== null
  }
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
