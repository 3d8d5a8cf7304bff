/** Tells a signal in the transaction of an act: heard when that is done, and not at all when it is not. */
import { sql } from 'kysely'
import type { Ctx } from './ctx.ts'
import { channel, type Signal } from './signals.ts'

export async function tell({ db }: Pick<Ctx, 'db'>, signal: Signal): Promise<void> {
  await sql`select pg_notify(${channel}, ${JSON.stringify(signal)})`.execute(db)
}
