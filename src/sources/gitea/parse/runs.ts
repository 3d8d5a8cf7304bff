/** Runs and jobs of Gitea's and Forgejo's actions. A time that has not come is told as the year 1 or 1970, and so is none. */
import { z } from 'zod'
import { id, name, oid, text, time, word } from '#facts/forge/fields.ts'
import type { JobSeen, RunSeen } from '#facts/forge/seen.ts'

const attempt = z.int().min(1).max(32_767).catch(1)
const conclusion = word
  .transform((given) => given || null)
  .nullable()
  .catch(null)

const Run = z.object({
  id,
  run_attempt: attempt,
  ...{ name, path: name, event: name, head_branch: name },
  head_sha: oid,
  status: word,
  conclusion,
  ...{ created_at: time, started_at: time, completed_at: time },
})

/** Which request it ran for, it does not say. */
export function runSeen(raw: unknown): RunSeen {
  const run = Run.parse(raw)
  const isOver = run.status === 'completed'
  return {
    ...{ id: run.id, attempt: run.run_attempt, workflow: run.name ?? fileOf(run.path) },
    ...{ trigger: run.event, branch: run.head_branch, oid: run.head_sha },
    ...{ status: run.status, conclusion: isOver ? run.conclusion : null },
    ...{ createdAt: run.created_at, startedAt: run.started_at },
    ...{ endedAt: isOver ? run.completed_at : null, requestNumber: null },
    version: versionOf(run),
  }
}

/** `ci.yml@refs/heads/main`: the file, and where it was read. */
function fileOf(path: string | null): string | null {
  return path?.split('@')[0] || null
}

const Job = z.object({
  ...{ id, run_id: id, run_attempt: attempt, name },
  labels: z.array(text(100)).catch([]),
  head_sha: oid,
  status: word,
  conclusion,
  ...{ created_at: time, started_at: time, completed_at: time },
})

export function jobSeen(raw: unknown): JobSeen {
  const job = Job.parse(raw)
  const isOver = job.status === 'completed'
  const labels = job.labels.filter((label) => label !== '').toSorted()
  return {
    ...{ id: job.id, runId: job.run_id, attempt: job.run_attempt },
    ...{ workflow: null, name: job.name, oid: job.head_sha },
    queue: labels.length > 0 ? labels.join(', ') : null,
    ...{ status: job.status, conclusion: isOver ? job.conclusion : null },
    ...{ createdAt: job.created_at, startedAt: job.started_at },
    endedAt: isOver ? job.completed_at : null,
    version: versionOf(job),
  }
}

/** Neither has a time of its last change. Of two sightings in one second the one that is further on holds. */
function versionOf(given: z.output<typeof Run> | z.output<typeof Job>): number {
  const at = Math.max(given.created_at ?? 0, given.started_at ?? 0, given.completed_at ?? 0)
  return at + (given.status === 'completed' ? 2 : given.status === 'in_progress' ? 1 : 0)
}
