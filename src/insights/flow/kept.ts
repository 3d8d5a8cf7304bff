/** Whether what is kept of a flow is as it would be made now, or near enough. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'

/** What it is made from: how often a forge told something, and all else. */
export interface MadeFrom {
  telling: number
  from: string
}

/**
 * While somebody makes it anew behind what forges send, it may be behind them by some seconds, where the wish says so: else each page
 * would make all again after each delivery. Never behind what people set or corrected, nor behind a scan.
 */
export async function isKept(
  { db }: Facts,
  table: 'flow_state' | 'flow_ci_state',
  {
    repositoryId,
    made,
    mayBeBehind,
  }: { repositoryId: number; made: MadeFrom; mayBeBehind: boolean },
): Promise<boolean> {
  const { rows } = await sql`
    select from ${sql.table(`forge.${table}`)} where repository_id = ${repositoryId} and made_from = ${made.from}
      and (telling = ${made.telling} or (${mayBeBehind}::boolean and exists (select from forge.flow_attended where until > now())))`.execute(
    db,
  )
  return rows.length > 0
}

/** Says that it is made behind what forges send, for so long, in seconds. */
export async function attendFlow({ pool }: Pick<Facts, 'pool'>, seconds: number): Promise<void> {
  await pool.query(
    `insert into forge.flow_attended (until) values (now() + make_interval(secs => $1))
     on conflict (only_one) do update set until = excluded.until`,
    [seconds],
  )
}
