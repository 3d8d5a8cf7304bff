/** Runs of actions, which Gitea lists newest first, and their jobs; and releases. Forgejo tells of runs in another way, which is not read. */
import { z } from 'zod'
import { List, readAs } from '#facts/forge/api/answers.ts'
import { totalIn } from '#facts/forge/api/by-time.ts'
import type { PartsManner } from '#facts/forge/api/parts.ts'
import { understoodOf } from '#facts/forge/api/understood.ts'
import { id, time } from '#facts/forge/fields.ts'
import type { Cursor, SyncPage } from '#facts/forge/port.ts'
import { releaseSeen } from '../parse/releases.ts'
import { jobSeen, runSeen } from '../parse/runs.ts'
import { addressOf, type Asked } from './asked.ts'

const Runs = z.object({ total_count: z.int(), workflow_runs: z.array(z.unknown()).nullable() })
/** A run that waits has no time at all. */
const Begun = z.object({ id, started_at: time })

export async function* runPages(asked: Asked, from: Cursor | null): AsyncGenerator<SyncPage> {
  let newest: Cursor | null = null
  let total: number | null = null
  for await (const { body } of asked.api.pages(addressOf(asked, 'actions/runs'))) {
    const told = readAs(Runs, body)
    if (from === null) total ??= told.total_count
    const raw = told.workflow_runs ?? []
    const begun = raw.flatMap((one) => Begun.safeParse(one).data ?? [])
    for (const { id: one, started_at: at } of begun)
      if (at !== null && (newest === null || at > newest.at)) newest = { at, id: one }
    const { seen, leftOut } = understoodOf(raw, runSeen)
    yield { batch: { runs: seen }, read: raw.length, leftOut, total, cursor: null }
    const oldest = begun.findLast(({ started_at: at }) => at !== null)?.started_at ?? null
    if (from !== null && oldest !== null && oldest < from.at) break
  }
  yield { batch: {}, read: 0, leftOut: 0, total, cursor: newest }
}

const Jobs = z.object({ jobs: z.array(z.unknown()).nullable() })

export function jobsOf(asked: Asked): PartsManner {
  return {
    addressOf: ({ id: run }) => addressOf(asked, `actions/runs/${run}/jobs`),
    listIn: (body) => readAs(Jobs, body).jobs ?? [],
    batchOf(raw) {
      const { seen, leftOut } = understoodOf(raw, jobSeen)
      return { batch: { jobs: seen }, leftOut }
    },
  }
}

/** There are few, and old ones are changed at times: all are read each time. */
export async function* releasePages(asked: Asked): AsyncGenerator<SyncPage> {
  let total: number | null = null
  for await (const { body, headers } of asked.api.pages(addressOf(asked, 'releases'))) {
    total ??= totalIn(headers)
    const raw = readAs(List, body)
    const { seen, leftOut } = understoodOf(raw, releaseSeen)
    yield { batch: { releases: seen }, read: raw.length, leftOut, cursor: null, total }
  }
}
