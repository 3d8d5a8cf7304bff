import type pg from 'pg'

/** Where writers under fire store their rows. Two that make it at once wait for each other; `if not exists` alone lets both try. */
export async function makeTable(pool: pg.Pool): Promise<void> {
  await pool.query(
    `begin; select pg_advisory_xact_lock(7);
     create table if not exists chaos (n bigint primary key, filler text); commit`,
  )
}
