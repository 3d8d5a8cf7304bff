/**
 * What forges send by themselves: kept as it came before it is answered, so that none is lost, and once, however often it is sent. It
 * is understood later, by whichever process comes first; what is not understood stays, with the reason.
 */
import type pg from 'pg'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Facts } from '#facts/facts.ts'
import { enterProject } from '#facts/forge/projects.ts'
import { writeForge } from '#facts/forge/write.ts'
import { transactionOn } from '#facts/transaction.ts'
import { deliveredBy, type Delivered } from '#sources/github/webhook/payload.ts'
import { messageOf } from '#std/errors.ts'
import { parseJson } from '#std/json/parse-json.ts'

export interface Delivery {
  source: 'github'
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
/** What failed so often is left for people to look at. */
const attemptsMax = 5

interface Waiting {
  source: string
  id: string
  event: string
  body: Buffer
}

/** Understands what waits, the oldest first; how many were looked at. Two processes never look at the same one. */
export async function processDeliveries(facts: Facts, host: string): Promise<number> {
  const client = await facts.pool.connect()
  let isWhole = false
  try {
    const count = await transactionOn(client, async () => {
      const { rows } = await client.query<Waiting>(
        `select source, delivery_id as id, event, body from forge.delivery
         where processed_at is null and attempts < ${attemptsMax} order by received_at limit ${batch} for update skip locked`,
      )
      for (const waiting of rows) await processOne(client, waiting, host)
      return rows.length
    })
    isWhole = true
    return count
  } finally {
    client.release(!isWhole)
  }
}

/** One that cannot be written takes nothing else with it. */
async function processOne(client: pg.ClientBase, waiting: Waiting, host: string): Promise<void> {
  await client.query('savepoint one')
  try {
    const { project, batch: told } = understood(waiting)
    if (project !== null && told !== null) {
      const entered = await enterProject(client, { forge: 'github', host, ...project })
      await writeForge(client, entered, told)
    }
    await mark(client, waiting, { outcome: told === null ? 'nothing' : 'kept', problem: null })
  } catch (error) {
    await client.query('rollback to savepoint one')
    const isOurs = !(error instanceof z.ZodError || error instanceof SyntaxError)
    await mark(client, waiting, {
      outcome: isOurs ? 'failed' : 'not understood',
      problem: problemOf(error),
    })
  }
}

function understood({ event, body }: Waiting): Delivered {
  return deliveredBy(event, parseJson(body.toString('utf8')))
}

function problemOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error).slice(0, 500)
  return messageOf(error).slice(0, 500)
}

/** What failed for a reason of ours is tried again; what is not understood today is not tomorrow. */
async function mark(
  client: pg.ClientBase,
  { source, id }: Waiting,
  { outcome, problem }: { outcome: string; problem: string | null },
): Promise<void> {
  await client.query(
    `update forge.delivery set attempts = attempts + 1, outcome = $3, problem = $4,
       processed_at = case when $3 = 'failed' then null else now() end
     where source = $1 and delivery_id = $2`,
    [source, id, outcome, problem],
  )
}

const keptDays = 30

/** What was understood is in the facts; its words are let go after a while, and with them who sent it again. */
export async function forgetDeliveries({ db }: Facts, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 24 * 3_600_000)
  await sql`delete from forge.delivery where processed_at < ${before}`.execute(db)
}
