/** What deliveries say of pipelines and jobs. Neither tells when it last changed: the latest time in it does, and how far on it is. */
import { z } from 'zod'
import { id, number, text, time } from '#facts/forge/fields.ts'
import type { JobSeen, RunSeen } from '#facts/forge/seen.ts'
import { jobSeen, runSeen } from '../parse/runs.ts'
import { looseOf, withTimes, type Loose } from './as-rest.ts'

const seconds = z.number().min(0).max(31_536_000).nullable().catch(null)

const Told = z.object({ created_at: time, finished_at: time, queued_duration: seconds })
const Times = z.object({ started_at: time, finished_at: time })
const Request = z.object({ iid: number })

/** Jobs in it are left out: which of several tries they are, only a delivery of their own tells. */
export function pipelineDelivered({ object_attributes, merge_request, builds }: Loose): RunSeen {
  const given = withTimes(object_attributes)
  const run = runSeen(given)
  const { created_at, finished_at, queued_duration } = Told.parse(given)
  const isOfRequest = given['source'] === 'merge_request_event'
  return {
    ...run,
    startedAt:
      created_at === null || queued_duration === null ? null : created_at + queued_duration * 1000,
    requestNumber: isOfRequest ? (Request.safeParse(merge_request).data?.iid ?? null) : null,
    version: Math.max(created_at ?? 0, finished_at ?? 0, lastOf(builds)) + howFar(run),
  }
}

function lastOf(builds: unknown): number {
  const times = z
    .array(z.unknown())
    .catch([])
    .parse(builds)
    .map((build) => Times.parse(withTimes(build)))
  return times.reduce((last, one) => Math.max(last, one.started_at ?? 0, one.finished_at ?? 0), 0)
}

const Build = z.object({
  pipeline_id: id,
  retries_count: z.int().min(0).max(32_000).catch(0),
  runner: z
    .object({ tags: z.array(text(100)).catch([]) })
    .nullable()
    .catch(null),
})

/** It tells the tags of the runner that took it, and not what it waits for. An answer does, and holds where both saw the same. */
export function jobDelivered(payload: Loose): JobSeen {
  const told = withTimes(payload)
  const { pipeline_id, retries_count, runner } = Build.parse(payload)
  const raw = {
    ...{ id: told['build_id'], name: told['build_name'], status: told['build_status'] },
    ...{ created_at: told['build_created_at'], started_at: told['build_started_at'] },
    finished_at: told['build_finished_at'],
    queued_duration: told['build_queued_duration'],
    tag_list: runner?.tags ?? [],
    pipeline: { id: pipeline_id, sha: looseOf(payload)['sha'] },
  }
  const job = jobSeen(raw, { parent: pipeline_id, attempt: retries_count + 1 })
  return { ...job, version: job.version - 3 + howFar(job) }
}

function howFar({ status }: { status: string }): number {
  return status === 'completed' ? 2 : status === 'running' ? 1 : 0
}
