/**
 * A job of CI as numbers tell it: how long it waited for a runner, how long it ran, whether it ever started, whether it was flaky.
 * Kept as twelve whole numbers of 32 bits, so that 200,000 of them are read in the time of a few rows.
 */

/** Seconds; -1 where it has none. Times are seconds since 1970. */
export interface Job {
  /** The forge's number for it, of 64 bits: its higher half and its lower one. */
  idHigh: number
  idLow: number
  /** Words of the forge's facts; 0 for none. */
  workflow: number
  name: number
  queue: number
  createdAt: number
  /** From created to started, of first attempts alone. */
  queued: number
  /** From started to ended. */
  ran: number
  /** Of a job that never started: from created until its run ended. */
  lost: number
  /** Of the first success on a commit on which the same job had failed: since that failure ended. */
  flakyWait: number
  outcome: Outcome
  flags: number
}

export const outcomes = {
  running: 0,
  success: 1,
  failure: 2,
  cancelled: 3,
  skipped: 4,
  other: 5,
  /** Its result was taken over from an earlier attempt: it did not run. */
  carriedOver: 6,
} as const
export type Outcome = (typeof outcomes)[keyof typeof outcomes]

export const jobFlags = {
  /** Of a second or later attempt. */
  rerun: 1,
  /** It failed on a commit on which the same job succeeded. */
  flakyFailure: 2,
  /** People said that it tells nothing. */
  leftOut: 4,
} as const

/** As decimal text: it may be larger than a number can tell exactly. */
export function jobId({ idHigh, idLow }: Pick<Job, 'idHigh' | 'idLow'>): string {
  return ((BigInt(idHigh) << 32n) | BigInt.asUintN(32, BigInt(idLow))).toString()
}

const width = 12

export function packJobs(jobs: readonly Job[]): Buffer {
  const words = new Int32Array(jobs.length * width)
  for (const [index, job] of jobs.entries())
    words.set(
      [
        ...[job.workflow, job.name, job.queue, job.createdAt, job.queued],
        ...[job.ran, job.lost, job.flakyWait, job.outcome, job.flags],
        ...[job.idHigh, job.idLow],
      ],
      index * width,
    )
  return Buffer.from(words.buffer)
}

/** The same jobs, read where they lie: one view goes over them all, so that none of them is an object of its own. */
export function eachJob(bytes: Buffer, look: (job: Readonly<Job>) => void): void {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Buffer.from(bytes)
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4)
  const job: Job = {
    ...{ workflow: 0, name: 0, queue: 0, createdAt: 0, queued: 0, ran: 0, lost: 0, flakyWait: 0 },
    ...{ outcome: 0, flags: 0, idHigh: 0, idLow: 0 },
  }
  for (let at = 0; at < words.length; at += width) {
    job.workflow = words[at] ?? 0
    job.name = words[at + 1] ?? 0
    job.queue = words[at + 2] ?? 0
    job.createdAt = words[at + 3] ?? 0
    job.queued = words[at + 4] ?? -1
    job.ran = words[at + 5] ?? -1
    job.lost = words[at + 6] ?? -1
    job.flakyWait = words[at + 7] ?? -1
    job.outcome = outcomeFrom(words[at + 8] ?? 0)
    job.flags = words[at + 9] ?? 0
    job.idHigh = words[at + 10] ?? 0
    job.idLow = words[at + 11] ?? 0
    look(job)
  }
}

/** Of the same jobs those that are wanted, in their order. */
export function pickJobs(bytes: Buffer, wants: (job: Readonly<Job>) => boolean): Buffer {
  const picked: Buffer[] = []
  let at = 0
  eachJob(bytes, (job) => {
    if (wants(job)) picked.push(bytes.subarray(at, at + width * 4))
    at += width * 4
  })
  return Buffer.concat(picked)
}

const byNumber: readonly Outcome[] = Object.values(outcomes)

/** One that a newer Cairn wrote is another. */
export function outcomeFrom(number: number): Outcome {
  return byNumber[number] ?? outcomes.other
}
