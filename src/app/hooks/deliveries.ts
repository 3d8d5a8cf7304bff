/**
 * What forges send by themselves: kept as it came before it is answered, so that none is lost, and once, however often it is sent. It
 * is understood later, by whichever process comes first; what is not understood stays, with the reason.
 */
import type pg from 'pg'
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import { enterProject } from '#facts/forge/projects.ts'
import { writeForge } from '#facts/forge/write.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { messageOf } from '#std/errors.ts'
import type { HookSettings, Sender } from './settings.ts'
import { notUnderstood, understood, type Kept } from './understood.ts'

export interface Delivery {
  source: Sender
  id: string
  event: string
  body: Buffer
}

/** Whether it had not come before. */
export async function keepDelivery(
  { pool }: Facts,
  { source, id, event, body }: Delivery,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into forge.delivery (source, delivery_id, event, body, received_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [source, id, event, body, now],
  )
  return rowCount === 1
}

const batch = 200

/** After each attempt that failed for a reason of ours, in minutes: an outage of some hours loses nothing. What fails then still is left for people to look at. */
const pauses = [0.5, 2, 10, 60, 360]

interface Waiting extends Kept {
  id: string
  attempts: number
}

interface Wish {
  hosts: HookSettings['hosts']
  now: Date
}

/** Understands what waits, the oldest first; how many were looked at. Two processes never look at the same one. */
export async function processDeliveries({ pool }: Facts, { hosts, now }: Wish): Promise<number> {
  return onConnectionOf(pool, (client) =>
    transactionOn(client, async () => {
      const { rows } = await client.query<Waiting>(
        `select source, delivery_id as id, event, body, received_at as "receivedAt", attempts from forge.delivery
         where processed_at is null and attempts <= ${pauses.length} and coalesce(try_at, $1) <= $1
         order by received_at limit ${batch} for update skip locked`,
        [now],
      )
      for (const waiting of rows) await processOne(client, waiting, { hosts, now })
      return rows.length
    }),
  )
}

/** One that cannot be written takes nothing else with it. */
async function processOne(
  client: pg.ClientBase,
  waiting: Waiting,
  { hosts, now }: Wish,
): Promise<void> {
  await client.query('savepoint one')
  try {
    const { source: forge } = waiting
    const told = understood(waiting)
    if (told !== null) {
      const { project, batch: seen } = told
      const host = hosts[forge] ?? project.host ?? usualHosts[forge]
      await writeForge(client, await enterProject(client, { forge, ...project, host }), seen)
    }
    const outcome = told === null ? 'nothing' : 'kept'
    await mark(client, waiting, { outcome, problem: null, now })
    await client.query('release savepoint one')
  } catch (error) {
    await client.query('rollback to savepoint one')
    const fault = notUnderstood(error)
    const outcome = fault === undefined ? 'failed' : 'not understood'
    const problem = (fault ?? messageOf(error)).slice(0, 500)
    await mark(client, waiting, { outcome, problem, now })
  }
}

const usualHosts = { github: 'github.com', gitlab: 'gitlab.com', gitea: 'gitea.com' } as const

interface Mark {
  outcome: 'kept' | 'nothing' | 'not understood' | 'failed'
  problem: string | null
  now: Date
}

/** What failed for a reason of ours is tried again, later and later; what is not understood today is not tomorrow. */
async function mark(
  client: pg.ClientBase,
  { source, id, attempts }: Waiting,
  { outcome, problem, now }: Mark,
): Promise<void> {
  const hasFailed = outcome === 'failed'
  const pause = (pauses[attempts] ?? 0) * 60_000
  await client.query(
    `update forge.delivery set attempts = attempts + 1, outcome = $3, problem = $4, processed_at = $5, try_at = $6
     where source = $1 and delivery_id = $2`,
    [
      ...[source, id, outcome, problem, hasFailed ? null : now],
      hasFailed ? new Date(now.getTime() + pause) : null,
    ],
  )
}

const keptDays = 30

/** What was understood is in the facts; its words are let go after a while, and with them who sent it again. */
export async function forgetDeliveries({ db }: Facts, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 24 * 3_600_000)
  await sql`delete from forge.delivery where processed_at < ${before}`.execute(db)
}
