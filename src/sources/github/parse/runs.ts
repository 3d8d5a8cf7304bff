/** Runs and jobs of GitHub Actions. */
import { z } from 'zod'
import type { JobSeen, RunSeen } from '#facts/forge/seen.ts'
import { id, name, number, oid, text, time, word } from './fields.ts'

const attempt = z.int().min(1).max(32_767).catch(1)
const conclusion = word.nullable().catch(null)
const Place = z.object({ id }).nullable().catch(null)

const Run = z.object({
  id,
  run_attempt: attempt,
  name,
  path: name,
  event: name,
  head_branch: name,
  head_sha: oid,
  status: word,
  conclusion,
  created_at: time,
  run_started_at: time,
  updated_at: time,
  repository: Place,
  head_repository: Place,
  pull_requests: z
    .array(
      z
        .object({
          number,
          head: z.object({ ref: name, repo: Place }),
          base: z.object({ repo: Place }),
        })
        .nullable()
        .catch(null),
    )
    .nullable()
    .catch(null),
})

/** The attempt that the answer is about, which in a list is the last. Its end is `updated_at`, which moves on when logs are deleted: readers take it where its jobs agree. */
export function runSeen(raw: unknown): RunSeen {
  const run = Run.parse(raw)
  return {
    ...{ id: run.id, attempt: run.run_attempt, workflow: run.name ?? run.path },
    ...{ trigger: run.event, branch: run.head_branch, oid: run.head_sha },
    ...{ status: run.status, conclusion: run.conclusion },
    ...{ createdAt: run.created_at, startedAt: run.run_started_at },
    endedAt: run.status === 'completed' ? run.updated_at : null,
    requestNumber: requestOf(run),
    version: run.updated_at ?? run.run_started_at ?? run.created_at ?? 0,
  }
}

/** GitHub lists whatever request is open for such a branch, also one of a fork that never ran it. */
function requestOf(run: z.output<typeof Run>): number | null {
  if (!run.event?.startsWith('pull_request')) return null
  const own = (run.pull_requests ?? []).filter(
    (pull) =>
      pull !== null &&
      pull.base.repo?.id === run.repository?.id &&
      pull.head.repo?.id === run.head_repository?.id &&
      pull.head.ref === run.head_branch,
  )
  return own.length === 1 ? (own[0]?.number ?? null) : null
}

const Job = z.object({
  id,
  run_id: id,
  run_attempt: attempt,
  name,
  labels: z.array(text(100)).catch([]),
  runner_id: z.union([z.int(), z.string()]).nullable().optional().catch(undefined),
  runner_name: z.string().nullable().optional().catch(undefined),
  runner_group_name: name,
  workflow_name: name,
  head_sha: oid,
  steps: z.array(z.unknown()).nullable().optional().catch(undefined),
  status: word,
  conclusion,
  created_at: time,
  started_at: time,
  completed_at: time,
})

/** Each attempt has jobs of its own. One that was taken over from an attempt before bears its old times: it started before it was made. */
export function jobSeen(raw: unknown): JobSeen {
  const job = Job.parse(raw)
  const isOver = job.status === 'completed'
  const labels = job.labels.filter((label) => label !== '').toSorted()
  return {
    ...{ id: job.id, runId: job.run_id, attempt: job.run_attempt },
    ...{ workflow: job.workflow_name, name: job.name, oid: job.head_sha },
    queue: labels.length > 0 ? labels.join(', ') : job.runner_group_name,
    ...{ status: job.status, conclusion: job.conclusion, createdAt: job.created_at },
    startedAt: hasStarted(job) ? job.started_at : null,
    endedAt: isOver ? job.completed_at : null,
    version: versionOf(job, isOver),
  }
}

/** GitHub fills `started_at` in of jobs that wait, and of those that were skipped or cancelled before a runner took them. */
function hasStarted(job: z.output<typeof Job>): boolean {
  if (waits.has(job.status) || job.conclusion === 'skipped') return false
  if (job.status !== 'completed') return true
  const isKnown = job.runner_id !== undefined || job.runner_name !== undefined
  const hadRunner = Boolean(Number(job.runner_id ?? 0)) || Boolean(job.runner_name)
  return !isKnown || hadRunner || job.steps?.length !== 0
}

const waits = new Set(['queued', 'waiting', 'pending', 'requested'])

/** A job has no time of its last change. Of two sightings in one second the one that is further on holds. */
function versionOf(job: z.output<typeof Job>, isOver: boolean): number {
  const at = Math.max(job.created_at ?? 0, job.started_at ?? 0, job.completed_at ?? 0)
  return at + (isOver ? 2 : job.status === 'in_progress' ? 1 : 0)
}
