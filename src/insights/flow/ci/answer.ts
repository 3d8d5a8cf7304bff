/** What CI takes and where it waits, in one pass over the jobs of a window. Pure. */
import { quantile, wilson } from '#std/statistics.ts'
import { rounded, spreadMin } from '#std/spread.ts'
import { eachJob, jobFlags, outcomes, type Job } from './job.ts'
import type { CiAnswer, JobsTold } from './shape.ts'

export interface CiQuestion {
  /** Of the jobs' creation: seconds since 1970; null for no limit. */
  from: number | null
  to: number | null
  /** How many names are told one by one. */
  limit: number
  /** The name behind a number: what is equal is in the order of names, for numbers hang on what was heard of first. */
  word: (id: number) => string | null
}

type Told = JobsTold &
  Pick<CiAnswer, 'n' | 'leftOut' | 'weeks'> & {
    items: (JobsTold & { workflow: number; name: number })[]
    queues: { queue: number; n: number; wait: CiAnswer['queue'] }[]
  }

/** Words are still numbers in it. `of` tells apart the words of several repositories. */
export function ciAnswer(kept: readonly Buffer[], { from, to, limit, word }: CiQuestion): Told {
  const byWord = (a: number, b: number) => compare(word(a) ?? '', word(b) ?? '') || a - b
  const all = new Gathered()
  const byName = new Map<number, Gathered>()
  const byQueue = new Map<number, number[]>()
  const byWeek = new Map<number, Gathered>()
  const left = { said: 0, skipped: 0, carriedOver: 0, undated: 0, running: 0 }
  for (const bytes of kept)
    eachJob(bytes, (job) => {
      if (job.createdAt < 0 && (from !== null || to !== null)) return void left.undated++
      if ((from !== null && job.createdAt < from) || (to !== null && job.createdAt > to)) return
      if (job.flags & jobFlags.leftOut) return void left.said++
      if (job.outcome === outcomes.skipped) return void left.skipped++
      if (job.outcome === outcomes.carriedOver) return void left.carriedOver++
      if (job.outcome === outcomes.running) return void left.running++
      all.add(job)
      gathered(byName, job.workflow * 2 ** 26 + job.name).add(job)
      if (job.createdAt >= 0) gathered(byWeek, weekOf(job.createdAt)).add(job)
      if (job.queued >= 0) {
        const waits = byQueue.get(job.queue)
        if (waits === undefined) byQueue.set(job.queue, [job.queued])
        else waits.push(job.queued)
      }
    })
  return {
    ...all.told(),
    n: all.count,
    leftOut: leftOutOf(left),
    items: [...byName]
      .sort(
        ([a, one], [b, other]) =>
          other.ranTotal - one.ranTotal ||
          byWord(Math.floor(a / 2 ** 26), Math.floor(b / 2 ** 26)) ||
          byWord(a % 2 ** 26, b % 2 ** 26),
      )
      .slice(0, limit)
      .map(([key, its]) => ({
        workflow: Math.floor(key / 2 ** 26),
        name: key % 2 ** 26,
        ...its.told(),
      })),
    queues: [...byQueue]
      .sort(([a, one], [b, other]) => other.length - one.length || byWord(a, b))
      .slice(0, limit)
      .map(([queue, waits]) => ({ queue, n: waits.length, wait: spreadOf(waits, 0) })),
    weeks: [...byWeek].sort(([a], [b]) => a - b).map(([week, its]) => its.week(week)),
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function gathered(known: Map<number, Gathered>, key: number): Gathered {
  const its = known.get(key) ?? new Gathered()
  known.set(key, its)
  return its
}

const weekSeconds = 604_800
/** 1970 began on a Thursday. */
const mondayShift = 3 * 86_400

function weekOf(at: number): number {
  return Math.floor((at + mondayShift) / weekSeconds)
}

class Gathered {
  count = 0
  ranTotal = 0
  readonly #ran: number[] = []
  readonly #queued: number[] = []
  #queueUnknown = 0
  #ranUnknown = 0
  #lost = { n: 0, seconds: 0 }
  #failures = 0
  #flaky = { n: 0, seconds: 0, wait: 0 }
  #rerun = { n: 0, seconds: 0 }

  add({ queued, ran, lost, flakyWait, outcome, flags }: Readonly<Job>): void {
    this.count++
    const isRerun = (flags & jobFlags.rerun) > 0
    if (lost >= 0) {
      this.#lost.n++
      this.#lost.seconds += lost
    } else if (ran >= 0) {
      this.#ran.push(ran)
      this.ranTotal += ran
    } else this.#ranUnknown++
    if (queued >= 0) this.#queued.push(queued)
    else if (!isRerun && lost < 0) this.#queueUnknown++
    if (outcome === outcomes.failure && lost < 0) this.#failures++
    if (flags & jobFlags.flakyFailure) {
      this.#flaky.n++
      this.#flaky.seconds += Math.max(0, ran)
    }
    if (flakyWait >= 0) this.#flaky.wait += flakyWait
    if (isRerun && ran >= 0) {
      this.#rerun.n++
      this.#rerun.seconds += ran
    }
  }

  told(): JobsTold {
    const { n, seconds, wait } = this.#flaky
    const isEnough = this.#failures >= spreadMin
    const sure = isEnough ? wilson(n, this.#failures) : null
    return {
      jobs: this.count,
      run: spreadOf(this.#ran, this.#ranUnknown),
      queue: spreadOf(this.#queued, this.#queueUnknown),
      neverStarted: { n: this.#lost.n, hours: rounded(this.#lost.seconds / 3_600) },
      flaky: {
        ...{ failures: n, ofFailures: this.#failures },
        share: isEnough ? rounded(n / this.#failures) : null,
        interval: sure && { low: rounded(sure.low), high: rounded(sure.high) },
        ...{ runnerMinutes: rounded(seconds / 60), waitHours: rounded(wait / 3_600) },
      },
      rerun: { n: this.#rerun.n, runnerMinutes: rounded(this.#rerun.seconds / 60) },
    }
  }

  week(week: number): CiAnswer['weeks'][number] {
    const [run, queue] = [spreadOf(this.#ran, 0), spreadOf(this.#queued, 0)]
    return {
      week: new Date((week * weekSeconds - mondayShift) * 1000).toISOString().slice(0, 10),
      jobs: this.count,
      ...{ runP50: run.p50, queueP50: queue.p50, queueP90: queue.p90 },
      ...{ neverStarted: this.#lost.n, flakyFailures: this.#flaky.n },
    }
  }
}

/** Of seconds, told in minutes. */
function spreadOf(seconds: readonly number[], notMeasurable: number): CiAnswer['run'] {
  const sorted = Float64Array.from(seconds).sort()
  const at = (share: number) =>
    sorted.length < spreadMin ? null : rounded((quantile(sorted, share) ?? 0) / 60)
  return {
    n: sorted.length,
    notMeasurable,
    p50: at(0.5),
    p75: at(0.75),
    p90: at(0.9),
    unit: 'minutes',
  }
}

function leftOutOf(
  left: Record<'said' | 'skipped' | 'carriedOver' | 'undated' | 'running', number>,
) {
  return [
    { what: 'jobs that were skipped', count: left.skipped, why: 'they had nothing to do' },
    {
      what: 'jobs that were taken over from an earlier attempt',
      count: left.carriedOver,
      why: 'they did not run again',
    },
    { what: 'jobs that are not over', count: left.running, why: 'how long they take is not known' },
    { what: 'jobs without a time', count: left.undated, why: 'they may lie outside the window' },
    {
      what: 'jobs that people left out',
      count: left.said,
      why: 'somebody said that they tell nothing; the log says why',
    },
  ].filter(({ count }) => count > 0)
}
