/**
 * From what a forge tells of jobs to what numbers tell of them. Pure.
 *
 * A wait for a runner is told of first attempts alone: what a forge says was created when a job is run again, is not the same
 * everywhere. A job that was taken over from an earlier attempt did not run. Clocks of runners may be off by two seconds.
 */
import { jobFlags, outcomes, type Job, type Outcome } from './job.ts'

/** Seconds since 1970; -1 where there is none. */
export interface SeenJob extends Pick<Job, 'idHigh' | 'idLow'> {
  workflow: number
  name: number
  queue: number
  attempt: number
  createdAt: number
  startedAt: number
  endedAt: number
  /** Of its run; -1 while it runs, or where the run was not told of. */
  runEndedAt: number
  outcome: Outcome
  /** Tells commits apart; -1 where it is not known. */
  commit: number
  isLeftOut: boolean
  /** People said that its failure was no chance. */
  isNotFlaky: boolean
}

const slackSeconds = 2

export function judged(seen: readonly SeenJob[]): Job[] {
  const jobs = seen.map(judgedAlone)
  for (const group of alike(seen)) markFlaky(seen, jobs, group)
  return jobs
}

function judgedAlone(seen: SeenJob): Job {
  const { workflow, name, queue, attempt, createdAt, isLeftOut, idHigh, idLow } = seen
  const flags = (attempt > 1 ? jobFlags.rerun : 0) | (isLeftOut ? jobFlags.leftOut : 0)
  const outcome = isCarriedOver(seen) ? outcomes.carriedOver : seen.outcome
  const told = {
    ...{ idHigh, idLow, workflow, name, queue, createdAt, outcome, flags },
    flakyWait: -1,
  }
  if (outcome === outcomes.skipped || outcome === outcomes.carriedOver)
    return { ...told, queued: -1, ran: -1, lost: -1 }
  return { ...told, queued: queuedOf(seen), ran: ranOf(seen), lost: lostOf(seen) }
}

/** Running failed jobs again copies the others into the new attempt: they were made anew, and had started before that. */
function isCarriedOver({ attempt, createdAt, startedAt, outcome }: SeenJob): boolean {
  const startedBefore = startedAt >= 0 && createdAt >= 0 && startedAt < createdAt - slackSeconds
  return outcome === outcomes.carriedOver || (attempt > 1 && startedBefore)
}

function queuedOf({ attempt, createdAt, startedAt }: SeenJob): number {
  if (attempt > 1 || createdAt < 0 || startedAt < 0) return -1
  const waited = startedAt - createdAt
  return waited < -slackSeconds ? -1 : Math.max(0, waited)
}

function ranOf({ startedAt, endedAt }: SeenJob): number {
  if (startedAt < 0 || endedAt < 0) return -1
  const ran = endedAt - startedAt
  return ran < -slackSeconds ? -1 : Math.max(0, ran)
}

function lostOf({ startedAt, createdAt, runEndedAt, endedAt, outcome }: SeenJob): number {
  const over = runEndedAt >= 0 ? runEndedAt : endedAt
  if (startedAt >= 0 || createdAt < 0 || over < 0 || outcome === outcomes.running) return -1
  return Math.max(0, over - createdAt)
}

/** Places of jobs of one workflow, one name and one commit, where there are several. */
function alike(seen: readonly SeenJob[]): number[][] {
  const groups = new Map<string, number[]>()
  for (const [place, job] of seen.entries()) {
    const { workflow, name, commit, outcome } = job
    // What never started found no runner: that says nothing of its tests.
    if (isCarriedOver(job) || lostOf(job) >= 0 || job.isNotFlaky) continue
    if (commit < 0 || name === 0 || !(outcome === outcomes.success || outcome === outcomes.failure))
      continue
    const key = `${workflow} ${name} ${commit}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [place])
    else group.push(place)
  }
  return [...groups.values()].filter(({ length }) => length > 1)
}

function markFlaky(seen: readonly SeenJob[], jobs: Job[], group: readonly number[]): void {
  const ended = (place: number) => seen[place]?.endedAt ?? -1
  const of = (outcome: Outcome) =>
    group.filter((place) => seen[place]?.outcome === outcome).sort((a, b) => ended(a) - ended(b))
  const [failures, successes] = [of(outcomes.failure), of(outcomes.success)]
  if (failures.length === 0 || successes.length === 0) return
  for (const place of failures) {
    const job = jobs[place]
    if (job !== undefined) job.flags |= jobFlags.flakyFailure
  }
  const [firstFailure] = failures
  const since = firstFailure === undefined ? -1 : ended(firstFailure)
  const green = successes.find((place) => ended(place) >= since)
  const job = green === undefined ? undefined : jobs[green]
  if (job !== undefined && green !== undefined && since >= 0) job.flakyWait = ended(green) - since
}
