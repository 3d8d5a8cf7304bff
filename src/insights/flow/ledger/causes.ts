/** What people wait for, in the words of the ledger; the same words as the playbook of remedies has, where it has one. */
export const causes = {
  pickup: 'waiting for a first review',
  review: 'in review',
  rework: 'waiting for changes that were asked for',
  merge_wait: 'waiting to be merged after review',
  merge_queue: 'in the merge queue',
  deploy_wait: 'merged and waiting for production',
  ci_queue: 'waiting for a runner',
  ci_never_started: 'waiting for a job that never started',
  ci_flaky: 'waiting for a flaky job to turn green',
} as const
export type Cause = keyof typeof causes

/** One wait of one change, or of one job. */
export interface Wait {
  cause: Cause
  /** When it was over; milliseconds since 1970. */
  at: number
  elapsedMs: number
  /** In the team's working time; null of jobs, which run at night as well. */
  workingMs: number | null
  /** Whose change it was, by number; null where nobody can tell. */
  who: number | null
  /** What may explain it, by factor. */
  factors: Readonly<Partial<Record<Factor, readonly string[]>>>
}

/** All waits of one cause, and enough of them to tell what they hang on. */
export interface Lot {
  cause: Cause
  n: number
  elapsedMs: number
  /** Null of jobs. */
  workingMs: number | null
  /** Whose changes waited; empty of jobs. */
  people: ReadonlySet<number>
  /** All of them, or some evenly drawn over the time: about `sampleMax` at most. */
  sample: readonly Wait[]
}

/** What they hang on is seen as well in so many; more only take longer. */
export const sampleMax = 3_000

export const factors = ['component', 'size', 'weekday', 'queue', 'workflow'] as const
export type Factor = (typeof factors)[number]
