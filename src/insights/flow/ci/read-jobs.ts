/** The jobs that a forge told of, each with the end and the commit of its run; and what is kept of them, made anew where it must be. */
import { sql, type RawBuilder } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import { readPacked } from '#facts/reading/packed.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { isKept, type MadeFrom } from '../kept.ts'
import { outcomeFrom, outcomes, packJobs, type Job } from './job.ts'
import { judged, type SeenJob } from './judge.ts'

/** Raised when the way they are made changes. */
const version = 4

/** As `prepareFlow` does: what is kept may be newer than it says, and older only where the wish lets it be. */
export async function prepareCi(
  facts: Facts,
  repositoryId: number,
  { mayBeBehind = false }: { mayBeBehind?: boolean } = {},
): Promise<void> {
  const made = await madeFrom(facts, repositoryId)
  if (await isKept(facts, 'flow_ci_state', { repositoryId, made, mayBeBehind })) return
  const months = Map.groupBy(judged(await readJobs(facts, repositoryId)), monthOf)
  await onConnectionOf(facts.pool, (client) =>
    transactionOn(client, async () => {
      await client.query('select pg_advisory_xact_lock($1, $2)', [ciLock, repositoryId])
      await client.query('delete from forge.flow_ci where repository_id = $1', [repositoryId])
      for (const [month, jobs] of months)
        await client.query('insert into forge.flow_ci values ($1, $2, $3)', [
          ...[repositoryId, month, packJobs(jobs)],
        ])
      await client.query(
        `insert into forge.flow_ci_state (repository_id, made_from, telling) values ($1, $2, $3)
         on conflict (repository_id) do update set made_from = excluded.made_from, telling = excluded.telling`,
        [repositoryId, made.from, made.telling],
      )
    }),
  )
}

const ciLock = 0x6361_6975

async function madeFrom({ db }: Facts, repositoryId: number): Promise<MadeFrom> {
  const { rows } = await sql<MadeFrom>`
    select coalesce((select telling from forge.project where repository_id = ${repositoryId}), 0) as telling,
      concat_ws(' ', ${version}::int, count(*), count(undone_at)) as "from"
    from forge.correction where repository_id = ${repositoryId}`.execute(db)
  return rows[0] ?? { telling: 0, from: '' }
}

/** The first and the last, both included: year * 12 + month - 1, in UTC; 0 holds what has no time. */
export type Months = readonly [number, number]

/** All jobs of these repositories as bytes, made anew where they are not as they would be made now. */
export async function allJobs(
  facts: Facts,
  repositoryIds: readonly number[],
  months: Months = [0, 2_147_483_647],
): Promise<Buffer[]> {
  for (const id of repositoryIds) await prepareCi(facts, id, { mayBeBehind: true })
  const kept = repositoryIds.map((repositoryId) => keptJobs(facts, { repositoryId, months }))
  return (await Promise.all(kept)).flat()
}

export async function keptJobs(
  { db }: Facts,
  { repositoryId, months }: { repositoryId: number; months: Months },
): Promise<Buffer[]> {
  const { rows } = await sql<{ jobs: Buffer }>`
    select jobs from forge.flow_ci where repository_id = ${repositoryId}
      and month between ${months[0]} and ${months[1]} order by month`.execute(db)
  return rows.map(({ jobs }) => jobs)
}

/** The months of the span of which jobs are kept, in time; 0 is that of jobs without a time. */
export async function keptMonths(
  { db }: Facts,
  { repositoryId, months }: { repositoryId: number; months: readonly [number, number] },
): Promise<number[]> {
  const { rows } = await sql<{ month: number }>`
    select month from forge.flow_ci where repository_id = ${repositoryId}
      and month between ${months[0]} and ${months[1]} order by month`.execute(db)
  return rows.map(({ month }) => month)
}

function monthOf({ createdAt }: Pick<Job, 'createdAt'>): number {
  if (createdAt < 0) return 0
  const day = new Date(createdAt * 1000)
  return day.getUTCFullYear() * 12 + day.getUTCMonth()
}

const outcomeOf = sql`case
  when j.status = 'carried_over' then ${outcomes.carriedOver}::int
  when j.status in ('queued', 'waiting', 'requested', 'pending', 'in_progress', 'running', 'created', 'preparing', 'scheduled', 'manual') then ${outcomes.running}::int
  when j.conclusion = 'success' then ${outcomes.success}::int
  when j.conclusion in ('failure', 'timed_out', 'startup_failure') then ${outcomes.failure}::int
  when j.conclusion = 'cancelled' then ${outcomes.cancelled}::int
  when j.conclusion = 'skipped' then ${outcomes.skipped}::int
  else ${outcomes.other}::int end`

/** Seconds since 1970 as a whole number of 32 bits; -1 for none. */
function seconds(column: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when ${column} is null then -1
    else greatest(-1, least(2147483647, floor(extract(epoch from ${column}))))::int end`
}

/** What a forge says of a run's end may move on long after it, as when logs are deleted: then its jobs say. */
const runEnd = sql`case
  when coalesce(own.ended_at, r.ended_at) <= max(j.ended_at) over attempt + interval '1 day'
    then greatest(coalesce(own.ended_at, r.ended_at), max(j.ended_at) over attempt)
  else coalesce(max(j.ended_at) over attempt, own.ended_at, r.ended_at) end`

const width = 14

async function readJobs({ db }: Facts, repositoryId: number): Promise<SeenJob[]> {
  const numbers = [
    ...[
      sql`coalesce(r.workflow_id, j.workflow_id, 0)`,
      sql`coalesce(j.name_id, 0)`,
      sql`coalesce(j.queue_id, 0)`,
    ],
    ...[sql`j.attempt::int`, seconds(sql`j.created_at`), seconds(sql`j.started_at`)],
    ...[seconds(sql`j.ended_at`), seconds(runEnd), outcomeOf],
    ...[
      sql`case when coalesce(r.oid, j.oid) is null then -1 else dense_rank() over (order by coalesce(r.oid, j.oid))::int end`,
    ],
    said('leave out'),
    said('not flaky'),
  ]
  const columns = sql.join(
    numbers.map((number, index) => sql`${number} as ${sql.ref(`n${index}`)}`),
  )
  const row = sql.join(
    [
      ...numbers.map((_, index) => sql`int4send(${sql.ref(`n${index}`)})`),
      // Two numbers, the higher half first.
      sql`int8send(job_id)`,
    ],
    sql` || `,
  )
  const packed = await readPacked(
    db,
    row,
    sql`(select ${columns}, j.job_id from forge.job j
      left join forge.run own on own.repository_id = j.repository_id and own.run_id = j.run_id and own.attempt = j.attempt
      left join (select distinct on (run_id) run_id, workflow_id, oid, ended_at from forge.run
                 where repository_id = ${repositoryId} order by run_id, attempt desc) r on r.run_id = j.run_id
      where j.repository_id = ${repositoryId}
      window attempt as (partition by j.run_id, j.attempt) order by j.job_id) jobs`,
  )
  return Array.from({ length: packed.length / width }, (_, index) => jobAt(packed, index * width))
}

/** 1 where that was said of it, or of its run. */
function said(what: 'leave out' | 'not flaky'): RawBuilder<unknown> {
  return sql`(exists (select from forge.correction c where c.repository_id = j.repository_id and c.undone_at is null
    and c.says = ${what} and c.subject in ('job ' || j.job_id, 'run ' || j.run_id)))::int`
}

function jobAt(packed: Int32Array, at: number): SeenJob {
  const [workflow = 0, name = 0, queue = 0, attempt = 1, createdAt = -1, ...rest] = packed.subarray(
    at,
    at + width,
  )
  const [startedAt = -1, endedAt = -1, runEndedAt = -1, outcome = 0, commit = -1, ...last] = rest
  const [isLeftOut = 0, isNotFlaky = 0, idHigh = 0, idLow = 0] = last
  return {
    ...{ workflow, name, queue, attempt, createdAt, startedAt, endedAt, runEndedAt, commit },
    ...{ outcome: outcomeFrom(outcome), isLeftOut: isLeftOut === 1, isNotFlaky: isNotFlaky === 1 },
    ...{ idHigh, idLow },
  }
}
