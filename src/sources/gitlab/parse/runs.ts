/** Pipelines, which are runs, and their jobs. */
import { z } from 'zod'
import { id, name, oid, text, time, word } from '#facts/forge/fields.ts'
import type { JobSeen, RunSeen } from '#facts/forge/seen.ts'

const conclusions: Partial<Record<string, string>> = {
  success: 'success',
  failed: 'failure',
  canceled: 'cancelled',
  skipped: 'skipped',
}

/** What waits for something else than a runner waits; what is being cancelled still runs. */
const stillThere: Partial<Record<string, string>> = {
  waiting_for_resource: 'waiting',
  waiting_for_callback: 'waiting',
  canceling: 'running',
}

function stateOf(status: string): { status: string; conclusion: string | null } {
  const conclusion = conclusions[status]
  if (conclusion !== undefined) return { status: 'completed', conclusion }
  return { status: stillThere[status] ?? status, conclusion: null }
}

const Pipeline = z.object({
  id,
  ...{ name, ref: name, source: name },
  sha: oid,
  status: word,
  ...{ created_at: time, started_at: time, finished_at: time, updated_at: time },
})

/** A list does not tell when it began and ended: asked for by itself a pipeline does, and so takes a word from the list. */
export function runSeen(raw: unknown): RunSeen {
  const given = Pipeline.parse(raw)
  const { status, conclusion } = stateOf(given.status)
  const tells = given.started_at !== null || given.finished_at !== null
  return {
    ...{ id: given.id, attempt: 1, workflow: given.name, trigger: given.source },
    ...{ branch: given.ref, oid: given.sha, status, conclusion },
    ...{ createdAt: given.created_at, startedAt: given.started_at },
    endedAt: conclusion === null ? null : given.finished_at,
    requestNumber: requestOf(given.ref),
    version: (given.updated_at ?? given.created_at ?? 0) + (tells ? 1 : 0),
  }
}

/** A pipeline of a request runs on a ref of its own. */
function requestOf(ref: string | null): number | null {
  const digits = /^refs\/merge-requests\/(\d{1,9})\/(head|merge|train)$/.exec(ref ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

const Job = z.object({
  id,
  name,
  status: word,
  tag_list: z.array(text(100)).catch([]),
  queued_duration: z.number().min(0).max(31_536_000).nullable().catch(null),
  ...{ created_at: time, started_at: time, finished_at: time },
  pipeline: z.object({ id, sha: oid }).nullable().catch(null),
  commit: z.object({ id: oid }).nullable().catch(null),
})

const OfPipeline = z.object({
  id,
  name,
  pipeline: z.object({ id }).nullable().catch(null),
})

/** What tells which of several tries of one job it is; null where it does not say. */
export function tryOf(
  raw: unknown,
  parent: string | null,
): { id: string; runId: string; name: string } | null {
  const { data } = OfPipeline.safeParse(raw)
  const runId = data?.pipeline?.id ?? parent
  if (!data || data.name === null || runId === null) return null
  return { id: data.id, name: data.name, runId }
}

/**
 * When a job began to wait for a runner, GitLab tells by how long it waited (`queued_duration`, seconds): its `created_at` is when the
 * pipeline was made, and has the waiting for earlier stages in it. That stands where GitLab, an old version, does not tell how long: the
 * wait is then an upper bound. A retried job is another job of the same name: `attempt` counts them, and has to be told.
 */
export function jobSeen(
  raw: unknown,
  { parent, attempt }: { parent: string | null; attempt: number },
): JobSeen {
  const job = Job.parse(raw)
  const { status, conclusion } = stateOf(job.status)
  const { started_at: startedAt, finished_at, created_at, queued_duration: queued } = job
  const createdAt =
    startedAt !== null && queued !== null ? startedAt - Math.round(queued * 1000) : created_at
  const tags = job.tag_list.filter((tag) => tag !== '').toSorted()
  return {
    ...{ id: job.id, runId: z.string().parse(job.pipeline?.id ?? parent), attempt },
    ...{ workflow: null, name: job.name, oid: job.commit?.id ?? job.pipeline?.sha ?? null },
    queue: tags.length > 0 ? tags.join(', ') : null,
    ...{ status, conclusion, createdAt, startedAt },
    endedAt: conclusion === null ? null : finished_at,
    // Who saw more of its tries knows better which one it is.
    version: Math.max(created_at ?? 0, startedAt ?? 0, finished_at ?? 0) + attempt,
  }
}
