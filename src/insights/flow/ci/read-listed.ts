/** What a forge says of a few jobs that are listed, beside what is kept of them. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import { inMs } from '#facts/reading/in-ms.ts'
import { rounded } from '#std/spread.ts'
import { jobOnForge, type ForgePlace } from '../forge-address.ts'
import { jobFlags } from './job.ts'
import { outcomeWord, type FlowJob } from './job-shape.ts'
import { whyNotCounted, type ListedJob } from './listed.ts'

interface Listed {
  repositoryId: number
  repository: string
  job: ListedJob
}

interface Row {
  place: string
  runId: string
  attempt: number
  startedAt: number | null
  endedAt: number | null
}

export async function jobsTold(
  { db }: Facts,
  listed: readonly Listed[],
  {
    word,
    places,
  }: { word: (id: number) => string | null; places: ReadonlyMap<number, ForgePlace> },
): Promise<FlowJob[]> {
  const ids = listed.map(({ repositoryId }) => repositoryId)
  const jobs = listed.map(({ job }) => job.id)
  const { rows } = await sql<Row>`
    select repository_id || ' ' || job_id as place, run_id::text as "runId", attempt,
      ${inMs('started_at')} as "startedAt", ${inMs('ended_at')} as "endedAt"
    from forge.job where (repository_id, job_id) in (select * from unnest(${ids}::int[], ${jobs}::bigint[]))`.execute(
    db,
  )
  const rowOf = new Map(rows.map((row) => [row.place, row]))
  // One that is gone since was taken away with its project.
  return listed.flatMap((one) => {
    const row = rowOf.get(`${one.repositoryId} ${one.job.id}`)
    return row === undefined ? [] : [told(one, row, { word, place: places.get(one.repositoryId) })]
  })
}

function told(
  { repository, job }: Listed,
  { runId, attempt, startedAt, endedAt }: Row,
  { word, place }: { word: (id: number) => string | null; place: ForgePlace | undefined },
): FlowJob {
  const { id, createdAt, queued, ran, lost, flakyWait, outcome, flags } = job
  const because = whyNotCounted(job)
  const has = (flag: number) => (flags & flag) > 0
  return {
    ...{ repository, id, runId, attempt, workflow: word(job.workflow), name: word(job.name) },
    ...{ queue: word(job.queue), createdAt: createdAt < 0 ? null : momentOf(createdAt * 1000) },
    ...{ startedAt: momentOf(startedAt), endedAt: momentOf(endedAt) },
    ...{ outcome: outcomeWord(outcome), unit: 'minutes', waited: minutes(queued) },
    ...{ ran: minutes(ran), lost: minutes(lost), untilGreen: minutes(flakyWait) },
    flags: {
      ...{ neverStarted: lost >= 0, flaky: has(jobFlags.flakyFailure) },
      ...{ rerun: has(jobFlags.rerun), leftOut: has(jobFlags.leftOut) },
    },
    ...{ isCounted: because === null, because },
    url: place === undefined ? null : jobOnForge(place, { id, runId }),
  }
}

function momentOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}

function minutes(seconds: number): number | null {
  return seconds < 0 ? null : rounded(seconds / 60)
}
