/** A time as milliseconds since 1970, as JavaScript counts them. */
import { sql, type RawBuilder } from 'kysely'

/** `column` may be named with its table, as `e.at`; null stays null. */
export function inMs(column: string): RawBuilder<number | null> {
  return sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`
}
