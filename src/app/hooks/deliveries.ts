/**
 * What forges send by themselves: kept as it came before it is answered, so that none is lost, and once, however often it is sent. It
 * is understood later (process.ts); what is not understood stays, with the reason.
 */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import type { Sender } from './settings.ts'

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

const keptDays = 30

/** What was understood is in the facts; its words are let go after a while, and with them who sent it again. */
export async function forgetDeliveries({ db }: Facts, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 24 * 3_600_000)
  await sql`delete from forge.delivery where processed_at < ${before}`.execute(db)
}
